// @ts-check
// Without a network, once the page is there: everything that was begun goes on, and what would have to come says so.
import { expect, test } from '../support/fixtures.js';
import { linkOf } from '../support/link.js';

test('a page that is loaded works without a network, and passes figures on once there is one again', async ({ figure, page, complaints }) => {
  await page.goto(`./play/#${linkOf({ data: 'moons.200.10.1', net: '4' })}`);
  await figure.ready();
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);

  await figure.button('Train').click();
  await expect.poll(() => figure.number('step')).toBeGreaterThan(20);
  await figure.button('Pause').click();
  await figure.setting('activation').selectOption('tanh');
  await figure.button('Undo').click();
  await page.evaluate((link) => void (location.hash = link), linkOf({ data: 'circle.200.10.1', net: '8-8', settings: ['step=200'] }));
  await expect.poll(() => figure.number('step')).toBe(200);
  await figure.slider('A: bias').press('ArrowRight');
  await expect(figure.notice).toBeHidden();

  // The dialog comes when it is first asked for: that is said, and no more is lost than that.
  await figure.button('Share').click();
  await expect(figure.notice).toContainText(/\w/);
  await page.context().setOffline(false);
  await figure.button('Share').click();
  await expect(figure.root.getByRole('dialog')).toBeVisible();
  complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(complaint)));
});
