// @ts-check
// The run is gone back to, step by step, and on from there.
import { expect, test } from '../support/fixtures.js';

test('the timeline leads back to any step and forward again, by mouse and by keys', async ({ figure, page }) => {
  const first = await figure.open();
  const slider = figure.root.getByLabel('Timeline');
  await expect(slider).toBeDisabled();
  const seen = [first];
  for (let step = 1; step <= 4; step += 1) {
    await figure.button('Step').click();
    seen.push(await figure.numbers());
  }
  await expect(figure.root.locator('[data-timeline-value]')).toHaveText('step 4 of 4');
  await slider.fill('1');
  expect(await figure.numbers()).toEqual(seen[1]);
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  expect(await figure.numbers()).toEqual(seen[2]);
  await page.keyboard.press('End');
  expect(await figure.numbers()).toEqual(seen[4]);
  await page.keyboard.press('Home');
  expect(await figure.numbers()).toEqual(seen[0]);
  await expect(figure.root.locator('[data-timeline-value]')).toHaveText('step 0 of 4');

  // The same way again, and the rest of it is forgotten.
  await figure.button('Step').click();
  expect(await figure.numbers()).toEqual(seen[1]);
  await expect(figure.root.locator('[data-timeline-value]')).toHaveText('step 1 of 1');
});

test('scrubbing pauses a run, and a link opens with the way it came', async ({ figure }) => {
  await figure.open('1;data=circle.200.10.1;net=8;act=relu;step=500;end');
  const slider = figure.root.getByLabel('Timeline');
  await expect(slider).toHaveAttribute('max', '500');
  await figure.button('Train').click();
  await expect.poll(() => figure.number('step')).toBeGreaterThan(600);
  await slider.fill('100');
  await expect(figure.button('Train')).toBeVisible();
  expect(await figure.number('step')).toBe(100);
});
