// @ts-check
/**
 * What whoever embeds a figure decides about it: the query of the embed page, its parts joined by `;`.
 *
 * From outside, so anything may stand there: what is no option, or not possible, is left out and named.
 */
import { LANGUAGES } from '../words/languages.js';

/** Characters of a query that are looked at. */
const LONGEST = 2000;
/** Most names in a list. */
const MOST_NAMES = 40;

/**
 * @typedef {object} Options
 * @property {boolean} autorun            whether the figure runs without a click, for slides
 * @property {'system' | 'light' | 'dark'} theme
 * @property {string} lang
 * @property {'all' | 'few' | 'none'} controls  `few`: train, step, reset, undo and redo
 * @property {string[]} hide              controls and parts that are left out, by name
 * @property {string[]} fix               settings that are shown and cannot be changed, by name
 * @property {string} goal                `off`, `on`, or the name of one goal of the chapter
 * @property {string[]} ignored           what was not understood
 */

const NAME = /^[a-z][a-z-]{0,31}$/;

/** @param {string} text */
const namesIn = (text) => {
  const names = text.split(',');
  return names.length <= MOST_NAMES && names.every((name) => NAME.test(name)) ? names : undefined;
};
/** @template {string} T @param {readonly T[]} possible */
const oneOf = (possible) => (/** @type {string} */ text) => possible.find((value) => value === text);

/** How each option is read; undefined where its value is not possible. @type {Record<string, (text: string) => unknown>} */
const READ = {
  autorun: (text) => (text === '1' ? true : text === '0' ? false : undefined),
  theme: oneOf(['system', 'light', 'dark']),
  lang: oneOf(LANGUAGES),
  controls: oneOf(['all', 'few', 'none']),
  hide: namesIn,
  fix: namesIn,
  goal: (text) => (NAME.test(text) ? text : undefined),
};

/** Text that was percent-escaped on its way, up to three times; what is no escape stays. @param {string} text */
export const unescaped = (text) => {
  let plain = text;
  for (let pass = 0; pass < 3 && plain.includes('%'); pass += 1) {
    try {
      plain = decodeURIComponent(plain);
    } catch {
      return plain;
    }
  }
  return plain;
};

/** The options of a query, from any text. @param {string} query with or without its `?` @returns {Options} */
export const readOptions = (query) => {
  /** @type {Options} */
  const options = { autorun: false, theme: 'system', lang: LANGUAGES[0], controls: 'all', hide: [], fix: [], goal: 'off', ignored: [] };
  const text = unescaped(query.slice(0, LONGEST).replace(/^\?/, '')).replace(/&(?:amp;)+/g, '&');
  // Some hosts know no other joint than `&`, and some write that as HTML does where it is none.
  for (const part of text.split(/[;&]/).filter(Boolean)) {
    const [key, ...rest] = part.split('=');
    const value = Object.hasOwn(READ, key) ? READ[key](rest.join('=')) : undefined;
    if (value === undefined) options.ignored.push(part.slice(0, 40));
    else Object.assign(options, { [key]: value });
  }
  options.ignored.length = Math.min(options.ignored.length, MOST_NAMES);
  return options;
};
