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

test('whatever would have to come says that it did not, and comes once there is a network again', async ({ figure, page, complaints }) => {
  await page.goto('./play/');
  await figure.ready();
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  const { root, notice } = figure;
  const door = root.locator('[data-file-door]');
  const points = { name: 'points.csv', mimeType: 'text/csv', buffer: Buffer.from('x1,x2,label\n0,0,0\n1,1,1\n0.5,1,0\n') };
  const close = () => notice.getByRole('button', { name: 'Close' }).click();

  await door.locator('summary').first().click();
  await expect(notice).toHaveAttribute('data-problem', '');
  await expect(notice).toContainText('did not come');
  await close();
  await door.locator('input[type="file"]').setInputFiles(points);
  await expect(notice).toContainText('did not come');
  await close();
  const view = root.locator('[data-views]');
  await view.selectOption('surface');
  await expect(notice).toContainText('did not come');
  await expect(view).toHaveValue('plane');
  await close();
  const marks = root.locator('details.legend').first();
  await marks.locator('summary').click();
  await expect(notice).toContainText('did not come');
  await close();

  await page.context().setOffline(false);
  await door.locator('input[type="file"]').setInputFiles(points);
  await expect(door.locator('[data-file-preview]')).toContainText('3 rows, 3 columns');
  await marks.locator('summary').click();
  await marks.locator('summary').click();
  await expect(marks.locator('li').first()).toBeVisible();
  await view.selectOption('surface');
  await expect(root.locator('[data-later-figure="surface"] canvas')).toBeVisible();
  complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(complaint)));
});
