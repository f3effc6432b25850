// @ts-check
/** Numbers as text: the only place that knows how the pages' language writes them. */
import { LANGUAGES } from './languages.js';

const [LANGUAGE] = LANGUAGES;

const MINUS = '\u2212';
const NARROW_SPACE = '\u202f';
/** Significant digits of a setting. */
const DIGITS = 4;
/** Shares from here on would be written as 99.9 % and 100.0 % although they are less. */
const NEARLY = 0.9985;
/** Sizes that are read more easily with an exponent. */
const HUGE = 1e15;
const TINY = 1e-6;
/** What rounding leaves of a zero at the sizes of weights. */
const ROUNDING = 1e-9;

/**
 * Makes something at its first use and keeps it: a language's rules are slow to load, and a page at its start has better to do.
 * @template K, V @param {(key: K) => V} make
 */
const kept = (make) => {
  /** @type {Map<K, V>} */
  const made = new Map();
  return (/** @type {K} */ key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
};

/** The format with a number of decimals. */
const formatOf = kept((/** @type {number} */ decimals) => new Intl.NumberFormat(LANGUAGE, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }));
/** The format with a number of significant digits. */
const formatOfDigits = kept((/** @type {number} */ digits) => new Intl.NumberFormat(LANGUAGE, { maximumSignificantDigits: digits }));

/** A real minus sign before what is negative, and none before a zero. @param {number} value @param {string} size */
const signed = (value, size) => (value < 0 && /[1-9]/.test(size) ? MINUS + size : size);

/** A number with a fixed count of decimals, so that nothing moves while it changes. @param {number} value */
export const fixed = (value, decimals = 2) =>
  // Rounded as the core rounds; the language only says how the digits are written.
  signed(value, formatOf(decimals).format(Math.abs(Number(value.toFixed(decimals)))));

/** What stands between thousands. */
const groupOf = kept((/** @type {string} */ language) => new Intl.NumberFormat(language).formatToParts(12_345).find(({ type }) => type === 'group')?.value ?? '');

/** A written number as it stands in a field, to be typed over: with nothing between thousands. @param {string} text */
export const inField = (text) => text.replaceAll(groupOf(LANGUAGE), '');

/** A whole number. @param {number} value */
export const whole = (value) => fixed(value, 0);

/** A share as a percentage; one that is nearly all with another decimal, cut off, since it is not all. @param {number} share */
export const percent = (share) => percentage(share >= NEARLY && share < 1 ? fixed(Math.floor(10_000 * share) / 100) : fixed(100 * share, 1));

/**
 * A share that has not reached a bound, so that it does not read as if it had: with another decimal, and cut off.
 * @param {number} share @param {number} bound
 */
export const percentBelow = (share, bound) => (share < bound ? percentage(fixed(Math.floor(10_000 * share) / 100)) : percent(share));

/** A number that has not reached a bound, likewise. @param {number} value @param {number} bound */
export const fixedBelow = (value, bound) => fixed(value < bound ? Math.floor(100 * value) / 100 : value);

/** A share in whole percent, in finer ones near all of it, which is never said of less. @param {number} share */
export const wholePercent = (share) => (share > 0.99 && share < 1 ? percentage(fixed(Math.floor(1000 * share) / 10, 1)) : percentage(whole(100 * share)));

/** A number of percent, which is written already. @param {string} text */
export const percentage = (text) => `${text}${NARROW_SPACE}%`;

/** A number that a goal asks for: an error as it is, a share as a percentage, else a whole number. @param {number} value @param {string} [name] */
export const asksText = (value, name = '') => (name.endsWith('error') ? short(value) : value < 1 ? percentage(short(100 * value)) : whole(value));

/** The shortest readable form of a setting. @param {number} value */
export const short = (value) => {
  const size = Math.abs(Number(value.toPrecision(DIGITS)));
  return signed(value, size !== 0 && (size < TINY || size >= HUGE) ? String(size).replace('e-', `e${MINUS}`) : formatOfDigits(DIGITS).format(size));
};

const rulesOf = kept((/** @type {string} */ language) => new Intl.PluralRules(language));
/**
 * A number with the form of the words that it takes.
 * @param {number} value
 * @param {Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }} forms  By the names that `Intl.PluralRules` has for them.
 */
export const counted = (value, forms) => `${whole(value)} ${formFor(value, forms)}`;

/** The form of words that a number takes. @param {number} value @param {Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }} forms */
export const formFor = (value, forms) => forms[rulesOf(LANGUAGE).select(value)] ?? forms.other;

/** A factor or an amount of a formula: with two decimals, and in digits where these would say 0.00 of what is not. @param {number} value */
export const amount = (value) => (Math.abs(value) < 0.005 && Math.abs(value) > ROUNDING ? short(value) : fixed(value));

/** a·x1 + b·x2 + c with signs as a reader would write them; without x2 where there is one input. @param {{a: number, b: number, c: number}} map */
export const formula = ({ a, b, c }, inputs = 2) => {
  const term = (/** @type {number} */ value, /** @type {string} */ name, /** @type {boolean} */ first) => {
    const sign = value < 0 ? (first ? MINUS : ` ${MINUS} `) : first ? '' : ' + ';
    return `${sign}${amount(Math.abs(value))}${name}`;
  };
  return term(a, '\u00b7x1', true) + (inputs > 1 ? term(b, '\u00b7x2', false) : '') + term(c, '', false);
};

/** How far a curve is missed: a small distance in finer steps. @param {number} value */
const errorText = (value) => fixed(value, value < 0.1 ? 3 : 2);

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
  'largest-error': errorText,
  'largest-error-at': fixed,
  folded: percent,
  distance: fixed,
  steepness: fixed,
  'nearest-corner': (value) => fixed(value, 3),
  'farthest-corner': (value) => fixed(value, 3),
};

/** A name with hyphens as scripts write it. @param {string} name */
export const camelCase = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** A readout as it is written. @param {string} name @param {number} value */
export const readoutText = (name, value) => (FORMATS[name] ?? whole)(value);
