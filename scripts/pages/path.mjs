// @ts-check
// The short path: its stops, how long each takes, and how soon each comes to its figure.
import { addressOf } from './list.mjs';
import { escaped } from './text.mjs';

/** @typedef {import('./list.mjs').Page} Page @typedef {import('./list.mjs').PageList} PageList */

/** Most words that a reader meets before the figure. */
export const MOST_WORDS = 150;

/** The stops in their order: the front page, which holds them, is none. @param {PageList} list */
const stopsOf = ({ pages }) => pages.filter(({ short, slug }) => short && slug !== '');

/** Where a page stands, in words. @param {PageList} list @param {Page} page */
export function placeOf(list, page) {
  const stops = stopsOf(list);
  const place = stops.indexOf(page);
  const values = { place: String(place + 1), of: String(stops.length), minutes: String(page.minutes) };
  return filled(place < 0 ? list.minutes : list.place, values);
}

/**
 * The stops as a list of links.
 * @param {PageList} list
 * @throws {Error}  Where the front page promises another time than its stops take together.
 */
export function pathOf(list) {
  const stops = stopsOf(list);
  const together = stops.reduce((sum, { minutes }) => sum + minutes, 0);
  if (together !== list.pages[0].minutes) throw new Error(`pages.json: the short path takes ${together} minutes, not ${list.pages[0].minutes}`);
  const items = stops.map((stop) => {
    const time = filled(list.minutes, { minutes: String(stop.minutes) });
    return `    <li><a href="./${addressOf(stop)}">${escaped(stop.question)}</a> <span class="time">${escaped(time)}</span></li>`;
  });
  return ['<ol>', ...items, '  </ol>'].join('\n');
}

/**
 * Refuses a chapter that talks too long before its figure. The guess is no talk: it is answered, not read.
 * @param {string} chapter
 * @param {string} html
 * @throws {Error}  That names the chapter and its count.
 */
export function requireBrief(chapter, html) {
  const [, text = ''] = /<div class="chapter-text">([\s\S]*?)<(?:fieldset|\/div)/.exec(html) ?? [];
  const words = text.replace(/<[^>]*>/g, ' ').split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.length > MOST_WORDS) throw new Error(`chapter ${chapter}: ${words.length} words before its figure, more than ${MOST_WORDS}`);
}

/** @param {string} text @param {Record<string, string>} values */
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
