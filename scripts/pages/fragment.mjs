// @ts-check
// Fragments: the files of prose that pages are made of.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../command.mjs';
import { proseFolder } from './list.mjs';
import { find, findAll, get, parseFile, remove } from './tree.mjs';

/** The link of the scene that a figure opens with which names none. */
const STANDARD_SCENE = '1;end';

/** @typedef {import('./list.mjs').PageList} PageList @typedef {import('./list.mjs').Page} Page */
/** @typedef {import('./tree.mjs').Fragment} Fragment @typedef {import('./tree.mjs').Element} Element */

/**
 * A fragment's tree, the caller's own to change.
 * @param {PageList} list
 * @param {string} name
 * @returns {Fragment}
 * @throws {Error}  That names the file that is missing.
 */
export function fragment(list, name) {
  const file = path.join(proseFolder(list.language), `${name}.html`);
  if (!fs.existsSync(file)) throw new Error(`${path.relative(ROOT, file)} is missing, and pages.json asks for it`);
  return parseFile(file);
}

/** The names of the fragments of all pages, each once. @param {PageList} list */
export const fragmentNames = (list) => [...new Set(list.pages.flatMap((page) => page.fragments))];

/** The fragments of all pages, each once. @param {PageList} list */
export const fragments = (list) => fragmentNames(list).map((name) => fragment(list, name));

/** A page's fragments, without what stands elsewhere. @param {PageList} list @param {Page} page */
export const fragmentsOf = (list, page) => page.fragments.map((name) => chosen(fragment(list, name), page === list.pages[0]));

/** A fragment without what stands on the front page alone, or on a chapter's own page alone. @param {Fragment} tree @param {boolean} isFront */
function chosen(tree, isFront) {
  for (const element of findAll(tree, isFront ? '[data-own-page]' : '[data-front-page]')) remove(element);
  return tree;
}

/** The section of the chapter that a fragment is, if it is one. @param {Fragment} tree */
export const chapterIn = (tree) => find(tree, '[data-chapter]');

/** The chapter that a fragment is. @param {Fragment} tree */
export function chapterOf(tree) {
  const section = chapterIn(tree);
  return section && get(section, 'data-chapter');
}

/** The link of the scene that a chapter's figure opens with. @param {Element} section */
export const sceneOf = (section) => get(section, 'data-scene') || STANDARD_SCENE;

/** The names of the chapters: fragments that are called as the chapter that they are. @param {PageList} list */
export const chapterNames = (list) => fragmentNames(list).filter((name) => chapterOf(fragment(list, name)) === name);

/**
 * The section of a chapter, by its name.
 * @param {PageList} list
 * @param {string} chapter
 * @throws {Error}  That names the chapter, where no fragment has it.
 */
export function chapterSection(list, chapter) {
  const section = chapterIn(fragment(list, chapter));
  if (!section) throw new Error(`no fragment has the chapter ${chapter}`);
  return section;
}

/** What the front page tells of a chapter below the figure: its text, its goal, and the way on. @param {PageList} list @param {string} chapter */
export function chapterText(list, chapter) {
  const section = /** @type {Element} */ (chapterIn(chosen(fragment(list, chapter), true)));
  return [...findAll(section, 'div.chapter-text').flatMap((text) => text.childNodes), ...findAll(section, 'div.goal'), ...findAll(section, 'p.onward')];
}
