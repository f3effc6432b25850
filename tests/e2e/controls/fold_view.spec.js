// @ts-check
// The folded plane in the workshop: in the plane's place, on request, without moving what is pressed; by keys, and refused in words.
import { expect, test } from '../support/fixtures.js';

test.use({ viewport: { width: 1280, height: 720 } });

test('the plane is folded in its place, one screen high, and Train stays where it is', async ({ page }) => {
  await page.goto('./play/#1;data=xor.200.10.1;net=8-8;act=relu;step=300;end');
  const root = page.locator('[data-chapter="sandbox"]');
  const train = root.locator('[data-action="train"]');
  const plane = root.locator('canvas[data-figure="plane"]');
  await expect(root.locator('[data-readout="regions"]')).not.toHaveText('–');
  const before = [await train.boundingBox(), await plane.boundingBox()];
  const views = root.locator('[data-views]');
  await views.selectOption('fold');
  const sheet = root.locator('canvas[data-figure="fold"]');
  await expect(sheet).toBeVisible();
  await expect(plane).toBeHidden();
  expect(await train.boundingBox()).toEqual(before[0]);
  expect(await root.locator('[data-later-figure="fold"]').boundingBox()).toEqual(before[1]);
  const told = root.locator('[data-fold-summary]');
  await expect(told).toContainText('Layer 1 of 2, G across and H up.');
  // By keys.
  await sheet.focus();
  await page.keyboard.press('End');
  await expect(told).toContainText('Layer 2 of 2, O across and P up.');
  await page.keyboard.press(',');
  await expect(told).toContainText('90.0 % of the way to layer 2');
  await expect(page).toHaveURL(/;fold=1\.9;/);
  await page.keyboard.press('Home');
  await expect(told).toContainText('The plane itself. No two spots lie on each other.');
  await page.keyboard.press('ArrowRight');
  await expect(told).toContainText('One spot lies where you point.');
  // By the slider and the lists.
  await root.locator('[data-fold-steps]').fill('1');
  await root.locator('[data-fold-axis="across"]').selectOption('A');
  await expect(told).toContainText('A across and H up');
  await expect(page).toHaveURL(/;fold=1,0\.7;/);
  await views.selectOption('plane');
  await expect(sheet).toBeHidden();
  await expect(plane).toBeVisible();
});

test('what cannot be folded says why', async ({ page }) => {
  await page.goto('./play/#1;data=xor.200.10.1;net=1;act=relu;end');
  const root = page.locator('[data-chapter="sandbox"]');
  await root.locator('[data-views]').selectOption('fold');
  const why = root.locator('[data-later-figure="fold"] [data-view-problem]');
  await expect(why).toHaveText('Layer 1 has one unit, so it passes on one number: the plane becomes a line, and there is no sheet to see. Add a unit to it.');
  await root.locator('select[data-setting="activation"]').selectOption('gelu');
  await expect(why).toContainText('This activation is smooth');
  await root.locator('select[data-setting="activation"]').selectOption('relu');
  await root.getByRole('button', { name: 'One unit more in layer 1' }).click();
  await expect(why).toBeHidden();
});
