// @ts-check
// The units' views in the workshop: in the plane's place, on request, without moving what is pressed; and dead units removed.
import { expect, test } from '../support/fixtures.js';

test.use({ viewport: { width: 1280, height: 720 } });

test('the views stand in the place of the plane, one screen high, and Train stays where it is', async ({ page }) => {
  await page.goto('./play/');
  const root = page.locator('[data-chapter="sandbox"]');
  const train = root.locator('[data-action="train"]');
  const plane = root.locator('canvas[data-figure="plane"]');
  await expect(root.locator('[data-readout="regions"]')).not.toHaveText('–');
  const before = [await train.boundingBox(), await plane.boundingBox()];
  const view = root.locator('[data-views]');
  await view.selectOption('units');
  const views = root.locator('canvas[data-figure="units"]');
  await expect(views).toBeVisible();
  await expect(plane).toBeHidden();
  expect(await train.boundingBox()).toEqual(before[0]);
  expect(await views.boundingBox()).toEqual(before[1]);
  await expect(root.locator('[data-units-summary]')).toContainText('Layer 1, 4 units: off in ');
  // By keys and by pointer.
  await views.focus();
  await page.keyboard.press('c');
  await expect(root.locator('[data-card-title]')).toHaveText('Unit C, layer 1');
  await page.keyboard.press('ArrowLeft');
  await expect(root.locator('[data-card-title]')).toHaveText('Unit B, layer 1');
  await views.click({ position: { x: 60, y: 100 } });
  await expect(root.locator('[data-card-title]')).toHaveText('Unit A, layer 1');
  await view.selectOption('plane');
  await expect(views).toBeHidden();
  expect(await plane.boundingBox()).toEqual(before[1]);
});

test('each view has its own sentence, keys and legend, and a choice says beforehand what it lacks', async ({ page }) => {
  await page.goto('./play/');
  const root = page.locator('[data-chapter="sandbox"]');
  const view = root.locator('[data-views]');
  const [head, foot] = [root.locator('.workshop-head'), root.locator('.foot-of-plane')];
  await expect(root.locator('[data-readout="regions"]')).not.toHaveText('–');
  await view.focus();
  /** @param {string} value */
  const label = (value) => view.evaluate((select, of) => [...(/** @type {HTMLSelectElement} */ (select).options)].find((option) => option.value === of)?.label, value);
  await expect.poll(() => label('line')).toBe('line (needs one input)');
  expect(await label('fold')).toBe('fold');
  for (const [name, says, mark] of [
    ['units', 'Each square is the whole plane', 'how many of the sums are below 0'],
    ['fold', 'The plane as the layer lays it', 'How far right'.toLowerCase()],
    ['surface', 'The score is the height here', 'raised to their score'],
  ]) {
    await view.selectOption(name);
    await expect(head).toContainText(says);
    await expect(head.getByText('Each lettered line')).toBeHidden();
    await expect(foot.locator('.key-line:visible')).toHaveCount(1);
    await expect(foot.locator('.key-line:visible')).not.toContainText('Space');
    await foot.locator('summary:visible').click();
    await expect(foot.locator('li:visible', { hasText: mark })).toBeVisible();
    await expect(foot.locator('li:visible', { hasText: 'grey band' })).toHaveCount(0);
  }
  await view.selectOption('plane');
  await expect(head).toContainText('Each lettered line');
  await expect(head.getByText('The score is the height')).toBeHidden();
  // Along one input it is the others that lack something.
  await root.locator('[data-setting="data"]').selectOption('sine');
  await view.blur();
  await view.focus();
  await expect.poll(() => label('fold')).toBe('fold (needs two inputs)');
  expect(await label('line')).toBe('line');
});

test('dead units are removed, which changes nothing on the points, and says so', async ({ page }) => {
  await page.goto('./play/#1;data=xor.200.10.1;test=0;net=8-8;act=relu;init=he;seed=192;opt=sgd;lr=2;step=67;end');
  const root = page.locator('[data-chapter="sandbox"]');
  const button = root.getByRole('button', { name: 'Remove dead units' });
  await expect(root.locator('[data-readout="dead-units"]')).toHaveText('3');
  const loss = await root.locator('[data-readout="loss"]').getAttribute('value');
  await expect(button).toBeEnabled();
  await button.click();
  await expect(root.locator('[data-notice], .notice').first()).toContainText('H, L and N are gone; 13 units left. Largest change of the score on the training points: 0');
  await expect(root.locator('[data-notice], .notice').first()).toContainText('The letters after them move up: I is now H, J is now I, K is now J, M is now K and so on.');
  await expect(root.locator('[data-readout="dead-units"]')).toHaveText('0');
  expect(await root.locator('[data-readout="loss"]').getAttribute('value')).toBe(loss);
  await expect(button).toBeDisabled();
});
