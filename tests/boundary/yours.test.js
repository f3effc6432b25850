// @ts-check
// Whatever a file or a form hands a slice is answered, or refused by a problem that the page has a sentence for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canvas } from '../../scripts/no_screen.mjs';
import { problems as ofFiles } from '../../www/words/en_files.js';
import { problems } from '../../www/words/en_yours.js';
import '../../www/words/later.js';
import { words } from '../../www/words/words.js';
import { loadYoursCore } from './core.js';
import { NUMBERS, randomFrom } from './values.js';

const core = await loadYoursCore();
const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);

/** A network of these widths as a state_dict, with weights that are hardly ever 0. @param {number[]} widths */
const network = (widths) => {
  const random = randomFrom(widths.length);
  const weights = (/** @type {number} */ count) => Array.from({ length: count }, () => Number((random() * 2 - 1).toFixed(4)));
  const layers = widths.slice(1).flatMap((units, layer) => [
    [`${2 * layer}.weight`, Array.from({ length: units }, () => weights(widths[layer]))],
    [`${2 * layer}.bias`, weights(units)],
  ]);
  return bytes(JSON.stringify(Object.fromEntries(layers)));
};

/** @template T @param {string} what @param {() => T} call */
const answer = (what, call) => {
  try {
    return call();
  } catch (error) {
    const { code, values } = /** @type {any} */ (error);
    assert.ok(typeof code === 'string' && typeof values === 'object', `${what}: ${error}`);
    const sentence = { ...words.problems, ...ofFiles, ...problems }[code];
    assert.ok(sentence, `${what}: no sentence for ${code}`);
    const said = sentence(values, values);
    assert.ok(said.length > 10 && !said.includes('undefined'), said);
    return null;
  }
};

test('a slice is cut, drawn and told, with any numbers asked', () => {
  const slice = new core.Slice();
  const size = new core.CanvasSize(500, 500, 1);
  const ask = () => {
    for (let piece = 0; slice.advance(); piece += 1) assert.ok(piece < 10_000);
    for (const dark of [true, false]) {
      for (const name of ['slice', 'ring', 'inputs']) slice.draw(name, /** @type {any} */ (canvas), size, dark);
      assert.match(slice.svg(500, 500, dark), /^<svg /);
    }
    return slice.readout();
  };
  assert.equal(ask().shape, '64-32-10');
  for (const number of NUMBERS) {
    answer(`rows ${number}`, () => slice.goThroughRows(Uint32Array.of(number, 6, 25), 0, number));
    answer(`features ${number}`, () => slice.goAlongFeatures(0, number, 5));
    slice.show(number);
    answer(`table ${number}`, () => slice.largestRegions(number));
    slice.point(number, number, size);
    slice.movePoint(number, number);
    slice.closer(number);
    const { outputs, place } = ask();
    assert.ok(outputs.every(({ score }) => Number.isFinite(score)), String(number));
    assert.ok(place.every(Number.isFinite), String(number));
    slice.home();
  }
  slice.goThroughRows(Uint32Array.of(43, 6, 25), 0, 0);
  assert.ok((ask().regions ?? 0) > 10, 'nothing is dead afterwards');
  for (const one of [slice, size]) one.free();
});

test('files of any bytes are taken, or refused in words, and then nothing is changed', () => {
  const slice = new core.Slice();
  while (slice.advance());
  const before = JSON.stringify(slice.readout());
  const random = randomFrom(11);
  const files = ['', '{', '[]', 'a,b', '1,2\n3,4\n', '{"0.weight": [[1e999]]}', '<html>', '{"coefs_": [], "intercepts_": []}'].map(bytes);
  for (let file = 0; file < 60; file += 1) files.push(Uint8Array.from({ length: 200 }, () => Math.floor(random() * 256)));
  files.push(network([64, 600, 2]), network([64, 8, 11]), network([5000, 2, 1]));
  for (const file of files) {
    answer('network', () => slice.takeNetwork(file));
    answer('rows', () => slice.takeRows(file));
  }
  assert.equal(JSON.stringify(slice.readout()), before);
  slice.free();
});

test('networks of any shape that fits are cut; a table that fits gives them a plane', () => {
  const slice = new core.Slice();
  for (const widths of [[2, 3, 1], [1, 4, 2], [3, 1], [16, 100, 70, 10], [300, 20, 20, 3]]) {
    const summary = answer(widths.join('-'), () => slice.takeNetwork(network(widths)));
    // A plane needs two inputs.
    if (widths[0] === 1) {
      assert.equal(summary, null);
      continue;
    }
    assert.deepEqual(summary?.widths, widths);
    const rows = Array.from({ length: 5 }, (_, row) => Array.from({ length: widths[0] }, (__, input) => (((row + 1) * (input + 3) * 7919) % 97) / 10));
    const read = slice.takeRows(bytes(rows.map((row) => row.join(',')).join('\n')));
    assert.equal(read.rows, 5);
    while (slice.advance());
    const { regions, vertices, edges, through, outputs } = slice.readout();
    assert.equal(Number(vertices) - Number(edges) + Number(regions), 1);
    // A single score stands against 0.
    assert.equal(outputs.length, Math.max(2, widths[widths.length - 1]));
    assert.ok(through);
  }
  slice.free();
});
