// @ts-check
// The numbers of a figure as it opens, written where scripts will keep them up to date: so they stand there without any.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../command.mjs';
import { camelCase, readoutText } from '../../www/words/number.js';
import { createText, faultAt, find, findAll, get, isElement, isWithin, set } from './tree.mjs';

/** @typedef {Record<string, number | null>} Readouts */

/** The file of all numbers, by the link of their scene. */
export const READOUTS = 'www/pictures/readouts.json';

/** Whether a text tells of the best of all straight lines, which its figure then shows. @param {import('./tree.mjs').Parent} tree */
export const speaksOfBestLine = (tree) => find(tree, '[data-live="best-line"]') !== undefined;

/** @type {Record<string, Readouts> | undefined} */
let known;

/**
 * Fills the numbers of one figure in.
 * @param {import('./tree.mjs').Parent} tree  The figure with the text that speaks of it.
 * @param {string} link
 * @throws {Error}  That names a link whose numbers were never asked for, or a number that nothing fills.
 */
export function fillReadouts(tree, link) {
  known ??= JSON.parse(fs.readFileSync(path.join(ROOT, READOUTS), 'utf8'));
  const readouts = known?.[link];
  if (!readouts) throw new Error(`${READOUTS} has no numbers of ${link}`);
  fillNumbers(tree, readouts);
}

/**
 * Fills numbers in, but for those of small figures inside, which have a scene of their own. One that the scene has no value for stays as it is: hidden, it may come to have one.
 * @param {import('./tree.mjs').Parent} tree @param {Readouts} readouts
 * @throws {import('./tree.mjs').SourceError}  Where the core has no number of that name.
 */
export function fillNumbers(tree, readouts) {
  for (const mark of findAll(tree, 'data')) {
    if (get(mark, 'data-asks') !== undefined || isOfMargin(mark, tree)) continue;
    const name = get(mark, 'data-live') ?? get(mark, 'data-readout') ?? '';
    const key = camelCase(name);
    if (!(key in readouts)) throw faultAt(mark, `the core gives no number of the name "${name}": nothing fills it`);
    const value = readouts[key];
    if (value === null) continue;
    set(mark, 'value', String(value));
    mark.childNodes = [Object.assign(createText(readoutText(name, value)), { parentNode: mark })];
  }
}

/** Whether a node belongs to a small figure inside a tree. @param {import('./tree.mjs').Child} node @param {import('./tree.mjs').Parent} tree */
function isOfMargin(node, tree) {
  /** @type {import('./tree.mjs').Child | import('./tree.mjs').Parent | null} */
  let at = node;
  while (at && at !== tree) {
    if (isElement(at) && get(at, 'data-margin') !== undefined) return true;
    at = 'parentNode' in at ? at.parentNode : null;
  }
  return false;
}

/**
 * Refuses a number without a value that is seen before any script runs.
 * @param {import('./tree.mjs').Parent} tree
 * @throws {import('./tree.mjs').SourceError}
 */
export function requireFilled(tree) {
  for (const mark of findAll(tree, 'data[value=""]')) {
    if (!isWithin(mark, '[hidden]')) throw faultAt(mark, 'this number has no value in its scene, or belongs to no figure: nothing fills it');
  }
}
