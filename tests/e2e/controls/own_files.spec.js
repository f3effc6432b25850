// @ts-check
// Fifteen files as people's programs write them, by choosing, dropping and pasting: what the page then shows is what is right.
import fs from 'node:fs/promises';
import { bytesOf, doorOf } from '../support/door.js';
import { expect, test } from '../support/fixtures.js';
import { valueAt } from '../support/plane.js';
import { THOROUGH } from '../support/thorough.js';

/**
 * @typedef {object} Expected  What is right of a file.
 * @property {number[][]} [points]  x1, x2, the place of the class, whether it is for testing.
 * @property {string[]} [classes]
 * @property {string[]} [columns]
 * @property {string} [widths]
 * @property {string} [maker]
 * @property {string} [activation]
 * @property {number[]} [scores]  At `PLACES`.
 * @property {string[]} [refused]
 * @property {string[]} [notes]
 */
/** @type {[name: string, expected: Expected][]} */
const EXPECTED = Object.entries(JSON.parse(bytesOf('expected.json').toString('utf8')));
const PLACES = [{ x: 0, y: 0 }, { x: 1, y: 0.5 }, { x: -0.75, y: 1 }];

/** What the page says for a note. @type {Record<string, RegExp>} */
const SAID = {
  index: /Column 1 counts or names the rows: it is ignored\./,
  header: /The first row numbers the columns from 0: it is taken for a heading and is no point\./,
  'sep=': /The line “sep=” is passed over: a semicolon parts the columns\./,
  standardise: /Standardise them\? Mean ± deviation: 4\.512 ± 1\.29, 114\.8 ± 54\.18\./,
  'nothing is left to train on': /Every row is marked for testing: nothing is left to train on\. Unmark some rows, or ignore the column with the marks\./,
  transposed: /The weights stood with a row for each input: they were transposed\./,
  masks: /Pruning masks were multiplied into 1 layer\./,
  'input, hidden, output': /Layers in this order, by their names and widths: input, hidden, output\./,
  'UTF-16': /The text is UTF-16\./,
};

/** @typedef {ReturnType<typeof doorOf>} Door @typedef {import('../support/figure.js').Figure} Figure */

/** The page with the door open, and the figure's points as text. @param {Figure} figure */
const opened = async (figure) => {
  await figure.open();
  const door = doorOf(figure);
  await door.open();
  await figure.root.locator('[data-points] summary').click();
  return door;
};

/** The points that the figure has: x1, x2, label, test. @param {Figure} figure */
const pointsOf = async (figure) => {
  const text = await figure.root.getByRole('textbox', { name: 'Points as text' }).inputValue();
  // Where none is for testing, no column says so.
  return text.trim().split('\n').slice(1).map((line) => [...line.split(',').map(Number), 0].slice(0, 4));
};

/** The scores of the network that the figure passes on as a file. @param {Figure} figure */
const scoresOf = async (figure) => {
  await figure.button('Share').click();
  const saving = figure.page.waitForEvent('download');
  await figure.root.getByRole('dialog').locator('[data-share="json"]').click();
  const { layers, activation } = JSON.parse(await fs.readFile(await (await saving).path(), 'utf8'));
  await figure.page.keyboard.press('Escape');
  expect(activation.name).toBe('relu');
  return PLACES.map(({ x, y }) => {
    let values = [x, y];
    for (const [place, { weights, biases }] of layers.entries()) {
      const sums = biases.map((/** @type {number} */ bias, /** @type {number} */ unit) => weights[unit].reduce((/** @type {number} */ sum, /** @type {number} */ weight, /** @type {number} */ input) => sum + weight * values[input], bias));
      values = place === layers.length - 1 ? sums : sums.map((/** @type {number} */ sum) => Math.max(sum, 0));
    }
    return values[0];
  });
};

/** @param {number[]} found @param {number[]} expected @param {string} name */
const expectClose = (found, expected, name) => {
  expect(found, name).toHaveLength(expected.length);
  for (const [place, value] of expected.entries()) expect(Math.abs(found[place] - value), `${name}: ${found} for ${expected}`).toBeLessThan(1e-6 * Math.max(1, Math.abs(value)));
};

/**
 * A file that cannot be used: said with its place, or with the two lines that write what can be; the figure stays as it was.
 * @param {Figure} figure @param {Door} door @param {{ name: string, refused: string[], give: () => Promise<void> }} file
 */
const expectRefused = async (figure, door, { name, refused, give }) => {
  const before = [await figure.numbers(), await pointsOf(figure)];
  await give();
  await expect(door.status, name).toContainText(refused[0]);
  await expect(door.use, name).toHaveCount(0);
  if (refused.length > 1) {
    await expect(door.lines, name).toContainText(refused[1]);
    expect((await door.lines.innerText()).trim().split('\n'), name).toHaveLength(2);
    await expect(door.box.getByRole('button', { name: 'Copy these lines' })).toBeVisible();
  } else await expect(door.status, name).toContainText('Nothing was changed.');
  expect([await figure.numbers(), await pointsOf(figure)], name).toEqual(before);
};

/** A table: its roles, its classes with their names, and its points in the figure. @param {Figure} figure @param {Door} door @param {string} name @param {Expected} expected */
const expectPoints = async (figure, door, name, { points = [], classes = [], columns = [] }) => {
  const tests = points.filter((point) => point[3] === 1).length;
  await expect(door.told, name).toContainText(`${points.length} points, ${tests || 'none'} of them for testing.`);
  expect(await door.roles.evaluateAll((all) => all.map((select) => /** @type {HTMLSelectElement} */ (select).value)), name).toEqual(columns);
  const marks = ['blue discs', 'orange triangles'];
  const counts = classes.map((named, place) => `${named} (${points.filter((point) => point[2] === place).length}, ${marks[place]})`);
  await expect(door.told, name).toContainText(`Classes: ${counts.join('; ')}.`);
  await door.use.click();
  await expect(door.status, name).toContainText(`These are the points now: ${classes.map((named, place) => `${marks[place]} are “${named}”`).join(', ')}.`);
  const close = (/** @type {number[][]} */ all) => all.map((row) => row.map((value) => Number(value.toPrecision(6))));
  await expect.poll(async () => close(await pointsOf(figure)), name).toEqual(points);
};

/** A network: its maker, its widths, and its scores in the figure. @param {Figure} figure @param {Door} door @param {string} name @param {Expected} expected */
const expectNetwork = async (figure, door, name, { maker, widths = '', activation, scores = [] }) => {
  await expect(door.told, name).toContainText(new RegExp(`^A network ${widths} from ${maker}: \\d+ numbers, ${activation}\\.`));
  await door.use.click();
  await expect(door.status, name).toContainText('This is the network now.');
  await expect(figure.setting('layers'), name).toHaveValue(widths.split('-').slice(1, -1).join('-'));
  expectClose(await scoresOf(figure), scores, name);
};

/** @typedef {(door: Door, name: string) => Promise<void>} Way */

/**
 * Brings every file to the door, one after the other on one page.
 * @param {Figure} figure @param {Way} give @param {{ isText?: boolean, shown?: (name: string) => string, seen?: (expected: Expected) => Promise<void> }} [way]
 */
const bringAll = async (figure, give, { isText = false, shown = (name) => name, seen = async () => {} } = {}) => {
  const door = await opened(figure);
  expect(EXPECTED).toHaveLength(15);
  for (const [name, expected] of EXPECTED) {
    if (expected.refused) {
      await expectRefused(figure, door, { name, refused: expected.refused, give: () => give(door, name) });
      continue;
    }
    await give(door, name);
    await expect(door.status, name).toHaveText(shown(name));
    // A text that was pasted has no encoding any more.
    for (const note of (expected.notes ?? []).filter((one) => !isText || one !== 'UTF-16')) await expect(door.told, name).toContainText(SAID[note]);
    if (expected.points) await expectPoints(figure, door, name, expected);
    else await expectNetwork(figure, door, name, expected);
    await seen(expected);
  }
};

test('chosen, every file gives what is right, and the card tells the scores of its network', THOROUGH, async ({ figure, plane }) => {
  await bringAll(figure, (door, name) => door.choose({ name, bytes: bytesOf(name) }), {
    async seen({ scores }) {
      if (!scores) return;
      const { toWindow } = await plane.projection();
      for (const [place, at] of PLACES.entries()) {
        const { x, y } = toWindow(at);
        await figure.page.mouse.move(x, y);
        // The card rounds to two decimals, and the mouse to a pixel.
        await expect.poll(async () => {
          const pointed = await figure.pointed();
          return Math.abs(valueAt(pointed?.formula ?? { a: NaN, b: 0, c: 0 }, at) - scores[place]);
        }).toBeLessThan(0.02);
      }
    },
  });
});

test('dropped anywhere on the page, every file gives what is right', THOROUGH, async ({ figure }) => {
  await bringAll(figure, (door, name) => door.drop({ name, bytes: bytesOf(name) }));
});

test('pasted, the text of every file gives what is right', THOROUGH, async ({ figure }) => {
  const textOf = (/** @type {string} */ name) => new TextDecoder(name.includes('utf16le') ? 'utf-16le' : 'utf-8').decode(bytesOf(name));
  await bringAll(figure, (door, name) => door.paste(textOf(name)), { isText: true, shown: () => 'the pasted text' });
});

test('standardised, heights and weights train until every point is right', async ({ figure }) => {
  const door = await opened(figure);
  await door.choose({ name: 'P10.csv', bytes: bytesOf('P10_height_weight.csv') });
  await door.box.getByLabel('Standardise').check();
  await expect(door.told).toContainText('Standardised, from mean ± deviation');
  await door.use.click();
  await figure.button('Train').click();
  await expect.poll(() => figure.number('accuracy')).toBe(1);
});

test('of many classes four are chosen, and of many columns a plane is laid through all with one press', async ({ figure }) => {
  const door = await opened(figure);
  const rows = Array.from({ length: 24 }, (_, row) => [Math.sin(row), Math.cos(3 * row), Math.sin(5 * row), Math.cos(7 * row)].map((value) => value.toFixed(3)).concat('abcdef'[row % 6] ?? ''));
  await door.choose({ name: 'six.csv', bytes: Buffer.from(['p,q,r,s,kind', ...rows.map((cells) => cells.join(','))].join('\n')) });
  await expect(door.told).toContainText('Of 6 classes these are used');
  await door.box.getByLabel('Classes', { exact: true }).selectOption('classes of your choice');
  const tick = (/** @type {string} */ name) => door.box.getByRole('checkbox', { name, exact: true });
  await expect(tick('a')).toBeChecked();
  await expect(tick('e')).toBeDisabled();
  await tick('a').uncheck();
  await tick('f').check();
  await expect(door.told).toContainText('16 points, none of them for testing. Classes: b (4, blue discs); c (4, orange triangles); d (4');
  await expect(door.told).toContainText('f (4');
  await door.box.getByRole('button', { name: 'A plane through 4 columns' }).click();
  await expect(door.told).toContainText('x1 and x2 are the two principal directions of 4 columns');
  expect(await door.roles.evaluateAll((all) => all.map((select) => /** @type {HTMLSelectElement} */ (select).value))).toEqual(['plane', 'plane', 'plane', 'plane', 'class']);
  await door.use.click();
  await expect.poll(() => figure.number('regions')).toBeGreaterThan(0);
  expect(await pointsOf(figure)).toHaveLength(16);
});

test('the order of a sorted state_dict can be changed, and a wrong one is told', async ({ figure }) => {
  const door = await opened(figure);
  const name = 'N10_torch_sort_keys.json';
  await door.choose({ name, bytes: bytesOf(name) });
  const order = door.box.getByLabel('Order of the layers');
  await expect(order).toHaveValue('input, hidden, output');
  await order.fill('input, output');
  await order.press('Enter');
  await expect(door.status).toContainText('does not name every layer once');
  await order.fill('hidden, input, output');
  await order.press('Enter');
  await expect(order).toHaveValue('hidden, input, output');
  await expect(door.status).toHaveText(name);
  await door.use.click();
  await expect(door.status).toContainText('This is the network now.');
  const scores = await scoresOf(figure);
  expect(scores[1]).not.toBeCloseTo(-0.9375);
});
