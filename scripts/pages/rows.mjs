// @ts-check
// What the core's tables say of settings and goals, written into the prose: the limits of controls, and the numbers that goals
// ask for. So neither stands in two places.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../command.mjs';
import { asksText, short } from '../../www/words/number.js';
import { append, create, createText, faultAt, findAll, get, set } from './tree.mjs';

/** @typedef {import('./tree.mjs').Parent} Parent @typedef {import('./tree.mjs').Element} Element @typedef {import('./tree.mjs').Child} Child */

/**
 * What the control of a number offers: a range in steps, or some numbers.
 * @typedef {{ least: number, most: number, step: number } | { numbers: number[] }} Offer
 * @typedef {{ takes: { names?: string[], offered?: Offer } }} SettingRow
 * @typedef {{ settings: Record<string, SettingRow>, goals: Record<string, Record<string, number>> }} Rows
 */

/** The file of the rows. */
export const ROWS = 'www/pictures/rows.json';

/** The names of the data that can be drawn. */
export const dataNames = () => rows().settings.data.takes.names ?? [];

/** Controls that are given their limits. */
const NUMERIC = ['number', 'range'];

/** @type {Rows | undefined} */
let known;

/** The rows, as the core wrote them down. @returns {Rows} */
const rows = () => (known ??= JSON.parse(fs.readFileSync(path.join(ROOT, ROWS), 'utf8')));

/**
 * Fills in what comes from the core's tables.
 * @param {Parent} tree
 * @param {Rows} [table]
 * @throws {import('./tree.mjs').SourceError}  Where a control has limits of its own, or a goal does not ask for such a number.
 */
export function fillRows(tree, table = rows()) {
  for (const control of findAll(tree, '[data-setting]')) fillControl(control, table);
  for (const mark of findAll(tree, '[data-asks]')) fillAsked(mark, table);
}

/** @param {Element} control @param {Rows} table */
function fillControl(control, table) {
  const name = get(control, 'data-setting') ?? '';
  const offered = table.settings[name]?.takes.offered;
  if (control.tagName === 'select') {
    if (offered && 'numbers' in offered && findAll(control, 'option').length === 0) {
      append(control, ...offered.numbers.map((number) => create('option', { value: String(number) }, short(number))));
    }
    return;
  }
  for (const limit of ['min', 'max', 'step']) {
    if (get(control, limit) !== undefined) throw faultAt(control, `${limit}: the limits of a setting stand in the core alone, in crate/src/scene/settings.rs`, limit);
  }
  if (!NUMERIC.includes(get(control, 'type') ?? '')) return;
  if (!offered || !('least' in offered)) throw faultAt(control, `the setting ${name} is no number within a range`);
  set(control, 'min', String(offered.least));
  set(control, 'max', String(offered.most));
  set(control, 'step', String(offered.step));
}

/** @param {Element} mark @param {Rows} table */
function fillAsked(mark, table) {
  const name = get(mark, 'data-asks') ?? '';
  const goal = goalAround(mark);
  const number = goal === undefined ? undefined : table.goals[goal]?.[name];
  if (number === undefined) throw faultAt(mark, goal === undefined ? 'no goal is around this number' : `the goal ${goal} asks for no ${name}`);
  set(mark, 'value', String(number));
  mark.childNodes = [Object.assign(createText(asksText(number, name)), { parentNode: mark })];
}

/** The goal that an element belongs to. @param {Element} element @returns {string | undefined} */
function goalAround(element) {
  for (let at = /** @type {import('./tree.mjs').Node | null} */ (element); at && 'tagName' in at; at = at.parentNode) {
    const goal = get(at, 'data-goal');
    if (goal !== undefined) return goal;
  }
  return undefined;
}
