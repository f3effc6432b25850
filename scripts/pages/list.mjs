// @ts-check
// The pages of one language: what they are called, what they are made of, and in which order they follow each other.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../command.mjs';
import { LANGUAGES } from '../../www/words/languages.js';

/** Where cards and result lists cut a title off, and a description. */
const LONGEST = { title: 80, description: 250 };

/**
 * The picture that stands for a page.
 * @typedef {object} Picture
 * @property {string} chapter  Whose scene it shows: a `data-chapter`.
 * @property {string} figure   Name of the figure that draws it.
 * @property {string} alt      What is seen in it.
 *
 * @typedef {object} Page
 * @property {string} slug         Its folder; empty for the front page. Never changed: links and caches keep it.
 * @property {string} title        In words that people search for.
 * @property {string} description
 * @property {string} menu         How the header calls it.
 * @property {string} question     In the learner's words: how other pages call it.
 * @property {boolean} short       Whether it is on the short path.
 * @property {boolean} [door]      Whether it is a side door: a chapter off the path.
 * @property {boolean} [needsSite]  Whether what it speaks of needs a site: the single file does without it then.
 * @property {string[]} fragments  Files of prose, in order, without `.html`.
 * @property {Picture} picture
 *
 * @typedef {object} PageList
 * @property {string} language     Its tag, for `lang`.
 * @property {string} skip         What the link over the header to the text is called.
 * @property {string} contents     What opens the list of pages in the header.
 * @property {Record<'light' | 'dark' | 'system', string>} colours  The choices of its switch.
 * @property {string} previous     What a link to the page before is called.
 * @property {string} next         What a link to the page after it is called.
 * @property {string} place        Where a stop of the short path stands, with {place}, {of} and {minutes}.
 * @property {string} minutes      How long a page takes, with {minutes}.
 * @property {string} doorPlace    Where a side door stands, with {place} and {minutes}.
 * @property {string} path         What the chapters of the short path are called in the header's list.
 * @property {string} doors        What the side doors are called there.
 * @property {string} version      The edition, with {version}.
 * @property {string} source       What the link to the source is called.
 * @property {string} report       What the link for reports of mistakes is called.
 * @property {string} thread       What the link to the thread that asked is called.
 * @property {Page[]} pages        In reading order, the front page first.
 */

/** The folder of a language's prose. @param {string} language */
export const proseFolder = (language) => path.join(ROOT, 'www', 'prose', language);

/**
 * @param {string} [language]  The first where none is named.
 * @returns {PageList}
 * @throws {Error}  That names the page with a title or description that is missing or too long.
 */
export function readPages(language = LANGUAGES[0]) {
  const file = path.join(proseFolder(language), 'pages.json');
  /** @type {PageList} */
  const list = { language, ...JSON.parse(fs.readFileSync(file, 'utf8')) };
  for (const page of list.pages) requireFitting(page);
  const slugs = list.pages.map(({ slug }) => slug);
  if (slugs[0] !== '') throw new Error(`${file}: the first page is not the front page`);
  if (new Set(slugs).size < slugs.length) throw new Error(`${file}: two pages have one slug`);
  return list;
}

/**
 * @param {Page} page
 * @throws {Error}
 */
export function requireFitting(page) {
  for (const key of /** @type {const} */ (['title', 'description'])) {
    const { length } = [...(page[key] ?? '')];
    if (length > 0 && length <= LONGEST[key]) continue;
    throw new Error(`page ${nameOf(page)}: its ${key} has ${length} characters, not between 1 and ${LONGEST[key]}`);
  }
  if (!page.picture.alt) throw new Error(`page ${nameOf(page)}: its picture has no alt text`);
}

/** A name for files and messages, also for the front page. @param {Page} page */
export const nameOf = ({ slug }) => slug || 'front';

/** The way from a page to the site's root. @param {Page} page */
export const rootFrom = ({ slug }) => (slug === '' ? './' : '../');

/** The address of a page below the site's root. @param {Page} page */
export const addressOf = ({ slug }) => (slug === '' ? '' : `${slug}/`);

/**
 * The pages before and after one: the first has none before it, the last none after it.
 * @param {PageList} list
 * @param {Page} page
 * @returns {{ previous?: Page, next?: Page }}
 */
export function neighbours({ pages }, page) {
  const place = pages.indexOf(page);
  return { previous: pages[place - 1], next: pages[place + 1] };
}
