// @ts-check
import { expect, test } from '../support/fixtures.js';
import { figureOn } from '../support/figure.js';
import { THOROUGH } from '../support/thorough.js';
import { TWO_CREASES } from '../support/two_creases.js';

test('a line under the plane tells what its marks mean', async ({ figure }) => {
  await figure.open(TWO_CREASES);
  const legend = figure.root.locator('.legend');
  await expect(legend.getByText('What the marks mean')).toBeVisible();
  await expect(legend.locator('li')).toHaveCount(0);
  await legend.locator('summary').click();
  for (const text of ['Filled: a point to learn from', 'Hollow: a point kept for testing', 'grey band', 'ticks', 'Score 0', 'by letter']) {
    await expect(legend).toContainText(text);
  }
});

test('chapters and frames tell their own marks, and no others', THOROUGH, async ({ page, site }) => {
  /** @type {[address: string, told: string, untold: string][]} */
  const places = [
    ['lossy/', 'Smeared along a line', 'Score 0'],
    ['negative/', 'The place that the numbers are about', 'Hollow'],
    ['range/', 'The straight line that gets the most points right', 'Escape'],
    ['assembly-line/', 'The point that you follow', 'Hollow'],
    ['curves/', 'The largest error, where it is', 'grey band'],
    ['prune/', 'here the score has changed', 'Score 0'],
    ['dying/', 'Here it comes back', 'Hollow'],
    ['leaky/', 'A run that fails', 'grey band'],
    ['snowflake/', 'the crease that comes next', 'grey band'],
    ['embed/?autorun=1#1;net=4;end', 'Hollow', 'Smeared'],
  ];
  for (const [address, told, untold] of places) {
    await page.goto(`${site}${address}`);
    const legend = page.locator('.legend');
    await expect(page.locator('.plane.still').first()).toBeHidden();
    // A frame folds it away, and lets it be once the reader has pressed there.
    if (address.startsWith('embed/')) await page.locator('.rest > summary').click();
    await page.locator('.rest').evaluateAll((all) => all.forEach((rest) => Object.assign(rest, { open: true })));
    await legend.locator('summary').click();
    await expect(legend, address).toContainText(told);
    await expect(legend, address).not.toContainText(untold);
  }
});

test('a readout says what it is on focus and on a press, and not when it is left', async ({ figure, page }) => {
  await figure.open(TWO_CREASES);
  const told = figure.root.getByRole('tooltip');
  const loss = figure.root.locator('.readouts dt', { hasText: 'loss' }).first();
  await loss.focus();
  await expect(told).toContainText('How wrong the network is');
  await page.keyboard.press('Escape');
  await expect(told).toBeHidden();
  const regions = figure.root.locator('.readouts dt', { hasText: 'regions' }).first();
  await regions.click();
  await expect(told).toContainText('Regions in view');
  const [number, box] = [await figure.root.locator('[data-readout="regions"]').boundingBox(), await told.boundingBox()];
  if (!number || !box) throw new Error('nothing is told');
  // Beside the number, not over it.
  expect(box.y >= number.y + number.height - 1 || box.y + box.height <= number.y).toBe(true);
  await figure.button('Step').focus();
  await expect(told).toBeHidden();
});

test('a button that removes a unit by its letter removes no other, and the letters that move up are told', async ({ page, figure }) => {
  await page.goto('./thread/');
  const prune = figureOn(page, page.locator('[data-margin="prune"]'));
  await prune.root.scrollIntoViewIfNeeded();
  const remove = prune.button('Remove E');
  await remove.click();
  await expect(remove).toBeDisabled();
  await prune.button('Undo').click();
  await expect(remove).toBeEnabled();

  await figure.open('1;data=xor.200.10.1;net=3-2;act=relu;end');
  await figure.root.getByRole('button', { name: /fewer.* layer 1/i }).click();
  await expect(figure.root.locator('[data-problem="removed"]')).toContainText('Unit C is gone. The letters after it move up: D is now C, E is now D.');
});

test('the frame fits points that lie anywhere, and leads back to them', async ({ figure, plane }) => {
  await figure.open(TWO_CREASES);
  await figure.root.locator('[data-points] summary').click();
  await figure.root.locator('[data-points] textarea').fill('150,50,0\n190,90,1\n172,70,1');
  await figure.root.locator('[data-action="take-points"]').click();
  const middle = async () => {
    const box = await plane.canvas.boundingBox();
    if (!box) throw new Error('the plane is not shown');
    await figure.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    return figure.pointed();
  };
  const near = await middle();
  expect(Math.abs((near?.x1 ?? 0) - 170)).toBeLessThan(8);
  expect(Math.abs((near?.x2 ?? 0) - 70)).toBeLessThan(8);
  await figure.action('further').click();
  await figure.action('home').click();
  expect(await middle()).toEqual(near);
});
