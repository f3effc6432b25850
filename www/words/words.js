// @ts-check
/** The catalogue in the page's language, and the sentences for what the core reports. */
import { short, whole } from './number.js';
import { en } from './en.js';

/** @type {import('./catalogue.js').Catalogue} */
export const words = en;

/** The sentence for what the core reported. @param {import('./catalogue.js').Problem} problem @returns {string} */
export const sentence = ({ code, values }) => {
  const number = (/** @type {number} */ value) => (Number.isSafeInteger(value) ? whole(value) : short(value));
  const text = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, typeof value === 'number' ? number(value) : value]));
  const numbers = Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (typeof value === 'number' ? [[key, value]] : [])));
  return (words.problems[code] ?? (() => code))(text, numbers);
};
