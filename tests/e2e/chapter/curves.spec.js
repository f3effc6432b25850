// @ts-check
// The chapter of the sine: each step misses it by what it says, hinges and slopes are moved by keys, fields and fingers.
import { expect, test } from '../support/fixtures.js';
import { swipe, between } from '../support/finger.js';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
const curvesOn = (page) => {
  const root = page.locator('[data-chapter="curves"]');
  const figure = root.locator('.chapter-figure');
  /** @param {string} name */
  const number = async (name) => {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    return Number(await figure.locator(`figcaption data[data-live="${name}"]`).getAttribute('value'));
  };
  return {
    root,
    figure,
    number,
    canvas: root.locator('canvas[data-figure="line"]'),
    goal: root.locator('[data-goal="follow-curve"]'),
    /** @param {string} letters @param {'hinge' | 'slope'} what */
    field: (letters, what) => root.getByRole('spinbutton', { name: what === 'hinge' ? `${letters} begins at` : `slope of ${letters}` }),
    async open() {
      await page.goto('./curves/');
      await expect(root.locator('[data-goal-status]')).not.toBeEmpty();
    },
  };
};

test('every step of the construction shows the error that it says', async ({ page }) => {
  const { root, figure, open } = curvesOn(page);
  await open();
  const here = figure.locator('[data-step-here]');
  await expect(here).toContainText('Step 2 of 10. A begins at −1.');
  const steps = root.locator('.construction > li');
  await root.getByRole('button', { name: 'Nothing yet' }).click();
  const next = figure.getByRole('button', { name: 'Next step' });
  for (let place = 0; place < (await steps.count()); place += 1) {
    if (place > 0) await next.click();
    await expect(here).toContainText(`Step ${place + 1} of 10.`);
    const said = steps.nth(place).locator('.error');
    if ((await said.count()) === 0) continue;
    await expect(figure.locator('figcaption data[data-live="largest-error"]')).toHaveText(await said.innerText());
  }
});

test('by keys: what lies left of a hinge stays, and steeper slopes reach the goal', async ({ page }) => {
  const { root, canvas, goal, number, field, figure, open } = curvesOn(page);
  await open();
  await root.getByRole('button', { name: 'C begins at 0.5' }).click();
  await expect.poll(() => number('largest-error')).toBeCloseTo(0.2105, 3);
  await expect(goal).not.toHaveClass(/reached/);
  // The step that asks to drag C chooses it.
  await figure.getByRole('button', { name: 'Next step' }).click();
  await canvas.focus();
  const before = await field('A', 'hinge').inputValue();
  await page.keyboard.press('.');
  await page.keyboard.press('.');
  await expect.poll(async () => Number(await field('C', 'hinge').inputValue())).toBeGreaterThan(0.5);
  expect(await field('A', 'hinge').inputValue()).toBe(before);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  for (const [letters, slope] of [['A', '-2.27'], ['B', '4.54'], ['C', '-4.54']]) {
    await field(letters, 'slope').fill(slope);
    await page.keyboard.press('Tab');
  }
  await expect.poll(() => number('largest-error')).toBeCloseTo(0.1398, 3);
  await expect(goal).toHaveClass(/reached/);
  await expect(goal).toHaveAttribute('data-tier', 'silver');
  await canvas.focus();
  await page.keyboard.press('c');
  await page.keyboard.press(']');
  await expect.poll(async () => Number(await field('C', 'slope').inputValue())).toBeLessThan(-4.54);
});

test('training moves the hinges from where they were drawn', async ({ page }) => {
  const { root, canvas, number, open } = curvesOn(page);
  await open();
  await root.getByRole('button', { name: 'Random hinges' }).click();
  const start = await number('largest-error');
  expect(start).toBeGreaterThan(1);
  await canvas.focus();
  await page.keyboard.press('Space');
  await expect.poll(() => number('largest-error')).toBeLessThan(0.3);
});

test('the small figure of the plane is zoomed by itself', async ({ page }) => {
  const { root, number, open } = curvesOn(page);
  await open();
  const small = root.locator('[data-margin="round"]');
  const regions = small.locator('[data-readout="regions"]');
  await expect(regions).toHaveAttribute('value', '27');
  await small.scrollIntoViewIfNeeded();
  await small.hover();
  await expect(small.locator('.still')).toBeHidden();
  for (let press = 0; press < 8; press += 1) await small.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(async () => Number(await regions.getAttribute('value'))).toBeLessThan(8);
  expect(await number('largest-error')).toBeCloseTo(4.21, 2);
});

test.describe('by finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a tag is tapped and dragged, the square changes the slope, and a swipe scrolls', async ({ page }) => {
    const { root, canvas, field, open } = curvesOn(page);
    await open();
    /** Places on the figure in the middle of the window, as crate/src/layout/projection.rs has it: of −1.25 to 1.25, and of 5 to −5. */
    const placed = async () => {
      await canvas.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      const box = await canvas.boundingBox();
      if (!box) throw new Error('the figure is not shown');
      const [left, width, top, bottom] = [box.x + 38, box.width - 38 - 16, box.y + 16, box.y + box.height - 32];
      const yOf = (/** @type {number} */ y) => top + ((5 - y) / 10) * (bottom - top);
      return { left, width, bottom, yOf, tag: { x: left + width * 0.1, y: bottom } };
    };
    const { tag } = await placed();
    // Nothing is in hand before a tap: a swipe from the tag scrolls the page.
    const scrolled = await page.evaluate(() => scrollY);
    await swipe(page, between(tag, { x: tag.x, y: tag.y - 160 }));
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(scrolled + 60);
    expect(Number(await field('A', 'hinge').inputValue())).toBe(-1);
    // The browser may still take a tap right after a swipe for a part of it.
    await expect(async () => {
      const at = await placed();
      await page.touchscreen.tap(at.tag.x, at.tag.y);
      const again = await placed();
      await swipe(page, between(again.tag, { x: again.tag.x + again.width * 0.2, y: again.tag.y }));
      await expect.poll(async () => Number(await field('A', 'hinge').inputValue()), { timeout: 2000 }).toBeCloseTo(-0.5, 1);
    }).toPass();
    await expect(root.locator('[data-step-here]')).toBeEmpty();
    // The square lies on what A adds, 0.22 of the frame beyond the hinge; up to 5, as the score needs.
    const slope = Number(await field('A', 'slope').inputValue());
    expect(slope).toBe(-2);
    const { left, width, yOf } = await placed();
    const square = { x: left + width * 0.52, y: yOf(-2 * 0.55) };
    await swipe(page, between(square, { x: square.x, y: yOf(1.1) }));
    await expect.poll(async () => Number(await field('A', 'slope').inputValue())).toBeGreaterThan(1);
  });
});
