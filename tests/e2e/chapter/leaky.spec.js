// @ts-check
// The chapter of leaky ReLU: the runs are counted as the text says, networks stand side by side, and a dead one is rescued.
import { expect, test } from '../support/fixtures.js';
import { THOROUGH } from '../support/thorough.js';

/** @param {import('@playwright/test').Page} page */
const leakyOn = (page) => {
  const root = page.locator('[data-chapter="leaky"]');
  return {
    root,
    summary: root.locator('[data-side-summary]'),
    /** @param {string} name */
    button: (name) => root.getByRole('button', { name, exact: true }),
    rows: root.locator('[data-side] tbody tr'),
    goal: root.locator('[data-goal="rescue"]'),
    async open() {
      await page.goto('./leaky/');
      await expect(root.locator('[data-goal-status]')).not.toBeEmpty();
    },
  };
};

test('thirty runs each are counted as the text says, at every rate', THOROUGH, async ({ page }) => {
  const { root, summary, button, rows, open } = leakyOn(page);
  await open();
  await expect(root.locator('.chapter-text')).toContainText('With ReLU 16 of 30 succeed, with leaky ReLU all 30');
  await expect(summary).toHaveText('Runs that succeed at rate 6: ReLU 16 of 30, leaky ReLU 30 of 30.');
  // The last run is drawn as well: its middle, in the second column of the last row on the right, is not what the figure lies on.
  const last = () =>
    root.locator('canvas[data-figure="runs"]').evaluate((element) => {
      const { width, height } = /** @type {HTMLCanvasElement} */ (element);
      const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
      copy?.drawImage(/** @type {HTMLCanvasElement} */ (element), 0, 0);
      const colourAt = (/** @type {number} */ x, /** @type {number} */ y) => String(copy?.getImageData(x * width, y * height, 1, 1).data);
      return [colourAt(0.685, 0.9), colourAt(0.9, 0.9)];
    });
  await expect.poll(async () => new Set(await last()).size).toBe(2);
  await button('Rate 10').click();
  await expect(summary).toHaveText('Runs that succeed at rate 10: ReLU 0 of 30, leaky ReLU 0 of 30.');
  await button('Started off').click();
  await expect(summary).toHaveText('Runs that succeed at rate 0.03: ReLU 0 of 30, leaky ReLU 19 of 30.');
  await expect(rows).toHaveCount(2);
  await page.goBack();
  await expect(summary).toHaveText('Runs that succeed at rate 10: ReLU 0 of 30, leaky ReLU 0 of 30.');
});

test('the start that is shown is marked, also after a step, and after going back', async ({ page }) => {
  const { root, button, open } = leakyOn(page);
  await open();
  const marked = root.locator('[data-open][aria-pressed="true"]');
  await expect(marked).toHaveText(['Rate 6']);
  for (const name of ['Rate 4', 'Rate 10', 'Started off', 'One that is dead']) {
    await button(name).click();
    await expect(marked).toHaveText([name]);
  }
  await button('Step').click();
  await expect(marked).toHaveText(['One that is dead']);
  await page.goBack();
  await expect(marked).toHaveText(['Started off']);
  await root.locator('[data-setting="activation"]').selectOption('gelu');
  await expect(marked).toHaveCount(0);
});

test('side by side they train in step, and one cross is at the same place of both', async ({ page }) => {
  const { root, button, rows, open } = leakyOn(page);
  await open();
  await button('Rate 4').click();
  await button('One run each, side by side').click();
  const canvas = root.locator('canvas[data-figure="side-by-side"]');
  await expect(canvas).toBeVisible();
  await expect(root.locator('canvas[data-figure="runs"]')).toBeHidden();
  for (let step = 0; step < 3; step += 1) await button('Step').click();
  await expect(rows.nth(0).locator('td').nth(1)).toHaveText('3');
  await expect(rows.nth(1).locator('td').nth(1)).toHaveText('3');
  await expect(rows.nth(0).locator('td').nth(5)).toHaveText('–');
  await canvas.focus();
  await page.keyboard.press('ArrowRight');
  for (const place of [0, 1]) await expect(rows.nth(place).locator('td').nth(5)).toHaveText(/^−?\d+\.\d\d$/);
  // The address carries what stands side by side.
  await expect.poll(() => page.url()).toContain('side=activation,leaky');
});

test('Train shows the networks that it trains, and the thirty runs go on once they are shown again', THOROUGH, async ({ page }) => {
  const { root, summary, button, rows, open } = leakyOn(page);
  await open();
  const [runs, networks] = ['runs', 'side-by-side'].map((name) => root.locator(`canvas[data-figure="${name}"]`));
  await expect(runs).toBeVisible();
  // What is of one run each stands only beside that.
  await expect(rows.nth(0).locator('td').nth(0)).toBeVisible();
  await expect(rows.nth(0).locator('td').nth(1)).toBeHidden();
  await expect(root.getByText('Point at one plane')).toBeHidden();
  await button('One that is dead').click();
  await button('Train').click();
  await button('Rate 6').click();
  await expect(button('Train')).toBeVisible();
  await button('Train').click();
  await expect(networks).toBeVisible();
  await expect(runs).toBeHidden();
  await expect(root.getByText('Point at one plane')).toBeVisible();
  await expect(rows.nth(0).locator('td').nth(1)).not.toHaveText('0');
  await button('Thirty runs each').click();
  await expect(button('Train')).toBeVisible();
  await expect(summary).toHaveText('Runs that succeed at rate 6: ReLU 16 of 30, leaky ReLU 30 of 30.');
  await root.locator('[data-setting="activation"]').selectOption('gelu');
  await expect(summary).toContainText('at rate 6: GELU');
});

test('by keys: a dead network stays as it is until its activation is changed', async ({ page }) => {
  const { root, button, rows, goal, open } = leakyOn(page);
  await open();
  await expect(goal).toContainText('did not start dead');
  await button('One that is dead').focus();
  await page.keyboard.press('Enter');
  await expect(goal).toContainText('every unit off for every point');
  await expect(rows.nth(0)).toContainText('8 of 8');
  await button('Train').focus();
  await page.keyboard.press('Enter');
  await expect.poll(async () => Number((await rows.nth(0).locator('td').nth(1).innerText()).replace(/\D/g, ''))).toBeGreaterThan(200);
  await button('Pause').focus();
  await page.keyboard.press('Enter');
  await expect(rows.nth(0)).toContainText('8 of 8');
  await expect(goal).not.toHaveClass(/reached/);
  await button('Reset').focus();
  await page.keyboard.press('Enter');
  await root.locator('[data-setting="activation"]').selectOption('leaky');
  await button('Train').focus();
  await page.keyboard.press('Enter');
  await expect(goal).toHaveClass(/reached/);
});

test('the clause of the answer leads to the runs that were started off', async ({ page }) => {
  await page.goto('./');
  await page.locator('#answer').getByRole('link', { name: 'let it leak' }).click();
  const { root, summary } = leakyOn(page);
  await expect(root).toBeVisible();
  await expect(summary).toHaveText('Runs that succeed at rate 0.03: ReLU 0 of 30, leaky ReLU 19 of 30.');
});

test('a small figure makes cells crisp, and leaves the figure of the chapter alone', async ({ page }) => {
  const { root, summary, open } = leakyOn(page);
  await open();
  await expect(summary).toHaveText('Runs that succeed at rate 6: ReLU 16 of 30, leaky ReLU 30 of 30.');
  const small = root.locator('[data-margin="softplus"]');
  const right = small.locator('[data-readout="accuracy"]');
  await expect(right).toHaveAttribute('value', '1');
  await small.scrollIntoViewIfNeeded();
  await small.hover();
  const beta = small.getByLabel('Sharpness β');
  await expect(small.locator('.still')).toBeHidden();
  await expect(beta).toHaveValue('5');
  /** @returns {Promise<string>} */
  const drawing = () => small.locator('canvas').evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
  const before = await drawing();
  await beta.fill('50');
  await expect.poll(drawing).not.toBe(before);
  await expect(right).toHaveAttribute('value', '1');
  await beta.fill('1');
  await expect(right).not.toHaveAttribute('value', '1');
  await expect(root.locator('.chapter-figure [data-setting="activation"]')).toHaveValue('relu');
  await expect(summary).toHaveText('Runs that succeed at rate 6: ReLU 16 of 30, leaky ReLU 30 of 30.');
});

test.describe('by finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a tap reads all networks at one place, and a dead one is rescued', THOROUGH, async ({ page }) => {
    const { root, button, rows, goal, open } = leakyOn(page);
    await open();
    await button('Rate 4').tap();
    await button('One run each, side by side').tap();
    const canvas = root.locator('canvas[data-figure="side-by-side"]');
    await canvas.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const box = await canvas.boundingBox();
    if (!box) throw new Error('no networks side by side');
    await page.touchscreen.tap(box.x + box.width / 4, box.y + box.height / 4);
    for (const place of [0, 1]) await expect(rows.nth(place).locator('td').nth(5)).toHaveText(/^−?\d+\.\d\d$/);

    await button('One that is dead').tap();
    await expect(goal).toContainText('every unit off for every point');
    await button('Step').tap();
    await expect(rows.nth(0)).toContainText('8 of 8');
    await expect(goal).not.toHaveClass(/reached/);
    await button('Reset').tap();
    await root.locator('[data-setting="activation"]').selectOption('leaky');
    await button('Train').tap();
    await expect(goal).toHaveClass(/reached/);
  });
});
