// @ts-check
import { expect, test } from '../support/fixtures.js';
import { linkOf } from '../support/link.js';
import { A, OUTPUT, TWO_CREASES } from '../support/two_creases.js';
import { THOROUGH } from '../support/thorough.js';

test('every weight and bias of the selected unit has a slider and a number box that agree', async ({ figure }) => {
  await figure.open(linkOf({ net: '2-2' }));
  const units = {
    'Unit A': ['A: weight of x1', 'A: weight of x2', 'A: bias'],
    'Unit B': ['B: weight of x1', 'B: weight of x2', 'B: bias'],
    'Unit C': ['C: weight of A', 'C: weight of B', 'C: bias'],
    'Unit D': ['D: weight of A', 'D: weight of B', 'D: bias'],
    Output: ['output: weight of C', 'output: weight of D', 'output: bias'],
  };
  for (const [unit, parameters] of Object.entries(units)) {
    await figure.button(unit).click();
    await expect(figure.root.locator('[data-parameters]').getByRole('slider')).toHaveCount(parameters.length);
    for (const name of parameters) {
      const slider = Number(await figure.slider(name).inputValue());
      expect(Math.abs((await figure.parameter(name)) - slider), name).toBeLessThan(0.006);
    }
  }
});

test('the names follow when the shape changes under the selected unit', async ({ figure }) => {
  await figure.open(linkOf({ net: '2-2-2' }));
  await figure.select('E');
  await expect(figure.slider('E: weight of C')).toBeVisible();
  await figure.setting('layers').fill('3-2-2');
  await figure.setting('layers').press('Enter');
  await expect(figure.title).toHaveText('Unit F, layer 3');
  await expect(figure.slider('F: weight of D')).toBeVisible();
  await expect(figure.slider('E: weight of C')).toBeHidden();
});

test('each weight and bias changes the loss when it is set, and undo brings each back', THOROUGH, async ({ figure }) => {
  const first = await figure.open(TWO_CREASES);
  const units = {
    'Unit A': ['A: weight of x1', 'A: weight of x2', 'A: bias'],
    'Unit B': ['B: weight of x1', 'B: weight of x2', 'B: bias'],
    Output: ['output: weight of A', 'output: weight of B', 'output: bias'],
  };
  for (const [unit, parameters] of Object.entries(units)) {
    await figure.button(unit).click();
    for (const name of parameters) {
      const before = await figure.parameter(name);
      await figure.box(name).fill('0.75');
      await figure.box(name).press('Enter');
      expect(await figure.parameter(name)).toBe(0.75);
      await expect(figure.slider(name)).toHaveValue('0.75');
      expect(await figure.number('loss'), name).not.toBe(first.loss);
      await figure.button('Undo').click();
      expect(await figure.parameter(name)).toBe(before);
      expect(await figure.numbers(), name).toEqual(first);
    }
  }
});

test('the output bias lifts the score everywhere; undo and redo lead to exactly the same numbers', async ({ figure, plane }) => {
  const first = await figure.open();
  await figure.button('Output').click();
  const score = async () => {
    await plane.pointAt({ x: 0.4, y: 0.4 });
    return (await figure.pointed())?.score ?? NaN;
  };
  const before = await score();
  const bias = await figure.parameter('output: bias');

  await figure.box('output: bias').fill(String(bias + 1));
  await figure.box('output: bias').press('Enter');
  expect(await score()).toBeCloseTo(before + 1, 1);
  const lifted = await figure.numbers();
  expect(lifted.loss).not.toBe(first.loss);
  expect(lifted.regions).toBe(first.regions);

  await figure.button('Undo').click();
  expect(await figure.numbers()).toEqual(first);
  expect(await figure.parameter('output: bias')).toBe(bias);
  await figure.button('Redo').click();
  expect(await figure.numbers()).toEqual(lifted);
});

test('a slider’s way from press to release is one undo step', async ({ figure, page }) => {
  const first = await figure.open(TWO_CREASES);
  const slider = figure.slider('A: weight of x1');
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (!box) throw new Error('the slider is not shown');
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + 0.5 * box.width, middle);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.8 * box.width, middle, { steps: 6 });
  await page.mouse.up();
  expect(await figure.parameter('A: weight of x1')).toBeGreaterThan(A.a + 0.5);
  await figure.button('Undo').click();
  expect(await figure.numbers()).toEqual(first);
  expect(await figure.parameter('A: weight of x1')).toBe(A.a);
  await expect(figure.button('Undo')).toBeDisabled();
});

test('numbers out of range are clamped, and the page says so', async ({ figure }) => {
  await figure.open(TWO_CREASES);
  for (const [typed, used] of /** @type {const} */ ([['5000', 1000], ['-1e9', -1000], ['1e999', 1000]])) {
    await figure.box('A: bias').fill(typed);
    await figure.box('A: bias').press('Enter');
    await expect(figure.notice).toContainText('1,000 is used');
    expect(await figure.parameter('A: bias')).toBe(used);
    await expect(figure.slider('A: bias')).toHaveValue(String(used));
    await figure.notice.getByRole('button', { name: 'Close' }).click();
    await expect(figure.notice).toBeHidden();
  }
});

test('what is no number is refused with a sentence, and nothing changes', async ({ figure }) => {
  const first = await figure.open(TWO_CREASES);
  for (const typed of ['abc', '', '1,2,3', 'NaN', '<b>1</b>']) {
    await figure.box('A: bias').fill(typed);
    await figure.box('A: bias').press('Enter');
    await expect(figure.notice).toContainText(`“${typed}” is not a number. Nothing was changed.`);
    await figure.box('A: bias').blur();
    expect(await figure.parameter('A: bias')).toBe(A.c);
    expect(await figure.numbers()).toEqual(first);
    await figure.notice.getByRole('button', { name: 'Close' }).click();
  }
});

test('numbers are read as people write them', async ({ figure }) => {
  await figure.open(TWO_CREASES);
  for (const [typed, read] of /** @type {const} */ ([['0,5', 0.5], ['\u22120.25', -0.25], [' 1e-1 ', 0.1]])) {
    await figure.box('A: bias').fill(typed);
    await figure.box('A: bias').press('Enter');
    expect(await figure.parameter('A: bias')).toBe(read);
    await expect(figure.notice).toBeHidden();
  }
});

test('settings out of range are clamped, and shapes that are none are refused', async ({ figure }) => {
  const first = await figure.open('1;data=xor.200.10.1;net=8;act=relu;end');
  const units = figure.setting('layers');
  for (const typed of ['8-x', '65', '1-1-1-1-1-1-1-1-1-1-1-1-1', '8.5', '-', '🙂']) {
    await units.fill(typed);
    await units.press('Enter');
    await expect(figure.notice).toContainText('Nothing was changed.');
    await figure.notice.getByRole('button', { name: 'Close' }).click();
    await units.blur();
    await expect(units).toHaveValue('8');
    expect(await figure.numbers(), typed).toEqual(first);
  }
  for (const [typed, shape] of /** @type {const} */ ([['4, 4', '4-4'], ['3 \u00d7 2', '3-2'], ['[5]', '5'], ['0', 'none']])) {
    await units.fill(typed);
    await units.press('Enter');
    await expect(units).toHaveValue(shape);
  }
  expect(await figure.number('regions')).toBe(1);
  await figure.root.getByText('More settings').click();
  const batch = figure.setting('batch');
  await batch.fill('100000');
  await batch.press('Enter');
  await expect(figure.notice).toContainText('1,000 is used');
  await expect(batch).toHaveValue('1000');
});

test('clicking a connection or a bias in the diagram opens its slider', async ({ figure }) => {
  await figure.open(TWO_CREASES);
  const diagram = figure.canvas('diagram');
  await diagram.scrollIntoViewIfNeeded();
  const { width, height } = await diagram.evaluate(({ clientWidth, clientHeight }) => ({ width: clientWidth, height: clientHeight }));
  // Columns and rows as crate/src/layout/diagram.rs has them.
  const column = (/** @type {number} */ index) => 26 + (index * (width - 52)) / 2;
  const row = (/** @type {number} */ index) => height / 2 + 56 * (index - 0.5);
  const inputs = [0, 1].map((index) => ({ x: column(0), y: row(index) }));
  const [unitA, unitB] = [0, 1].map((index) => ({ x: column(1), y: row(index) }));
  const output = { x: column(2), y: height / 2 };
  /** @param {{ x: number, y: number }} from @param {{ x: number, y: number }} to @param {number} share */
  const clickBetween = (from, to, share) =>
    diagram.click({ position: { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) } });

  await clickBetween(unitB, output, 0.5);
  await expect(figure.slider('output: weight of B')).toBeFocused();
  expect(await figure.parameter('output: weight of B')).toBe(OUTPUT.B);
  await clickBetween(inputs[1], unitA, 0.3);
  await expect(figure.slider('A: weight of x2')).toBeFocused();
  await clickBetween(inputs[0], unitB, 0.3);
  await expect(figure.slider('B: weight of x1')).toBeFocused();

  await diagram.click({ position: unitA });
  await expect(figure.title).toContainText('Unit A');
  // Its bias: the square at a unit's lower left.
  const radius = Math.min(15, 0.33 * 56, (0.16 * (width - 52)) / 2);
  const aside = radius * Math.SQRT1_2 + 0.5 * 0.55 * radius;
  await diagram.click({ position: { x: output.x - aside, y: output.y + aside } });
  await expect(figure.slider('output: bias')).toBeFocused();
});
