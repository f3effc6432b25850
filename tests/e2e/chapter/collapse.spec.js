// @ts-check
// The chapter on linear layers: ten are three numbers, one bend is one straight crease, and a ReLU network may collapse on its points.
import { between, swipe } from '../support/finger.js';
import { expect, test } from '../support/fixtures.js';

/** @param {import('@playwright/test').Page} page */
const collapseOn = async (page) => {
  const root = page.locator('[data-chapter="collapse"]');
  await page.goto('./collapse/');
  await expect(root.locator('[data-collapse]')).toContainText('Everywhere, score = 1.26·x1 − 8.65·x2 + 0.81.');
  return {
    root,
    told: root.locator('[data-collapse]'),
    goal: root.locator('[data-goal="collapse-on-data"]'),
    bend: root.getByRole('button', { name: 'Bend one unit' }),
    bias: root.locator('[data-bent-bias]'),
    surface: root.locator('canvas[data-figure="surface"]'),
    formulas: root.locator('figcaption [data-readout="linear-regions"]'),
  };
};

test('by keys: one bend makes two formulas, and one formula again once no point sees it', async ({ page }) => {
  const { root, told, goal, bend, bias, formulas } = await collapseOn(page);
  await expect(root.locator('figcaption [data-live="parameters"]')).toHaveText('609');
  await expect(formulas).toHaveText('1');
  await expect(bias).toBeHidden();
  await expect(told).toContainText(/Difference between the layers and these numbers: at most \S+e−1\d, which is rounding\./);
  await expect(goal).not.toHaveClass(/reached/);
  await bend.focus();
  await page.keyboard.press('Enter');
  await expect(formulas).toHaveText('2');
  await expect(bend).toBeDisabled();
  await expect(root.locator('[data-surface-summary]')).toContainText('2 flat facets');
  await expect(root.locator('[data-bent-value]')).toHaveText('Unit AJ of layer 5: 89.54, on for 67 of 160 points');
  await expect(goal).not.toHaveClass(/reached/);
  await bias.focus();
  await page.keyboard.press('End');
  await expect(root.locator('[data-bent-value]')).toContainText('on for 160 of 160 points');
  await expect(goal).toHaveClass(/reached/);
  await expect(goal).toContainText('look how many points it gets wrong');
  await expect(formulas).toHaveText('1');
  await root.getByRole('button', { name: 'Undo', exact: true }).press('Enter');
  await expect(formulas).toHaveText('2');
});

test('each side of the crease has numbers of its own', async ({ page }) => {
  const { root, told, bend, surface } = await collapseOn(page);
  await bend.click();
  await root.getByRole('button', { name: 'From above' }).click();
  await expect(root.locator('[data-surface-summary]')).toContainText('Seen from above');
  const box = await surface.boundingBox();
  if (!box) throw new Error('the surface is not shown');
  /** @param {number} across @param {number} down */
  const toldAt = async (across, down) => {
    await surface.click({ position: { x: across * box.width, y: down * box.height } });
    await page.mouse.move(0, 0);
    return /score = (.*?)\. D/.exec((await told.textContent()) ?? '')?.[1];
  };
  const seen = new Set();
  for (const down of [0.2, 0.8]) for (const across of [0.2, 0.8]) seen.add(await toldAt(across, down));
  expect(seen.size).toBe(2);
});

test('a bend is taken back and set by one dial, and a second press on the ring lets the reading go', async ({ page }) => {
  const { root, told, bend, surface, formulas } = await collapseOn(page);
  const unbend = root.getByRole('button', { name: 'Unbend it' });
  const dial = root.locator('[data-setting="slope"]');
  await expect(unbend).toBeDisabled();
  await expect(dial).toBeHidden();
  await bend.click();
  await expect(formulas).toHaveText('2');
  await unbend.click();
  await expect(formulas).toHaveText('1');
  await expect(dial).toHaveValue('1');
  await dial.fill('0.1');
  await expect(formulas).toHaveText('2');
  await expect(bend).toBeDisabled();
  await dial.fill('1');
  await expect(bend).toBeEnabled();
  await bend.click();
  await expect(dial).toHaveValue('0');
  await expect(root.locator('[data-bent-value]')).toContainText('Unit AJ of layer 5');
  await root.getByRole('button', { name: 'From above' }).click();
  await surface.click({ position: { x: 100, y: 150 } });
  await page.mouse.move(0, 0);
  await expect(told).toContainText('On the side of the ring');
  // The sentence says it all: nothing comes up over the figure.
  await expect(root.locator('[data-pointed]')).toHaveCount(0);
  await surface.click({ position: { x: 104, y: 150 } });
  await page.mouse.move(0, 0);
  await expect(told).toContainText('On this side');
});

test.describe('on a wide screen', () => {
  for (const [width, height, least] of [[1280, 720, 170], [1920, 1080, 290]]) {
    test(`the squares are large enough to be shown to a class, at ${width} × ${height}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      const { root } = await collapseOn(page);
      const box = await root.locator('canvas[data-figure="collapse"]').boundingBox();
      expect(box?.height).toBeGreaterThan(least);
      // The goal's press stands in the first window with them.
      await expect(root.getByRole('button', { name: 'Bend one unit' })).toBeInViewport({ ratio: 1 });
    });
  }
});

test('what answers the guess waits for it, or for a press on the figure', async ({ page }) => {
  const guessed = await collapseOn(page);
  const [sentence, caption] = [guessed.told, guessed.root.locator('figcaption [data-answers]')];
  for (const answer of [sentence, caption]) await expect(answer).toHaveCSS('opacity', '0');
  await guessed.root.locator('[data-predict] input[value="all"]').check();
  for (const answer of [sentence, caption]) await expect(answer).toHaveCSS('opacity', '1');
  await page.reload();
  const pressed = await collapseOn(page);
  await expect(sentence).toHaveCSS('opacity', '0');
  await pressed.bend.click();
  for (const answer of [sentence, caption]) await expect(answer).toHaveCSS('opacity', '1');
});

test('a guess has a verdict for each answer', async ({ page }) => {
  const { root } = await collapseOn(page);
  for (const value of ['all', 'some', 'three']) {
    await root.locator(`[data-predict] input[value="${value}"]`).check();
    await expect(root.locator(`[data-reveal="${value}"]`)).toBeVisible();
  }
});

test.describe('by finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the sheet is turned, one unit is bent, and its bias slid until the goal is reached', async ({ page }) => {
    const { root, goal, bend, bias, surface, formulas } = await collapseOn(page);
    await surface.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const box = await surface.boundingBox();
    if (!box) throw new Error('the surface is not shown');
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await swipe(page, between(middle, { x: middle.x + 60, y: middle.y }));
    await expect(root.locator('[data-angle="turn"]')).toHaveValue('0');
    // The browser still takes a tap right after a swipe for a part of it.
    await expect(async () => {
      if (await bend.isEnabled()) await bend.tap();
      await expect(bend).toBeDisabled({ timeout: 500 });
    }).toPass();
    await expect(formulas).toHaveText('2');
    await bias.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const slider = await bias.boundingBox();
    if (!slider) throw new Error('no slider');
    await page.touchscreen.tap(slider.x + slider.width - 3, slider.y + slider.height / 2);
    await expect(goal).toHaveClass(/reached/);
  });
});
