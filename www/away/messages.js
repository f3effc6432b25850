// @ts-check
/**
 * What an embedded figure and the page around it say to each other by `postMessage`. Either side may be anyone: each
 * checks what it hears, and takes nothing that is not exactly one of these.
 *
 * @typedef {import('../live/report.js').Report} Report
 *
 * To the figure.
 * @typedef {{ type: 'crease:run', version: 1 }
 *   | { type: 'crease:open', version: 1, link: string }
 *   | { type: 'crease:train', version: 1, on: boolean }} ToFigure
 *
 * From the figure. A state is told after `crease:run` and after every change, at most five times a second.
 * @typedef {{ type: 'crease:size', version: 1, height: number }
 *   | ({ type: 'crease:state', version: 1, ignored: string[] } & Report)} FromFigure
 */

export const VERSION = 1;

/** Characters of a link, as the core has it. */
export const LONGEST_LINK = 262_144;
/** CSS pixels of a frame's height. */
const HEIGHT = { least: 50, most: 10_000 };
const MOST_ITEMS = 40;
const LONGEST_NAME = 64;

/** @typedef {(value: unknown) => boolean} Check */

/** @type {Check} */
const isFlag = (value) => typeof value === 'boolean';
/** @type {Check} */
const isLink = (value) => typeof value === 'string' && value.length <= LONGEST_LINK;
/** @type {Check} */
const isCount = (value) => Number.isSafeInteger(value) && /** @type {number} */ (value) >= 0;
/** @type {Check} */
const isName = (value) => typeof value === 'string' && value.length <= LONGEST_NAME;
/** @type {Check} */
const isHeight = (value) => typeof value === 'number' && value >= HEIGHT.least && value <= HEIGHT.most;
/** @type {Check} */
const isShare = (value) => typeof value === 'number' && value >= 0 && value <= 1;
/** @param {Check} check @returns {Check} */
const orNull = (check) => (value) => value === null || check(value);
/** @param {Check} check @returns {Check} */
const listOf = (check) => (value) => Array.isArray(value) && value.length <= MOST_ITEMS && value.every(check);
/** @param {Record<string, Check>} fields @returns {Check} */
const shaped = (fields) => (value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  const known = Object.entries(fields);
  return keys.length === known.length && known.every(([key, check]) => Object.hasOwn(value, key) && check(/** @type {Record<string, unknown>} */ (value)[key]));
};

/** @param {string} type @param {Record<string, Check>} fields */
const message = (type, fields = {}) => shaped({ type: (value) => value === type, version: (value) => value === VERSION, ...fields });

const TO_FIGURE = [message('crease:run'), message('crease:open', { link: isLink }), message('crease:train', { on: isFlag })];

const STATE = {
  link: isLink,
  training: isFlag,
  step: isCount,
  accuracy: orNull(isShare),
  regions: orNull(isCount),
  goals: listOf(shaped({ name: isName, reached: isFlag })),
  ignored: listOf(isName),
};
const FROM_FIGURE = [message('crease:size', { height: isHeight }), message('crease:state', STATE)];

/** What a figure was told; null where it is none of its messages. @param {unknown} data @returns {ToFigure | null} */
export const readToFigure = (data) => (TO_FIGURE.some((is) => is(data)) ? /** @type {ToFigure} */ (data) : null);

/** What a figure tells; null where it is none of its messages. @param {unknown} data @returns {FromFigure | null} */
export const readFromFigure = (data) => (FROM_FIGURE.some((is) => is(data)) ? /** @type {FromFigure} */ (data) : null);

/** A height that may be told. @param {number} height */
export const heightWithin = (height) => Math.min(Math.max(Math.ceil(height), HEIGHT.least), HEIGHT.most);
