// @ts-check
/** Numbers as text. */

const MINUS = '\u2212';
/** @param {string} text */
const withMinus = (text) => text.replace('-', MINUS);

/** A number with a fixed count of decimals, so that nothing moves while it changes. @param {number} value */
export const fixed = (value, decimals = 2) => withMinus(value.toFixed(decimals)).replace(/^\u2212(0(?:\.0*)?)$/, '$1');

/** A whole number with narrow spaces between thousands. @param {number} value */
export const whole = (value) => withMinus(String(value)).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');

/** A share as a percentage. @param {number} share */
export const percent = (share) => `${(100 * share).toFixed(1)}\u202f%`;

/** A number that a goal asks for: a share as a percentage, else a whole number. @param {number} value */
export const asksText = (value) => (value < 1 ? `${short(100 * value)}\u202f%` : whole(value));

/** The shortest readable form of a setting. @param {number} value */
export const short = (value) => withMinus(String(Number(value.toPrecision(4))));

/** a·x1 + b·x2 + c with signs as a reader would write them; without x2 where there is one input. @param {{a: number, b: number, c: number}} map */
export const formula = ({ a, b, c }, inputs = 2) => {
  const term = (/** @type {number} */ value, /** @type {string} */ name, /** @type {boolean} */ first) => {
    const sign = value < 0 ? (first ? MINUS : ` ${MINUS} `) : first ? '' : ' + ';
    return `${sign}${Math.abs(value).toFixed(2)}${name}`;
  };
  return term(a, '\u00b7x1', true) + (inputs > 1 ? term(b, '\u00b7x2', false) : '') + term(c, '', false);
};

/** How a readout is written; whole numbers where nothing else is said. @type {Record<string, (value: number) => string>} */
const FORMATS = {
  loss: (value) => fixed(value, 4),
  accuracy: percent,
  'test-accuracy': percent,
  error: (value) => fixed(value, 3),
  'test-error': (value) => fixed(value, 3),
  'best-line': percent,
  kept: percent,
  flattened: percent,
  erased: percent,
  z: fixed,
  a: fixed,
  next: fixed,
  'next-weight': fixed,
  'next-bias': fixed,
  'next-z': fixed,
  folded: percent,
  distance: fixed,
  steepness: fixed,
};

/** A name with hyphens as scripts write it. @param {string} name */
export const camelCase = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** A readout as it is written. @param {string} name @param {number} value */
export const readoutText = (name, value) => (FORMATS[name] ?? whole)(value);
