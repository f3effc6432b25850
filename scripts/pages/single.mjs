// @ts-check
// The single file: every chapter on one page, with its style, scripts, pictures and the wasm module inside.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../command.mjs';
import { chapterOf, fragment, fragmentNames } from './fragment.mjs';
import { titleOf } from './head.mjs';
import { changeAddresses } from './links.mjs';
import { addressOf, nameOf } from './list.mjs';
import { pageTree } from './prose.mjs';
import { pageStyle } from './style.mjs';
import { append, create, faultAt, find, findAll, get, htmlOf, remark, remove, replace } from './tree.mjs';

/** @typedef {import('./list.mjs').PageList} PageList @typedef {import('./tree.mjs').Document} Document @typedef {import('./tree.mjs').Parent} Parent */

/** What comes last on the single page, whatever the order of the pages. */
const LAST = ['sandbox', 'reading', 'thread'];

/** @param {string} text */
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * A document with its style and script inside, and a policy that allows these and no others.
 * @param {Document} tree
 * @param {{ style: string, script: string, policy: string, attributes?: Record<string, string>, loads?: boolean }} inside  The policy
 *   says nothing of scripts and styles; `attributes` are those of the script, a module where none are given; `loads` whether it may
 *   load others.
 */
export function inlined(tree, { style, script, policy, attributes = { type: 'module' }, loads = false }) {
  // Inside a script, this would end it; in strings and expressions alike, it means the same.
  const safe = `\n${script.replace(/<\/(?=script)/gi, '<\\/').replaceAll('<!--', '<\\!--')}\n`;
  const content = `${policy}; script-src ${hashOf(safe)} ${loads ? "'strict-dynamic' " : ''}'wasm-unsafe-eval'; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`;
  const [viewport, body] = ['meta[name="viewport"]', 'body'].map((selector) => find(tree, selector));
  if (!viewport || !body) throw new Error('the document has no viewport, or no body');
  replace(viewport, viewport, '\n', create('meta', { 'http-equiv': 'Content-Security-Policy', content }), '\n', create('style', {}, style));
  append(body, create('script', attributes, safe), '\n');
  return htmlOf(tree);
}

/** A file as an address that holds it. @param {string} file  Relative to the root. */
export function dataAddress(file) {
  const svg = fs.readFileSync(path.join(ROOT, file), 'utf8').trim();
  if (!file.endsWith('.svg')) throw new Error(`${file} is no SVG`);
  // Not in base64, which would not be compressed on its way. Without spaces, since they part the addresses of a `srcset`.
  return `data:image/svg+xml,${svg.replace(/[%#<>"&\s]/g, encodeURIComponent)}`;
}

/** Puts every picture of the pages into a tree. @param {Parent} tree */
export const putPicturesInside = (tree) =>
  changeAddresses(tree, (address) => (/^\.\/www\/.+\.svg$/.test(address) ? dataAddress(address.slice(2)) : address));

/**
 * @param {PageList} list
 * @param {string} script
 * @param {string} notices  Of others' work in it, which have to go along.
 */
export function singlePage(list, script, notices) {
  const [front] = list.pages;
  const own = fragmentNames({ ...list, pages: list.pages.filter(({ needsSite }) => !needsSite) });
  const names = [...own.filter((name) => !LAST.includes(name)), ...LAST];
  const tree = pageTree(list, { ...front, fragments: names }, titleOf(front));
  for (const selector of ['meta[http-equiv]', 'link[rel="stylesheet"]', 'script', 'nav.turns']) findAll(tree, selector).forEach(remove);
  for (const holder of [...findAll(tree, 'p'), ...findAll(tree, 'nav.contents').flatMap((nav) => findAll(nav, 'li'))]) if (leadsBeside(list, holder)) remove(holder);
  leadWithin(list, tree);
  putPicturesInside(tree);
  changeAddresses(tree, (address, at) => {
    if (/^(#|data:|https?:)/.test(address)) return address;
    throw faultAt(at, `the single file asks for a file beside it: ${address}`);
  });
  const style = pageStyle();
  const body = find(tree, 'body');
  if (body) append(body, remark(`\n${notices}`), '\n');
  return inlined(tree, { style, script, policy: "default-src 'none'; img-src data: blob:; worker-src blob:" });
}

/** Whether a link in a paragraph or a menu's line leads to a page that the single file does without. @param {PageList} list @param {Parent} holder */
const leadsBeside = (list, holder) => findAll(holder, 'a[href]').some((anchor) => list.pages.some((page) => page.needsSite && get(anchor, 'href') === `./${addressOf(page)}`));

/** Leads links to other pages to their place on this one. @param {PageList} list @param {Parent} tree */
function leadWithin(list, tree) {
  const starts = new Map(list.pages.map((page) => [page.slug, page.slug === '' ? 'text' : startOf(list, page)]));
  changeAddresses(tree, (address) => {
    const [, slug = '', place] = /^\.\/(?:([\w-]+)\/)?(?:#(.+))?$/.exec(address) ?? [];
    const start = starts.get(slug);
    if (!address.startsWith('./') || address.startsWith('./www/') || !start) return address;
    if (place === undefined) return `#${start}`;
    return `#${/^\d+;/.test(place) ? withChapter(place, start) : place}`;
  });
}

/** The id that a page's own text begins at. @param {PageList} list @param {import('./list.mjs').Page} page */
function startOf(list, page) {
  const tree = fragment(list, page.fragments[0]);
  const first = find(tree, '[id]');
  const id = chapterOf(tree) ?? (first && get(first, 'id'));
  if (!id) throw new Error(`page ${nameOf(page)}: its text has no id to lead to`);
  return id;
}

/** A scene's link that names the chapter whose figure shows it. @param {string} scene @param {string} chapter */
const withChapter = (scene, chapter) => (scene.includes(';at=') ? scene : scene.replace(/;end$/, `;at=${chapter};end`));
