// @ts-check
// One page, put together from the shell (index.html) and its fragments of prose.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ROOT } from '../command.mjs';
import { editionOf } from './edition.mjs';
import { chapterScene, chaptersIn, fragment } from './fragment.mjs';
import { siteFrom } from './head.mjs';
import { addressOf, neighbours, rootFrom } from './list.mjs';
import { withMargins } from './margin.mjs';
import { withMaths } from './maths.mjs';
import { pathMinutes, pathOf, placeOf, requireBrief } from './path.mjs';
import { withReadouts } from './readouts.mjs';
import { withStill } from './still.mjs';
import { escaped } from './text.mjs';

/** @typedef {import('./list.mjs').Page} Page @typedef {import('./list.mjs').PageList} PageList */

/** The address of the site in examples, where the build was told none. */
const EXAMPLE_SITE = 'https://example.org/crease/';

/** What stands beside the pages, and is no page of the list. */
const BESIDE = ['embed'];

/** Where the shell leaves room, and for what. */
const ROOM = { prose: '<!-- page: prose -->', turns: '<!-- page: turns -->', edition: '<!-- page: edition -->' };

/**
 * A page, but for its head's own tags.
 * @param {PageList} list
 * @param {Page} page
 */
export function pageText(list, page) {
  const shell = fs.readFileSync(path.join(ROOT, 'index.html'), 'utf8');
  const isFront = page === list.pages[0];
  const prose = page.fragments.map((name, place) => withStills(list, chosen(fragment(list, name), isFront), place === 0)).join('\n');
  const place = `<p class="chapter-place">${escaped(placeOf(list, page))}</p>`;
  const body = withMaths(withHeading(prose)).replace('<p class="chapter-place"></p>', () => place);
  const rooms = [[ROOM.prose, body.trimEnd()], [ROOM.turns, turns(list, page)], [ROOM.edition, editionOf(list)]];
  const filled = rooms.reduce((text, [room, content]) => filledIn(text, room, content), shell);
  return linked(list, page, filled)
    .replace(/<html lang="[^"]*">/, `<html lang="${list.language}">`)
    .replaceAll('="./', `="${rootFrom(page)}`);
}

/**
 * @param {string} text
 * @param {string} room
 * @param {string} content
 * @throws {Error}
 */
export function filledIn(text, room, content) {
  if (!text.includes(room)) throw new Error(`index.html has no ${room}`);
  return text.replace(room, () => content);
}

/** Elements that stand on the front page alone, and those that stand on a chapter's own page alone; none within its like. */
const ONLY = { front: /\n *<(\w+)[^>]* data-front-page[^>]*>[\s\S]*?<\/\1>/g, own: /\n *<(\w+)[^>]* data-own-page[^>]*>[\s\S]*?<\/\1>/g };

/** A fragment without what stands elsewhere. @param {string} html @param {boolean} isFront */
const chosen = (html, isFront) => html.replace(isFront ? ONLY.own : ONLY.front, '');

/**
 * A fragment with the path where it has room for it, and where it is a chapter, with its still, its place on the path, and
 * the address that its answer is quoted with.
 * @param {PageList} list @param {string} html @param {boolean} first
 */
function withStills(list, html, first) {
  const chapter = chaptersIn(html)[0]?.name;
  if (!chapter) return withLists(list, withMargins(list, html));
  requireBrief(chapter, html);
  const own = list.pages.find(({ slug, picture }) => slug !== '' && picture.chapter === chapter);
  if (!own) throw new Error(`pages.json has no picture of the chapter ${chapter}`);
  return withReadouts(withStill(html, own.picture, first), chapterScene(list, chapter))
    .replace('<p class="chapter-place"></p>', () => `<p class="chapter-place">${escaped(placeOf(list, own))}</p>`)
    .replace('<blockquote class="quote">', `<blockquote class="quote" cite="./${addressOf(own)}">`);
}

/** A fragment that is no chapter, with the path and the address of the site where it names them. @param {PageList} list @param {string} html */
const withLists = (list, html) =>
  html
    .replace('<!-- page: path -->', () => pathOf(list))
    .replace('{path-minutes}', () => String(pathMinutes(list)))
    .replaceAll('{site}', siteFrom(process.env.CREASE_SITE) ?? EXAMPLE_SITE);

/**
 * Makes the first heading the page's own where there is none yet, in a chapter that stands alone. Those below it stand
 * one level higher then; they keep their element, and with it their look.
 * @param {string} prose
 */
function withHeading(prose) {
  if (/<h1[\s>]/.test(prose)) return prose;
  return prose.replace(/<h2([\s>][\s\S]*?)<\/h2>/, '<h1$1</h1>').replace(/<h3(?=[\s>])/g, '<h3 aria-level="2"');
}

/** The links to the pages before and after. @param {PageList} list @param {Page} page */
function turns(list, page) {
  const { previous, next } = neighbours(list, page);
  const link = (/** @type {Page} */ to, /** @type {'previous' | 'next'} */ way, /** @type {string} */ relation) =>
    `  <a rel="${relation}" href="./${addressOf(to)}"><span>${escaped(list[way])}</span> ${escaped(to.question)}</a>`;
  const links = [previous && link(previous, 'previous', 'prev'), next && link(next, 'next', 'next')].filter(Boolean);
  return ['<nav class="prose turns">', ...links, '</nav>'].join('\n');
}

/**
 * Leads every link to where its target is: `#id` to the page that has it where this one has not, and `../slug/`, as
 * fragments write it, to that page.
 * @param {PageList} list
 * @param {Page} page
 * @param {string} text
 * @throws {Error}  That names a link to nowhere.
 */
function linked(list, page, text) {
  const lost = (/** @type {string} */ href) => new Error(`page ${addressOf(page) || 'front'}: ${href} leads nowhere`);
  return text
    .replace(/href="\.\.\/(?:([\w-]+)\/)?"/g, (href, slug = '') => {
      if (!list.pages.some((other) => other.slug === slug) && !BESIDE.includes(slug)) throw lost(href);
      return slug === '' ? 'href="./"' : `href="./${slug}/"`;
    })
    .replace(/href="\.\.\/(crease\.html)"/g, 'href="./$1"')
    .replace(/href="#([\w-]+)"/g, (href, id) => {
      if (text.includes(` id="${id}"`)) return href;
      const home = homeOf(list, id);
      if (!home) throw lost(href);
      // A chapter that is a page's first thing needs no more than the page.
      return home.fragments[0] === id ? `href="./${addressOf(home)}"` : `href="./${addressOf(home)}#${id}"`;
    });
}

/** The page that an id is on: one of its own rather than the front page, which has most of them too. @param {PageList} list @param {string} id */
function homeOf(list, id) {
  const [front, ...others] = list.pages;
  return [...others, front].find((page) => page.fragments.some((name) => fragment(list, name).includes(` id="${id}"`)));
}
