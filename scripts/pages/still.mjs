// @ts-check
// The still of a figure: what stands in its place until it is alive, and for good where it cannot start.
import { create, faultAt, find, get, replace } from './tree.mjs';

/** @typedef {import('./tree.mjs').Element} Element @typedef {import('./tree.mjs').Parent} Parent */

/** Its side in CSS pixels. */
export const STILL = 640;

/** The size of a number line's still in CSS pixels, and the room that it takes in the page. */
export const LINE = { width: 544, height: 184 };

export const THEMES = /** @type {const} */ (['light', 'dark']);

const PLANE = 'canvas.plane';
const NUMBER_LINE = 'canvas.number-line';

/**
 * The file of a still.
 * @param {Pick<import('./list.mjs').Picture, 'chapter' | 'figure'>} picture
 * @param {typeof THEMES[number]} theme
 */
export const stillOf = ({ chapter, figure }, theme) => `www/pictures/${chapter}-${figure}-${theme}.svg`;

/**
 * Lays a chapter's stills under its canvases: the two share one place, so that nothing moves when the figure comes alive.
 * @param {Parent} tree  With the chapter.
 * @param {import('./list.mjs').Picture} picture
 * @param {boolean} first  Whether it may be on the first screen.
 * @throws {Error}  Where the chapter has no plane.
 */
export function layStills(tree, picture, first) {
  const plane = find(tree, PLANE);
  if (!plane) throw new Error(`chapter ${picture.chapter} has no canvas of class "plane" to lay its still under`);
  layUnder(plane, picture, { width: STILL, height: STILL }, first);
  const line = find(tree, NUMBER_LINE);
  if (line) layUnder(line, lineOf(picture.chapter, line), LINE, first);
}

/**
 * The picture of a chapter's number line.
 * @param {string} chapter @param {Element} canvas
 * @throws {import('./tree.mjs').SourceError}  Where nothing says what is seen in it.
 */
function lineOf(chapter, canvas) {
  const alt = get(canvas, 'title');
  if (!alt) throw faultAt(canvas, 'the number line has no title that says what is seen in it');
  return { chapter, figure: 'number-line', alt };
}

/** The number line of a chapter, if it has one. @param {string} chapter @param {Parent} tree */
export function numberLineIn(chapter, tree) {
  const canvas = find(tree, NUMBER_LINE);
  return canvas && lineOf(chapter, canvas);
}

/**
 * @param {Element} canvas
 * @param {import('./list.mjs').Picture} picture
 * @param {{ width: number, height: number }} size
 * @param {boolean} first
 */
function layUnder(canvas, picture, size, first) {
  const sources = { light: `./${stillOf(picture, 'light')}`, dark: `./${stillOf(picture, 'dark')}` };
  const holder = create('div', { class: 'sheet' });
  replace(canvas, holder);
  holder.childNodes = [pictureOf({ sources, kind: get(canvas, 'class')?.split(' ')[0] ?? '', alt: picture.alt, ...size, lazy: !first }), canvas];
  for (const child of holder.childNodes) child.parentNode = holder;
}

/**
 * A still in both themes.
 * @param {{ sources: { light: string, dark: string }, kind: string, alt: string, width: number, height: number, lazy: boolean }} still
 */
export function pictureOf({ sources, kind, alt, width, height, lazy }) {
  const image = { class: `${kind} still`, src: sources.light, alt, width: String(width), height: String(height), decoding: 'async', loading: lazy ? 'lazy' : undefined };
  return create('picture', {}, create('source', { media: '(prefers-color-scheme: dark)', srcset: sources.dark }), create('img', image));
}
