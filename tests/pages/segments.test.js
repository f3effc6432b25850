// @ts-check
// Lists of few choices are laid out as segments, which have the list's value as one.
import assert from 'node:assert/strict';
import test from 'node:test';
import { laySegments } from '../../scripts/pages/segments.mjs';
import { htmlOf, parseText } from '../../scripts/pages/tree.mjs';

/** @param {string} html */
const laid = (html) => {
  const tree = parseText(html);
  laySegments(tree);
  return htmlOf(tree);
};

/** @param {number} count */
const listOf = (count) => `<label>Data <select data-setting="data">${Array.from({ length: count }, (_, place) => `<option value="${place}">${place}</option>`).join('')}</select></label>`;

test('a list of few choices becomes radio buttons, named by figure and setting, the first one chosen', () => {
  assert.equal(
    laid('<div data-chapter="range"><label data-learns="classes" class="inline">The score <select data-setting="output"><option value="plain">as it is</option><option value="relu">ReLU</option></select></label></div>'),
    '<div data-chapter="range"><fieldset data-learns="classes" class="segments inline" data-setting="output"><legend>The score</legend>' +
      '<label><input type="radio" name="range-output" value="plain" checked=""><span>as it is</span></label><label><input type="radio" name="range-output" value="relu"><span>ReLU</span></label></fieldset></div>',
  );
});

test('a list of more stays a list, and so does one that scripts fill', () => {
  for (const count of [0, 6]) assert.equal(laid(listOf(count)), listOf(count));
  assert.match(laid(listOf(5)), /fieldset/);
});
