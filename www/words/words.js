// @ts-check
/** The catalogue in the page's language, and the sentences for what the core reports. What comes with the later parts of a figure is added by `later.js`. */
import { short, whole } from './number.js';
import { en } from './en.js';

/** @type {import('./catalogue.js').Catalogue} */
export const words = /** @type {import('./catalogue.js').Catalogue} */ (en);

/** The sentence for what the core reported. @param {import('./catalogue.js').Problem} problem @returns {string} */
export const sentence = ({ code, values }) => {
  const number = (/** @type {number} */ value) => (Number.isSafeInteger(value) ? whole(value) : short(value));
  const text = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, typeof value === 'number' ? number(value) : value]));
  const numbers = Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (typeof value === 'number' ? [[key, value]] : [])));
  return (words.problems[code] ?? (() => code))(text, numbers);
};
