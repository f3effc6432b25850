// @ts-check
// The chapter on mirror units: four weights give four answers, and three graphs are drawn, by keys and by finger.
import { expect, test } from '../support/fixtures.js';

/** @param {import('@playwright/test').Page} page */
const mirrorOn = async (page) => {
  const root = page.locator('[data-chapter="mirror"]');
  await page.goto('./mirror/');
  const told = root.locator('[data-mirror-told]');
  await expect(told).toHaveText('At the ring z = −0.74: A passes on 0.00, its mirror B 0.74. Score = 1.00·0.00 + 0.00·0.74 = 0.00.');
  return {
    root,
    told,
    goal: root.locator('[data-goal="match-graphs"]'),
    status: root.locator('[data-goal="match-graphs"] [data-goal-status]'),
    error: root.locator('figcaption [data-live="largest-error"]'),
    /** @param {number} unit */
    weight: (unit) => root.locator(`[data-mirror="${unit}"]`),
    /** @param {string} name */
    button: (name) => root.getByRole('button', { name, exact: true }),
  };
};

/** The weights of both units, in tenths, that draw each graph. */
const GRAPHS = /** @type {const} */ ([
  ['First', 5, 5],
  ['Second', 10, -5],
  ['Third', -10, 10],
]);

test('four weights of the mirror keep, leak, drop and fold what is below zero', async ({ page }) => {
  const { told, error, button } = await mirrorOn(page);
  await expect(error).toHaveText('1.00');
  for (const [name, score, away] of [
    ['−1: keep it', '−0.74', '0.000'],
    ['−0.1: leak it', '−0.074', '0.90'],
    ['+1: fold it', '0.74', '2.00'],
    ['0: drop it', '0.00', '1.00'],
  ]) {
    await button(name).press('Enter');
    await expect(told).toHaveText(new RegExp(`= ${score.replace('.', '\\.')}\\.$`));
    await expect(error).toHaveText(away);
    await expect(button(name)).toHaveAttribute('aria-pressed', 'true');
  }
});

test('by keys: the three graphs are drawn with two sliders', async ({ page }) => {
  const { goal, status, weight, button } = await mirrorOn(page);
  const now = [10, 0];
  for (const [place, [name, ...wanted]] of GRAPHS.entries()) {
    await expect(goal).not.toHaveClass(/reached/);
    await button(name).press('Enter');
    for (const unit of [0, 1]) {
      await weight(unit).focus();
      const far = wanted[unit] - now[unit];
      for (let step = 0; step < Math.abs(far); step += 1) await page.keyboard.press(far > 0 ? 'ArrowRight' : 'ArrowLeft');
      now[unit] = wanted[unit];
    }
    await expect(status).toContainText(`${place + 1} of 3 graphs drawn`);
  }
  await expect(goal).toHaveClass(/reached/);
});

test('the ring of the sentence stays while one points or presses elsewhere, and keys move both', async ({ page }) => {
  const { root, told } = await mirrorOn(page);
  const canvas = root.locator('canvas[data-figure="line"]');
  const drawn = () => canvas.evaluate((element) => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(/** @type {HTMLCanvasElement} */ (element).toDataURL())))));
  const before = await drawn();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('the graph is not shown');
  const position = { x: 0.75 * box.width, y: 0.3 * box.height };
  await canvas.hover({ position });
  expect(await drawn()).toBe(before);
  await canvas.click({ position });
  expect(await drawn()).toBe(before);
  await expect(root.locator('[data-pointed]')).toBeHidden();
  await canvas.press('Enter');
  await expect(root.locator('[data-pointed]')).toBeHidden();
  await canvas.press('ArrowRight');
  await expect(told).not.toContainText('−0.74:');
  expect(await drawn()).not.toBe(before);
});

test('the buttons say what they do once the guess is made', async ({ page }) => {
  const { root, button } = await mirrorOn(page);
  const answer = button('−1: keep it').locator('[data-answers]');
  await expect(answer).toHaveCSS('opacity', '0');
  await root.locator('[data-predict] input[value="minus"]').check();
  await expect(answer).toHaveCSS('opacity', '1');
});

test('a guess has a verdict for each answer', async ({ page }) => {
  const { root } = await mirrorOn(page);
  for (const value of ['plus', 'minus', 'value']) {
    await root.locator(`[data-predict] input[value="${value}"]`).check();
    await expect(root.locator(`[data-reveal="${value}"]`)).toBeVisible();
  }
});

test.describe('by finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a graph is chosen and drawn by taps', async ({ page }) => {
    const { status, weight, button } = await mirrorOn(page);
    await button('First').tap();
    await expect(status).toContainText('0 of 3 graphs drawn');
    for (const unit of [0, 1]) {
      await weight(unit).evaluate((element) => element.scrollIntoView({ block: 'center' }));
      const box = await weight(unit).boundingBox();
      if (!box) throw new Error('no slider');
      // The thumb is 16 px wide; its middle goes from 8 px to as much before the end.
      await page.touchscreen.tap(box.x + 8 + (2.5 / 4) * (box.width - 16), box.y + box.height / 2);
    }
    await expect(status).toContainText('1 of 3 graphs drawn');
  });
});
