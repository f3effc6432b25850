// @ts-check
// The chapter on depth: the sheet is unfolded, its dials are turned, a fourth fold doubles the edges; by keys and by finger. And the
// sheet for paper.
import fs from 'node:fs';
import { expect, test } from '../support/fixtures.js';
import { THOROUGH } from '../support/thorough.js';

/** @param {import('@playwright/test').Page} page */
const snowflakeOn = (page) => {
  const root = page.locator('[data-chapter="snowflake"]');
  return {
    root,
    sheet: root.locator('canvas[data-figure="fold"]'),
    told: root.locator('[data-fold-summary]'),
    where: root.locator('[data-fold-where]'),
    goal: root.locator('[data-goal="unfold-more"]'),
    edges: root.locator('data[data-live="edges"]'),
    layers: root.locator('figcaption data[data-live="parts"]'),
    dials: root.locator('[data-dials] input'),
    /** @param {string} name */
    button: (name) => root.getByRole('button', { name, exact: true }),
    async open() {
      await page.goto('./snowflake/');
      await expect(root.locator('[data-goal-status]')).toHaveText('3 folds, 8 edges.');
    },
    /** Pricks the folded sheet through. @param {'click' | 'tap'} [how] */
    async prick(how = 'click') {
      const sheet = root.locator('canvas[data-figure="fold"]');
      const { width, height } = (await sheet.boundingBox()) ?? { width: 0, height: 0 };
      await sheet[how]({ position: { x: 0.6 * width, y: 0.65 * height } });
      await expect(root.locator('figcaption data[data-live="parts"]')).toHaveText('8');
    },
  };
};

test('by keys: unfolded it is a star of 8 edges, dials lay it flat, and a fourth fold gives 16', THOROUGH, async ({ page }) => {
  const { root, sheet, told, where, goal, edges, layers, dials, button, open } = snowflakeOn(page);
  await open();
  await expect(where).toHaveText('3 of 3 folds shown');
  const guess = root.locator('[data-predict]');
  await guess.getByRole('radio', { name: '8: twice as many' }).focus();
  await page.keyboard.press('Space');
  await expect(guess.locator('[data-reveal="8"]')).toContainText('Yes.');
  await sheet.focus();
  for (const key of ['Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowUp']) await page.keyboard.press(key);
  await expect(layers).toHaveText('8');

  for (const [folds, paper] of [['2 of 3 folds shown', '4'], ['1 of 3 folds shown', '2'], ['0 of 3 folds shown', '1']]) {
    await button('Unfold').focus();
    await page.keyboard.press('Enter');
    await expect(where).toHaveText(folds);
    await expect(layers).toHaveText(paper);
  }
  await expect(button('Unfold')).toBeDisabled();
  await sheet.focus();
  await page.keyboard.press('End');
  await expect(told).toContainText('3 of 3 folds shown. Every spot lies on another.');
  await page.keyboard.press(',');
  await expect(where).toHaveText(/^2 of 3 folds shown, the next one 90/);
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(/;probe=0\.7,0\.25;fold=1;/);

  for (const [fold, left] of [[2, '4'], [1, '2'], [0, '1']]) {
    await dials.nth(Number(fold)).focus();
    await page.keyboard.press('Home');
    await expect(edges).toHaveText(String(left));
  }
  // Flat dials are no folds, however far the sheet is folded.
  await root.locator('[data-fold-steps]').fill('4');
  await expect(where).toHaveText('0 folds');
  await expect(goal).not.toHaveClass(/reached/);
  await expect(dials.nth(0)).toHaveAttribute('aria-valuetext', '1.00, flat');
  await button('Undo').focus();
  for (const left of ['2', '4', '8']) {
    await page.keyboard.press('Enter');
    await expect(edges).toHaveText(left);
  }
  await button('Add a fold').focus();
  await page.keyboard.press('Enter');
  await expect(dials).toHaveCount(4);
  await expect(edges).toHaveText('8');
  await expect(goal).not.toHaveClass(/reached/);
  await expect(button('Add a fold')).toBeDisabled();
  await dials.nth(3).focus();
  await page.keyboard.press('End');
  await expect(edges).toHaveText('16');
  await expect(goal).toHaveClass(/reached/);
  await expect(root.locator('[data-goal-status]')).toHaveText('Done: 4 folds, 16 edges, and still one straight cut. Unfold it.');
});

// Whatever writes other numbers of the page anew leaves these alone.
test('the numbers of the sheet stay when a link to what is shown already is opened', async ({ page }) => {
  const { root, layers, edges, open, prick } = snowflakeOn(page);
  await open();
  await prick();
  await expect(page).toHaveURL(/;probe=0\.\d+,0\.\d+;/);
  const scene = (await page.evaluate(() => location.hash.slice(1))).replace(/;end$/, ';at=snowflake;unheard=of;end');
  await page.evaluate((link) => (location.hash = `#${link}`), scene);
  await expect(root.locator('[data-notice]')).toContainText('left out');
  await expect(layers).toHaveText('8');
  await expect(edges).toHaveText('8');
});

test('nothing answers the guess before it is made, and a hole in the sheet does', async ({ page }) => {
  const { root, edges, layers, open, prick } = snowflakeOn(page);
  await open();
  await expect(layers).toBeHidden();
  // The sentence on the edges, and where the reader stands with the goal, which counts them: at the goal, and on narrow pages below the figure.
  const told = root.locator('p[data-answers]');
  await expect(told).toHaveCount(3);
  for (const one of await told.all()) await expect(one).toHaveCSS('opacity', '0');
  await prick();
  await expect(layers).toBeVisible();
  for (const one of await told.all()) await expect(one).toHaveCSS('opacity', '1');
  await expect(edges).toHaveText('8');
});

test('a dial at 0 is ReLU: half of the sheet is flattened, and there is no paper for that', async ({ page }) => {
  const { root, told, dials, button, open } = snowflakeOn(page);
  await open();
  await expect(button('Print the sheet')).toBeEnabled();
  await button('ReLU in place of the first').click();
  await expect(dials.nth(0)).toHaveAttribute('aria-valuetext', '0.00, ReLU');
  await root.locator('[data-fold-steps]').fill('2');
  await expect(told).toContainText('50.0 % is flattened'.replace(' %', '\u202f%'));
  await expect(button('Print the sheet')).toBeDisabled();
  await expect(root.locator('[data-no-sheet]')).toBeVisible();
  // The reason stands beside the buttons that it makes grey.
  const [button0, reason] = [await button('Save the sheet (SVG)').boundingBox(), await root.locator('[data-no-sheet]').boundingBox()];
  expect(Math.abs((reason?.y ?? 0) - (button0?.y ?? 0))).toBeLessThan(90);
  await expect(root.locator('data[data-live="edges"]')).toHaveText('6');
});

test('the formula and the distances stand only where they hold', async ({ page }) => {
  const { root, button, open } = snowflakeOn(page);
  await open();
  const [formula, corners] = [root.getByText('all of it is one formula'), root.getByText('Distance of its corners')];
  await expect(formula).toBeVisible();
  await expect(corners).toBeVisible();
  await button('Flat').click();
  await expect(formula).toBeHidden();
  await expect(corners).toBeHidden();
  await button('ReLU in place of the first').click();
  await expect(corners).toBeVisible();
  await expect(formula).toBeHidden();
  await button('Three folds').click();
  await expect(formula).toBeVisible();
});

test('Reset brings the dials back, and folds the sheet as they are', THOROUGH, async ({ page }) => {
  const { dials, layers, where, button, open, prick } = snowflakeOn(page);
  await open();
  await prick();
  for (const folds of ['2 of 3 folds shown', '1 of 3 folds shown']) {
    await button('Unfold').click();
    await expect(where).toHaveText(folds);
  }
  await dials.nth(2).focus();
  await page.keyboard.press('Home');
  await button('Reset').click();
  await expect(where).toHaveText('3 of 3 folds shown');
  await expect(layers).toHaveText('8');
  await expect(dials.nth(2)).toHaveAttribute('aria-valuetext', '−1.00, folds over');
});

test('the sheet is saved as a file, and printed alone on A4 and on Letter', async ({ page }) => {
  const { root, button, open } = snowflakeOn(page);
  await open();
  const saved = page.waitForEvent('download');
  await button('Save the sheet (SVG)').click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe('crease-sheet.svg');
  const text = fs.readFileSync(await file.path(), 'utf8');
  expect(text).toContain('<svg');
  expect(text).toContain('width="680"');

  await page.evaluate(() => Object.assign(window, { print() {} }));
  await button('Print the sheet').click();
  const alone = page.locator('.sheet-alone');
  await expect(alone).toHaveCount(1);
  await page.emulateMedia({ media: 'print' });
  await expect(alone).toBeVisible();
  await expect(root).toBeHidden();
  const picture = await alone.locator('img').boundingBox();
  expect(Math.round(picture?.width ?? 0)).toBe(680);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(alone).toHaveCount(0);
  await expect(root).toBeVisible();
});

test.describe('by finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a tap pricks all layers, and a fourth fold reaches the goal', THOROUGH, async ({ page }) => {
    const { root, goal, edges, dials, button, where, open, prick } = snowflakeOn(page);
    await open();
    await prick('tap');
    await expect(page).toHaveURL(/;probe=0\.\d+,0\.\d+;/);
    await button('Unfold').tap();
    await expect(where).toHaveText('2 of 3 folds shown');
    await button('Add a fold').tap();
    await expect(dials).toHaveCount(4);
    const dial = await dials.nth(3).boundingBox();
    if (!dial) throw new Error('no dial');
    await dials.nth(3).tap({ position: { x: dial.width - 4, y: dial.height / 2 } });
    await expect(edges).toHaveText('16');
    await expect(goal).toHaveClass(/reached/);
    await expect(root.locator('.notice')).toBeHidden();
  });
});
