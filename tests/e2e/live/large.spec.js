// @ts-check
// Links of networks with more regions than a page can draw: they open at once, say what is not exact, and stop nothing.
import { expect, test } from '../support/fixtures.js';

/** Too many regions to build at once, but not to complete. */
const DEEP = '1;data=xor.200.10.1;net=64-64-64-64;act=relu;end';
/** More than there is room for. */
const DEEPER = '1;data=xor.200.10.1;net=64-64-64-64-64-64-64-64;act=relu;end';

test('a network of too many regions is sampled, says so, and is exact at the pointer', async ({ figure, plane, page }) => {
  await page.goto(`./play/#${DEEPER}`);
  const regions = figure.root.locator('data[data-readout="regions"]');
  await expect(regions).toHaveText(/^> \d+,\d{3}$/);
  await expect(regions).toHaveAttribute('value', '');
  await expect(figure.root.locator('[data-readout="linear-regions"]')).toHaveAttribute('value', '');
  await expect(figure.root.locator('[data-summary]')).toContainText(/has more than \d+,\d{3} regions here, too many to draw them all: the picture is drawn from 65 × 65 points/);
  await expect(figure.root).not.toHaveAttribute('data-refining');
  await expect(figure.root.locator('[data-notice]')).toBeHidden();

  await plane.canvas.hover({ position: { x: 200, y: 180 } });
  await expect(figure.root.locator('[data-pointed]')).toContainText(/score .*x1.*x2/);
});

test('a network whose cells take some time is sampled first and exact soon after, until the next edit', async ({ figure, page }) => {
  await page.goto(`./play/#${DEEP}`);
  const regions = figure.root.locator('data[data-readout="regions"]');
  await expect(regions).toHaveAttribute('value', /\d+/, { timeout: 60_000 });
  await expect(figure.root.locator('[data-summary]')).toContainText('crease what you see into');
  const exact = await figure.number('regions');
  await figure.button('New weights').click();
  await expect(regions).toHaveText(/^(> )?\d+,\d{3}$/);
  await figure.button('Undo').click();
  await expect.poll(() => figure.number('regions'), { timeout: 60_000 }).toBe(exact);
});
