// @ts-check
// Numbers learnt in place of classes: by squared error, with words and readouts of their own.
import fs from 'node:fs/promises';
import { expect, test } from '../support/fixtures.js';
import { numberIn } from '../support/pointed.js';
import { THOROUGH } from '../support/thorough.js';

const OF_CLASSES = ['right, training', 'right, test', 'Shade by'];

test('bumps are learnt, and what is told is the error', THOROUGH, async ({ figure, page }) => {
  const classes = await figure.open('1;data=xor.200.10.1;net=16-16;end');
  expect(classes.accuracy).toBeGreaterThan(0);
  await figure.setting('data').selectOption('bumps');
  const first = await figure.numbers();
  expect(first.step).toBe(0);
  expect(first.accuracy).toBeNull();
  expect(first.loss).toBeCloseTo(first.error ** 2, 9);
  for (const words of OF_CLASSES) await expect(figure.root.getByText(words, { exact: true })).toBeHidden();
  for (const tool of ['Add a blue disc', 'Add an orange triangle', 'Flip', 'Delete']) await expect(figure.root.getByRole('radio', { name: tool })).toBeHidden();
  await expect(figure.root.locator('.loss figcaption')).toContainText('the mean squared error,');
  await expect(figure.root.getByText('squared error', { exact: true })).toBeVisible();
  await expect(figure.canvas('plane')).toHaveAttribute('aria-label', /points with their numbers/);

  await figure.button('Train').click();
  await expect.poll(() => figure.number('error')).toBeLessThan(0.12);
  await figure.button('Pause').click();
  const trained = await figure.numbers();
  await expect(figure.root.locator('[data-summary]')).toContainText(`typically off by ${trained.error.toFixed(3)} on the training points`);

  // A recipe, not weights: opening it trains the same way again.
  await expect.poll(() => page.url()).toContain(`;step=${trained.step};`);
  expect(page.url()).toContain('data=bumps.200.10.1');
  expect(page.url()).not.toContain(';w=');
  await page.reload();
  await figure.ready();
  expect(await figure.numbers()).toEqual(trained);

  await figure.button('Output').click();
  await expect(figure.root.locator('[data-card-facts]')).toHaveText(/the number itself/);
});

test('pointing at a point tells its number and how far the score is from it', async ({ figure, plane }) => {
  await figure.open('1;data=plane.200.0.1;net=4;step=300;end');
  // Somewhere near there is one: 200 of them lie on the square.
  await plane.pointAt({ x: 0.3, y: -0.2 });
  await figure.drawn();
  const text = await figure.root.locator('[data-pointed]').innerText();
  expect(text).not.toContain('orange triangle');
  const [, value, error, way] = /should be ([\u2212\d.]+): the score is ([\d.]+) too (high|low)/.exec(text) ?? [];
  const [, score] = /score ([\u2212\d.]+) = /.exec(text) ?? [];
  expect(Math.abs(numberIn(value) - 0.26)).toBeLessThan(0.12);
  expect(['high', 'low']).toContain(way);
  // The score is told where the pointer is, a few pixels from the point.
  expect(Math.abs(numberIn(score) - numberIn(value))).toBeLessThan(Number(error) + 0.1);
});

test('a key that adds a point of a class is refused, and says why', async ({ figure, plane }) => {
  const first = await figure.open('1;data=bumps.100.0.1;net=4;end');
  await plane.canvas.focus();
  await plane.canvas.press('ArrowRight');
  for (const key of ['1', '0', 'Delete']) {
    await plane.canvas.press(key);
    await expect(figure.notice).toContainText('carry numbers, not classes');
  }
  expect(await figure.numbers()).toEqual(first);
  await expect(figure.button('Undo')).toBeDisabled();
});

test('a rate that is far too large offers a fresh start with a smaller one', async ({ figure }) => {
  await figure.open('1;data=bumps.200.0.1;net=8-8;opt=sgd;lr=10;end');
  await figure.button('Train').click();
  await expect(figure.notice).toContainText('the learning rate 10 is too large');
  await figure.notice.getByRole('button', { name: 'Start again at' }).click();
  await expect.poll(() => figure.setting('learning-rate').inputValue()).toBe('3.3');
});

test('over one input there is a graph in place of the plane, and its hinges can be dragged', THOROUGH, async ({ figure, plane, page }) => {
  const classes = await figure.open('1;data=xor.200.10.1;net=8;end');
  await figure.setting('data').selectOption('sine');
  await expect(figure.canvas('plane')).toHaveAttribute('aria-label', /score over the only input/);
  await expect(figure.root.getByText('The one input, x1, runs to the right')).toBeVisible();
  await expect(figure.slider('A: weight of x1')).toBeVisible();
  await expect(figure.slider('A: weight of x2')).toHaveCount(0);
  const first = await figure.numbers();
  expect(first.step).toBe(0);

  await figure.button('Train').click();
  await expect.poll(() => figure.number('error')).toBeLessThan(0.2);
  await figure.button('Pause').click();
  const trained = await figure.numbers();
  await expect.poll(() => page.url()).toContain(`;step=${trained.step};`);
  await page.reload();
  await figure.ready();
  expect(await figure.numbers()).toEqual(trained);

  await plane.pointAt({ x: 0.5, y: 0.5 });
  await figure.drawn();
  const told = await figure.root.locator('[data-pointed]').innerText();
  const [, score, slope, sign, constant] = /score ([\u2212\d.]+) = ([\u2212\d.]+)·x1 ([+\u2212]) ([\d.]+)/.exec(told) ?? [];
  expect(told).not.toContain('x2');
  const [, x1] = /x1 = ([\u2212\d.]+)/.exec(told) ?? [];
  const line = numberIn(slope) * numberIn(x1) + (sign === '+' ? 1 : -1) * Number(constant);
  expect(Math.abs(line - numberIn(score))).toBeLessThan(0.03);
  expect(Math.abs(numberIn(score) - 1)).toBeLessThan(0.5);

  // The hinge of A, wherever it lies, is shifted by a key: its weight stays, its bias does not.
  await figure.select('A');
  const [weight, bias] = [await figure.parameter('A: weight of x1'), await figure.parameter('A: bias')];
  await plane.canvas.focus();
  for (const key of ['.', ']']) await plane.canvas.press(key);
  expect(await figure.parameter('A: weight of x1')).toBe(weight);
  expect(await figure.parameter('A: bias')).not.toBe(bias);

  await figure.setting('data').selectOption('xor');
  await expect(figure.slider('A: weight of x2')).toBeVisible();
  expect(await figure.number('accuracy')).toBe(classes.accuracy);
});

test('a smooth activation over one input says that its line is sampled', async ({ figure }) => {
  await figure.page.goto('./play/#1;data=tent.100.0.1;net=6;act=tanh;step=400;end');
  await expect(figure.root.locator('[data-summary]')).toContainText('drawn from 257 points');
  await expect(figure.root.locator('[data-summary]')).toContainText('typically off by');
  expect(await figure.number('regions')).toBeNull();
});

test('what is passed on says what it shows: the numbers, and no boundary', async ({ figure, page }) => {
  for (const [link, described, heading] of /** @type {const} */ ([
    ['1;data=bumps.50.0.1;net=4;step=20;end', 'coloured by the score', 'x1,x2,value,test'],
    ['1;data=tent.50.0.1;net=4;step=20;end', 'over the only input', 'x1,value,test'],
  ])) {
    await page.goto('about:blank');
    await figure.open(link);
    await figure.button('Share').click();
    const dialog = figure.root.getByRole('dialog');
    /** @param {string} name */
    const file = async (name) => {
      const saving = page.waitForEvent('download');
      await dialog.locator(`[data-share="${name}"]`).click();
      return fs.readFile(await (await saving).path(), 'utf8');
    };
    const svg = await file('svg');
    expect(svg).toContain(described);
    expect(svg).not.toContain('decision boundary');
    const lines = (await file('csv')).trim().split('\n');
    expect([lines.length, lines[0]]).toEqual([51, heading]);
  }
});

test('the embed page shows the error where numbers are learnt', async ({ page }) => {
  // High enough that the numbers are not folded away.
  await page.setViewportSize({ width: 900, height: 1600 });
  const root = page.locator('.readouts');
  for (const [link, classes] of /** @type {const} */ ([
    ['1;data=sine.50.0.1;net=6;step=300;end', false],
    ['1;data=moons.50.0.1;net=6;step=300;end', true],
  ])) {
    await page.goto('about:blank');
    await page.goto(`./embed/#${link}`);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(root.locator('data[data-readout="step"]')).toHaveAttribute('value', '300');
    await expect(root.getByText('right, training')).toBeVisible({ visible: classes });
    await expect(root.getByText('error, training')).toBeVisible({ visible: !classes });
  }
});

test('a goal about classes does not judge numbers', async ({ page }) => {
  await page.goto('./range/#1;data=bumps.50.0.1;net=4;step=100;at=range;end');
  const goal = page.locator('[data-goal="bend-wins"]');
  await expect(goal.locator('[data-goal-status]')).toContainText('carry numbers');
  await expect(goal).not.toHaveClass(/reached/);
});
