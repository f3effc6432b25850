// @ts-check
/** Text that is written only where it changed: whatever translates a page redoes each text that is written. */
import { readoutText } from '../words/number.js';
import { tell } from './status_region.js';

/** What each element was given last: its text may be a translation of that by now. @type {WeakMap<Element, string>} */
const given = new WeakMap();

/** Tells it, too, where `data-told` says so, once the reader has done something: what a page begins with is no news. @param {Element | null | undefined} element @param {string} text */
export const write = (element, text) => {
  if (!element) return;
  const before = given.get(element) ?? element.textContent;
  given.set(element, text);
  if (before === text) return;
  element.textContent = text;
  const { told } = /** @type {HTMLElement} */ (element).dataset;
  if (told && navigator.userActivation?.hasBeenActive !== false) tell(/** @type {HTMLElement} */ (element), told);
};

/** The numbers in sentences that a part of its own writes; all others are the scene's. */
const OF_PARTS = {
  collapse: ['parameters', 'matrix-numbers'],
  fold: ['edges', 'nearest-corner', 'farthest-corner', 'parts'],
  line: ['largest-error', 'largest-error-at', 'straight-pieces'],
};
/** @type {Set<string | undefined>} */
const elsewhere = new Set(Object.values(OF_PARTS).flat());

/** The marks below an element that one part writes, and no other: two would take turns. @param {Element} root @param {'scene' | keyof typeof OF_PARTS} part @returns {HTMLDataElement[]} */
export const numberMarks = (root, part) => {
  const marks = /** @type {HTMLDataElement[]} */ ([...root.querySelectorAll('data[data-readout], data[data-live]')]);
  const names = part === 'scene' ? null : OF_PARTS[part];
  return marks.filter(({ dataset: { live } }) => (names ? names.includes(live ?? '') : !elsewhere.has(live)));
};

/** A number that is not known is a dash. @param {HTMLDataElement} mark @param {number | null | undefined} value @param {string} [text] in place of the dash */
export const writeNumber = (mark, value, text = '–') => {
  const known = typeof value === 'number';
  const now = known ? String(value) : '';
  if (mark.value !== now) mark.value = now;
  write(mark, known ? readoutText(mark.dataset.readout ?? mark.dataset.live ?? '', value) : text);
};
