// @ts-check
// The short path: its stops, how long each takes, and how soon each comes to its figure.
import { fragment } from './fragment.mjs';
import { addressOf } from './list.mjs';
import { minutesOf, wordsIn } from './minutes.mjs';
import { filled } from './text.mjs';
import { create, faultAt, find } from './tree.mjs';

/** @typedef {import('./list.mjs').Page} Page @typedef {import('./list.mjs').PageList} PageList */

/** Most words that a reader meets before the figure. */
export const MOST_WORDS = 150;

/** The stops in their order: the front page, which holds them, is none. @param {PageList} list */
export const stopsOf = ({ pages }) => pages.filter(({ short, slug }) => short && slug !== '');

/** The side doors in their order. @param {PageList} list */
export const doorsOf = ({ pages }) => pages.filter(({ door }) => door);

/** The number of a chapter: side doors count on from the stops. None for what is no chapter. @param {PageList} list @param {Page} page */
export const numberOf = (list, page) => [...stopsOf(list), ...doorsOf(list)].indexOf(page) + 1;

/** Minutes that a page takes to read. @param {PageList} list @param {Page} page */
const minutesFor = (list, { fragments }) => minutesOf(fragments.map((name) => fragment(list, name)));

/** Where a page stands, in words. @param {PageList} list @param {Page} page */
export function placeOf(list, page) {
  const stops = stopsOf(list);
  const values = { place: String(numberOf(list, page)), of: String(stops.length), minutes: String(minutesFor(list, page)) };
  const text = stops.includes(page) ? list.place : page.door ? list.doorPlace : list.minutes;
  return filled(text, values);
}

/** The stops as a list of links. @param {PageList} list @param {Page[]} [pages]  Other pages in their place. */
export function pathOf(list, pages = stopsOf(list)) {
  const items = pages.map((stop) => {
    const time = filled(list.minutes, { minutes: String(minutesFor(list, stop)) });
    return create('li', {}, create('a', { href: `./${addressOf(stop)}` }, stop.question), ' ', create('span', { class: 'time' }, time));
  });
  return create('ol', {}, ...items.flatMap((item) => ['\n    ', item]), '\n  ');
}

/** Minutes that all stops take together. @param {PageList} list */
export const pathMinutes = (list) => stopsOf(list).reduce((sum, stop) => sum + minutesFor(list, stop), 0);

/**
 * Refuses a chapter that talks too long before its figure. The guess is no talk: it is answered, not read.
 * @param {import('./tree.mjs').Parent} chapter
 * @throws {import('./tree.mjs').SourceError}  With the count.
 */
export function requireBrief(chapter) {
  const text = find(chapter, '.chapter-text');
  if (!text) return;
  const { length } = wordsIn(text, ({ tagName }) => tagName === 'fieldset');
  if (length > MOST_WORDS) throw faultAt(text, `${length} words stand before the figure, more than ${MOST_WORDS}`);
}
