// @ts-check
// One page, put together from the shell (index.html) and its fragments of prose.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ROOT } from '../command.mjs';
import { contentsOf } from './contents.mjs';
import { editionOf, threadLink } from './edition.mjs';
import { chapterIn, chapterOf, chapterText, fragment, fragmentsOf, sceneOf } from './fragment.mjs';
import { siteFrom } from './head.mjs';
import { labFinding, labRecipe } from './lab.mjs';
import { changeAddresses, leadLinks, requireSoundIds } from './links.mjs';
import { addressOf, neighbours, rootFrom } from './list.mjs';
import { layMargins } from './margin.mjs';
import { setMaths } from './maths.mjs';
import { doorsOf, pathMinutes, pathOf, placeOf, requireBrief } from './path.mjs';
import { fillReadouts, requireFilled } from './readouts.mjs';
import { fillRooms } from './room.mjs';
import { fillRows } from './rows.mjs';
import { laySegments } from './segments.mjs';
import { amongOthers, layStills } from './still.mjs';
import { stylesOf } from './style.mjs';
import { filled } from './text.mjs';
import { append, create, find, findAll, htmlOf, isText, nodesIn, parseDocument, parseText, set, setOut } from './tree.mjs';

/** @typedef {import('./list.mjs').Page} Page @typedef {import('./list.mjs').PageList} PageList */
/** @typedef {import('./tree.mjs').Child} Child @typedef {import('./tree.mjs').Fragment} Fragment @typedef {import('./tree.mjs').Element} Element */

/** The address of the site in examples, where the build was told none. */
const EXAMPLE_SITE = 'https://example.org/crease/';

/** The file of the shell. */
const SHELL = 'index.html';

/**
 * A page as HTML.
 * @param {PageList} list
 * @param {Page} page
 * @param {Child[]} head  The tags of its head that differ from page to page.
 */
export function pageText(list, page, head) {
  const tree = pageTree(list, page, head);
  const root = rootFrom(page);
  if (page.slug === '') changeAddresses(tree, amongOthers);
  changeAddresses(tree, (address) => (address.startsWith('./') ? `${root}${address.slice(2)}` : address));
  setOut(tree);
  return htmlOf(tree);
}

/**
 * A page's tree, its addresses seen from the site's root.
 * @param {PageList} list
 * @param {Page} page
 * @param {Child[]} head
 */
export function pageTree(list, page, head) {
  const tree = parseDocument(fs.readFileSync(path.join(ROOT, SHELL), 'utf8'), SHELL);
  fillRooms(tree, {
    head: () => lines(head),
    style: () => lines(stylesOf(page).map((file) => create('link', { rel: 'stylesheet', href: `./${file}` }))),
    skip: () => [list.skip],
    contents: () => contentsOf(list, page),
    prose: () => proseOf(list, page).childNodes,
    turns: () => [turns(list, page)],
    footer: () => footerOf(list).childNodes,
  });
  const language = find(tree, 'html');
  if (language) set(language, 'lang', list.language);
  leadLinks(list, page, tree);
  requireSoundIds(page, tree);
  requireFilled(tree);
  return tree;
}

/** Nodes with a line for each. @param {Child[]} nodes */
const lines = (nodes) => nodes.flatMap((node, place) => (place === 0 ? [node] : ['\n', node]));

/** The text of a page. @param {PageList} list @param {Page} page */
function proseOf(list, page) {
  const prose = parseText('');
  fragmentsOf(list, page).forEach((tree, place) => {
    fillGaps(list, tree);
    fillRows(tree);
    laySegments(tree);
    if (chapterIn(tree)) readyChapter(list, tree, place === 0);
    else layMargins(tree);
    append(prose, ...tree.childNodes, '\n');
  });
  for (const place of findAll(prose, 'p.chapter-place')) if (place.childNodes.length === 0) append(place, placeOf(list, page));
  promoteHeadings(prose);
  setMaths(prose);
  return prose;
}

/**
 * Readies a chapter: with its still, its numbers, its place on the path, and the address that its answer is quoted with.
 * @param {PageList} list @param {Fragment} tree @param {boolean} first
 */
function readyChapter(list, tree, first) {
  const chapter = chapterOf(tree);
  const section = /** @type {Element} */ (chapterIn(tree));
  requireBrief(section);
  const own = list.pages.find(({ slug, picture }) => slug !== '' && picture.chapter === chapter);
  if (!own) throw new Error(`pages.json has no picture of the chapter ${chapter}`);
  layStills(section, own.picture, first);
  fillReadouts(section, sceneOf(section));
  layMargins(section);
  for (const place of findAll(section, 'p.chapter-place')) append(place, placeOf(list, own));
  for (const quote of findAll(section, 'blockquote.quote')) set(quote, 'cite', `./${addressOf(own)}`);
}

/** Puts the path and the site's address where a fragment names them. @param {PageList} list @param {Fragment} tree */
function fillGaps(list, tree) {
  fillRooms(tree, { path: () => [pathOf(list)], doors: () => [pathOf(list, doorsOf(list))], lossy: () => chapterText(list, 'lossy'), thread: () => threadLink(list), 'lab-finding': () => [labFinding()], 'lab-recipe': () => [labRecipe()] });
  const values = () => ({ 'path-minutes': String(pathMinutes(list)), site: siteFrom(process.env.CREASE_SITE) ?? EXAMPLE_SITE });
  for (const node of nodesIn(tree)) if (isText(node) && /\{[\w-]+\}/.test(node.value)) node.value = filled(node.value, values());
}

/**
 * Makes the first heading the page's own where there is none yet, in a chapter that stands alone. Those below it stand
 * one level higher then; they keep their element, and with it their look.
 * @param {Fragment} prose
 */
function promoteHeadings(prose) {
  if (find(prose, 'h1')) return;
  const first = find(prose, 'h2');
  if (first) first.nodeName = first.tagName = 'h1';
  for (const heading of findAll(prose, 'h3')) set(heading, 'aria-level', '2');
}

/** The links to the pages before and after. @param {PageList} list @param {Page} page */
function turns(list, page) {
  const { previous, next } = neighbours(list, page);
  const link = (/** @type {Page} */ to, /** @type {'previous' | 'next'} */ way, /** @type {string} */ relation) =>
    create('a', { rel: relation, href: `./${addressOf(to)}` }, create('span', {}, list[way]), ` ${to.question}`);
  const links = [previous && link(previous, 'previous', 'prev'), next && link(next, 'next', 'next')].filter((one) => one !== undefined);
  return create('nav', { class: 'prose turns' }, ...links.flatMap((one) => ['\n  ', one]), '\n');
}

/** What stands at the foot of every page. @param {PageList} list */
function footerOf(list) {
  const footer = fragment(list, 'footer');
  fillRooms(footer, { edition: () => editionOf(list) });
  return footer;
}
