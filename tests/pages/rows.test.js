// @ts-check
// What the core's tables say of settings and goals comes into the prose, and stands nowhere else.
import assert from 'node:assert/strict';
import test from 'node:test';
import { fillRows } from '../../scripts/pages/rows.mjs';
import { htmlOf, parseText } from '../../scripts/pages/tree.mjs';

const FILE = 'www/prose/en/example.html';

/** @type {Parameters<typeof fillRows>[1]} */
const TABLE = {
  settings: {
    count: { takes: { offered: { least: 20, most: 500, step: 10 } } },
    rate: { takes: { offered: { numbers: [0.001, 3] } } },
    data: { takes: { names: ['xor', 'circle'] } },
    layers: { takes: {} },
  },
  goals: { keep: { kept: 0.999, off: 0.01, silver: 4 } },
};

/** @param {string} html */
const filled = (html) => {
  const tree = parseText(html, FILE);
  fillRows(tree, TABLE);
  return htmlOf(tree);
};

/** @param {string} html @param {RegExp} message */
const refuses = (html, message) => assert.throws(() => filled(html), { message });

test('a control of a number is given the limits that its setting offers', () => {
  for (const type of ['range', 'number']) {
    assert.equal(filled(`<input type="${type}" data-setting="count">`), `<input type="${type}" data-setting="count" min="20" max="500" step="10">`);
  }
  assert.equal(filled('<input type="text" data-setting="layers">'), '<input type="text" data-setting="layers">');
});

test('a control of its own limits is refused, and one of a setting that is no number in a range', () => {
  refuses('<input type="range" data-setting="count" max="300">', /^www\/prose\/en\/example\.html:1: max: the limits of a setting stand in the core alone/);
  refuses('<input type="range" data-setting="data">', /the setting data is no number within a range/);
  refuses('<input type="range" data-setting="rate">', /the setting rate is no number within a range/);
});

test('a choice of numbers is given those that its setting offers, unless it has its own', () => {
  assert.equal(filled('<select data-setting="rate"></select>'), '<select data-setting="rate"><option value="0.001">0.001</option><option value="3">3</option></select>');
  const own = '<select data-setting="rate"><option value="5">5</option></select>';
  assert.equal(filled(own), own);
  const names = '<select data-setting="data"></select>';
  assert.equal(filled(names), names);
});

test('a number that a goal asks for is that of the core', () => {
  const asked = (/** @type {string} */ name) => filled(`<div data-goal="keep"><p>At least <data data-asks="${name}" value="">–</data></p></div>`);
  assert.match(asked('kept'), /<data data-asks="kept" value="0\.999">99\.9\u202f%<\/data>/);
  assert.match(asked('off'), /value="0\.01">1\u202f%</);
  assert.match(asked('silver'), /value="4">4</);
  assert.throws(() => asked('gold'), { message: `${FILE}:1: the goal keep asks for no gold` });
  refuses('<data data-asks="kept" value="">–</data>', /no goal is around this number/);
});
