// @ts-check
// Fragments: the files of prose that pages are made of. Uses nothing that has to be installed first.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../command.mjs';
import { proseFolder } from './list.mjs';

/** The link of the scene that a figure opens with which names none. */
const STANDARD_SCENE = '1;end';

/** @typedef {import('./list.mjs').PageList} PageList */

/**
 * The text of a fragment.
 * @param {PageList} list
 * @param {string} name
 * @throws {Error}  That names the file that is missing.
 */
export function fragment(list, name) {
  const file = path.join(proseFolder(list.language), `${name}.html`);
  if (!fs.existsSync(file)) throw new Error(`${path.relative(ROOT, file)} is missing, and pages.json asks for it`);
  return fs.readFileSync(file, 'utf8');
}

/** The chapters in a text, each with its opening tag. @param {string} html */
export const chaptersIn = (html) =>
  [...html.matchAll(/<[^>]* data-chapter="([\w-]+)"[^>]*>/g)].map(([tag, name]) => ({ tag, name }));

/**
 * The link of the scene that a chapter's figure opens with.
 * @param {PageList} list
 * @param {string} chapter
 * @throws {Error}  That names the chapter, where no fragment has it.
 */
export function chapterScene(list, chapter) {
  const sections = list.pages.flatMap((page) => page.fragments).map((name) => fragment(list, name));
  const tag = sections.flatMap(chaptersIn).find(({ name }) => name === chapter)?.tag;
  if (!tag) throw new Error(`no fragment has the chapter ${chapter}`);
  return /data-scene="([^"]+)"/.exec(tag)?.[1] ?? STANDARD_SCENE;
}
