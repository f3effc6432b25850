// @ts-check
// The still of a figure: what stands in its place until it is alive, and for good where it cannot start.
import { create, faultAt, find, get, replace } from './tree.mjs';

/** @typedef {import('./tree.mjs').Element} Element @typedef {import('./tree.mjs').Parent} Parent */

/** Its side in CSS pixels. */
export const STILL = 640;

/** The height of a figure's still in CSS pixels: cards lie in a window that is wider than it is high. @param {string} figure */
export const heightOf = (figure) => (figure === 'units' ? 480 : STILL);

/** The size of a number line's still in CSS pixels, and the room that it takes in the page. */
export const LINE = { width: 544, height: 184 };

export const THEMES = /** @type {const} */ (['light', 'dark']);

/** Pictures that the front page asks for in one file, since it shows them all at once: in their order there, by their name. */
export const TOGETHER = ['panel-1', 'panel-2', 'panel-3', 'panel-4', 'lossy-read-back'];

/** The file of them all. @param {typeof THEMES[number]} theme */
export const togetherOf = (theme) => `www/pictures/front-${theme}.svg`;

/** The address of a picture on the front page, where it stands with others. @param {string} address */
export function amongOthers(address) {
  const [, name, theme] = /^\.\/www\/pictures\/([\w-]+)-(light|dark)\.svg$/.exec(address) ?? [];
  return TOGETHER.includes(name) ? `./${togetherOf(theme === 'dark' ? 'dark' : 'light')}#${name}` : address;
}

/**
 * Several square pictures in one: each in a view of its name. What they name of their own is told apart.
 * @param {Record<string, string>} pictures  SVG documents by name.
 * @param {number} side
 */
export function together(pictures, side) {
  const pieces = Object.entries(pictures).map(([name, svg], place) => {
    const [, box, inside] = /^<svg [^>]*viewBox="([^"]+)"[^>]*>(.*)<\/svg>\s*$/s.exec(svg) ?? [];
    if (!box) throw new Error(`${name} is no picture to stand with others`);
    const own = inside.replace(/\b(id="|url\(#)/g, `$1${name}-`);
    return `<view id="${name}" viewBox="${place * side} 0 ${side} ${side}"/><svg x="${place * side}" width="${side}" height="${side}" viewBox="${box}">${own}</svg>`;
  });
  const [drawn] = Object.values(pictures);
  const manner = /^<svg [^>]*?( fill=[^>]*)>/.exec(drawn)?.[1] ?? '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${STILL}" height="${STILL}" viewBox="0 0 ${side} ${side}"${manner}>\n${pieces.join('\n')}\n</svg>\n`;
}

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
  layUnder(plane, picture, { width: STILL, height: heightOf(picture.figure) }, first);
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
