// @ts-check
// The single file: every chapter on one page, with its style, scripts, pictures and the wasm module inside.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../command.mjs';
import { chaptersIn, fragment } from './fragment.mjs';
import { pageText } from './prose.mjs';
import { escaped } from './text.mjs';

/** @typedef {import('./list.mjs').PageList} PageList */

/** What comes last on the single page, whatever the order of the pages. */
const LAST = ['sandbox', 'reading', 'thread'];

/** Pages that the single file does without: what they speak of needs a site. */
const BESIDE = ['embedding'];

/** A paragraph that leads to one of these. */
const TO_BESIDE = new RegExp(`\\s*<p>(?:(?!</p>)[^])*href="\\./(?:${BESIDE.join('|')})/"(?:(?!</p>)[^])*</p>`, 'g');

/** @param {string} text */
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * A page with its style and script inside, and a policy that allows these and no others.
 * @param {{ text: string, style: string, script: string, policy: string }} page  The text has room at `<!-- inlined -->`,
 *   in its head; the policy says nothing of scripts and styles.
 */
export function inlined({ text, style, script, policy }) {
  // Inside a script, this would end it; in strings and expressions alike, it means the same.
  const safe = `\n${script.replace(/<\/(?=script)/gi, '<\\/').replaceAll('<!--', '<\\!--')}\n`;
  const full = `${policy}; script-src ${hashOf(safe)} 'wasm-unsafe-eval'; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`;
  return text
    .replace('<!-- inlined -->', () => `<meta http-equiv="Content-Security-Policy" content="${full}">\n<style>${style}</style>`)
    .replace('</body>', () => `<script type="module">${safe}</script>\n</body>`);
}

/** A file as an address that holds it. @param {string} file  Relative to the root. */
export function dataAddress(file) {
  const svg = fs.readFileSync(path.join(ROOT, file), 'utf8').trim();
  if (!file.endsWith('.svg')) throw new Error(`${file} is no SVG`);
  // Not in base64, which would not be compressed on its way. Without spaces, since they part the addresses of a `srcset`.
  return `data:image/svg+xml,${svg.replace(/[%#<>"&\s]/g, encodeURIComponent)}`;
}

/** A text with every picture of the pages in it. @param {string} text */
export const withPicturesInside = (text) => text.replace(/="\.\/(www\/[\w./-]+\.svg)"/g, (_, file) => `="${dataAddress(file)}"`);

/**
 * @param {PageList} list
 * @param {string} script
 */
export function singlePage(list, script) {
  const [front] = list.pages;
  const own = list.pages.filter(({ slug }) => !BESIDE.includes(slug)).flatMap((page) => page.fragments);
  const names = [...new Set([...own.filter((name) => !LAST.includes(name)), ...LAST])];
  const text = pageText(list, { ...front, fragments: names });
  const style = fs.readFileSync(path.join(ROOT, 'www/style.css'), 'utf8');
  const whole = withPicturesInside(linkedWithin(list, text.replace(TO_BESIDE, '')))
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '<!-- inlined -->')
    .replace('<!-- page: head -->', () => `<title>${escaped(front.title)}</title>\n<meta name="description" content="${escaped(front.description)}">`)
    .replace(/<link rel="stylesheet"[^>]*>\n/, '')
    .replace(/<script type="module"[^>]*><\/script>\n/, '')
    .replace(/<nav class="prose turns">[\s\S]*?<\/nav>\n/, '');
  const [left] = /(?:src|srcset|href)="(?!#|data:|https?:)[^"]*"/.exec(whole) ?? [];
  if (left) throw new Error(`the single file asks for a file beside it: ${left}`);
  return inlined({ text: whole, style, script, policy: "default-src 'none'; img-src data: blob:" });
}

/** Leads links to other pages to their place on this one. @param {PageList} list @param {string} text */
function linkedWithin(list, text) {
  const place = (/** @type {string} */ slug) => {
    const page = list.pages.find((one) => one.slug === slug);
    return page ? placeOf(list, page) : undefined;
  };
  return text
    .replace(/href="\.\/([\w-]+)\/#(\d+;[^"]*)"/g, (_, slug, scene) => `href="#${withChapter(scene, place(slug) ?? '')}"`)
    .replace(/href="\.\/([\w-]+)\/#([\w-]+)"/g, (_, __, id) => `href="#${id}"`)
    .replace(/(href|cite)="\.\/(?:([\w-]+)\/)?"/g, (_, kind, slug = '') => `${kind}="#${slug === '' ? 'text' : place(slug)}"`);
}

/** The id that a page's own text begins at. @param {PageList} list @param {import('./list.mjs').Page} page */
function placeOf(list, page) {
  const html = fragment(list, page.fragments[0]);
  const id = chaptersIn(html)[0]?.name ?? / id="([\w-]+)"/.exec(html)?.[1];
  if (!id) throw new Error(`page ${page.slug}: its text has no id to lead to`);
  return id;
}

/** A scene's link that names the chapter whose figure shows it. @param {string} scene @param {string} chapter */
const withChapter = (scene, chapter) => (scene.includes(';at=') ? scene : scene.replace(/;end$/, `;at=${chapter};end`));
