// @ts-check
// The chapter on pruning: units go for free on the points and not further out, and three are enough, by keys and by finger.
import { expect, test } from '../support/fixtures.js';

/** @param {import('@playwright/test').Page} page */
const pruneOn = (page) => {
  const root = page.locator('[data-chapter="prune"]');
  return {
    root,
    cards: root.locator('canvas[data-figure="units"]'),
    told: root.locator('[data-pruning]'),
    goal: root.locator('[data-goal="fewest"]'),
    units: root.locator('figcaption [data-readout="units"]'),
    /** @param {string} name */
    button: (name) => root.getByRole('button', { name, exact: true }),
    async open() {
      await page.goto('./prune/');
      await expect(root.locator('[data-goal-status]')).toContainText('8 units');
    },
    /** Trains until nearly every point is right. @param {() => Promise<void>} press */
    async train(press) {
      await press();
      await expect.poll(async () => Number(await root.locator('[data-readout="accuracy"]').getAttribute('value'))).toBeGreaterThanOrEqual(0.999);
      await press();
      await expect(root.getByRole('button', { name: 'Train', exact: true })).toBeVisible();
    },
  };
};

test('by keys: what is never on goes for free, what is always on merges, and three units earn gold', async ({ page }) => {
  const { root, cards, told, goal, units, button, open, train } = pruneOn(page);
  await open();
  await expect(root.locator('[data-units-summary]')).toContainText('B 0, ');
  await cards.focus();
  await page.keyboard.press('ArrowRight');
  await expect(root.locator('[data-units] [aria-pressed="true"]')).toHaveText('C');

  await button('Remove dead units').focus();
  await page.keyboard.press('Enter');
  await expect(told).toContainText('B is gone; 7 units left. Largest change of the score on the training points: 0, on the test points 0. In the whole view: 0.');
  await expect(button('Remove dead units')).toBeDisabled();
  // What was C stays selected under its new letter.
  const status = root.locator('.row [data-status]');
  await expect(status).toHaveText('The letters after it move up: C is now B, D is now C, E is now D, F is now E and so on.');
  await expect(root.locator('[data-units] [aria-pressed="true"]')).toHaveText('B');
  await button('Further out').focus();
  await page.keyboard.press('Enter');
  await expect(told).toContainText(/In the whole view: [\d.]+, on [\d.]+\u202f% of it/);
  await expect(status).toContainText('C is now B');
  await button('To the points').focus();
  await page.keyboard.press('Enter');
  await button('Merge').focus();
  await page.keyboard.press('Enter');
  await expect(told).toContainText('C and F were merged; 6 units left. Largest change of the score on the training points: less than a millionth');
  await expect(status).toHaveText('The letters after them move up: D is now C, E is now D, G is now E.');
  await expect(units).toHaveText('6');
  await expect(goal).not.toHaveClass(/reached/);

  const press = async () => {
    await cards.focus();
    await page.keyboard.press('Space');
  };
  for (const [letters, left] of [['a', 5], ['b', 4], ['a', 3]]) {
    await cards.focus();
    await page.keyboard.press(String(letters));
    await button('Remove the selected unit').focus();
    await page.keyboard.press('Enter');
    await expect(units).toHaveText(String(left));
    await train(press);
    await expect(goal).toHaveClass(/reached/);
  }
  await expect(goal).toHaveAttribute('data-tier', 'gold');
});

test('a unit that is gone is selected no more, so that one more press removes nothing', async ({ page }) => {
  const { root, cards, units, button, open } = pruneOn(page);
  await open();
  await expect(root.locator('[data-units] [aria-pressed="true"]')).toHaveText('B');
  await expect(button('Remove the selected unit')).toBeEnabled();
  await button('Remove dead units').click();
  await expect(units).toHaveText('7');
  await expect(root.locator('[data-units] [aria-pressed="true"]')).toHaveCount(0);
  await expect(button('Remove the selected unit')).toBeDisabled();
  await cards.focus();
  await page.keyboard.press('a');
  await expect(button('Remove the selected unit')).toBeEnabled();
  await button('Undo').click();
  await expect(units).toHaveText('8');
  await expect(root.locator('.row [data-status]')).toHaveText('');
});

test('a guess has a verdict for each answer', async ({ page }) => {
  const { root, open } = pruneOn(page);
  await open();
  for (const value of ['always', 'none', 'never']) {
    await root.locator(`[data-predict] input[value="${value}"]`).check();
    await expect(root.locator(`[data-reveal="${value}"]`)).toBeVisible();
  }
});

test.describe('by finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a card is tapped, and dead units are removed', async ({ page }) => {
    const { root, cards, told, button, open } = pruneOn(page);
    await open();
    await cards.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const box = await cards.boundingBox();
    if (!box) throw new Error('no cards');
    // The first card of the first row.
    await page.touchscreen.tap(box.x + 30, box.y + 80);
    await expect(root.locator('[data-units] [aria-pressed="true"]')).toHaveText('A');
    await button('Remove dead units').tap();
    await expect(told).toContainText('B is gone');
  });
});
