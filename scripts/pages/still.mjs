// @ts-check
// The still of a figure: what stands in its place until it is alive, and for good where it cannot start.
import { escaped } from './text.mjs';

/** Its side in CSS pixels. */
export const STILL = 640;

/** The size of a number line's still in CSS pixels, and the room that it takes in the page. */
export const LINE = { width: 544, height: 184 };

export const THEMES = /** @type {const} */ (['light', 'dark']);

/**
 * The file of a still.
 * @param {import('./list.mjs').Picture} picture
 * @param {typeof THEMES[number]} theme
 */
export const stillOf = ({ chapter, figure }, theme) => `www/pictures/${chapter}-${figure}-${theme}.svg`;

/**
 * Lays a chapter's still under its plane: the two share one place, so that nothing moves when the figure comes alive.
 * @param {string} html  The chapter.
 * @param {import('./list.mjs').Picture} picture
 * @param {boolean} first  Whether it may be on the first screen.
 * @throws {Error}  Where the chapter has no plane.
 */
export function withStill(html, picture, first) {
  const plane = /<canvas class="plane"[^>]*><\/canvas>/;
  if (!plane.test(html)) throw new Error(`chapter ${picture.chapter} has no canvas of class "plane" to lay its still under`);
  const square = { width: STILL, height: STILL };
  return html
    .replace(plane, (canvas) => sheet(canvas, picture, square, first))
    .replace(LINE_CANVAS, (canvas) => sheet(canvas, lineOf(picture.chapter, canvas), LINE, first));
}

const LINE_CANVAS = /<canvas class="number-line"[^>]*><\/canvas>/;

/** The number line of a chapter, if it has one. @param {string} chapter @param {string} html */
export function lineOf(chapter, html) {
  const alt = /<canvas class="number-line"[^>]* title="([^"]+)"/.exec(html)?.[1] ?? '';
  return { chapter, figure: 'number-line', alt };
}

/** Whether a chapter has a number line. @param {string} html */
export const hasLine = (html) => LINE_CANVAS.test(html);

/**
 * A canvas over its still.
 * @param {string} canvas
 * @param {import('./list.mjs').Picture} picture
 * @param {{ width: number, height: number }} size
 * @param {boolean} first
 */
function sheet(canvas, picture, { width, height }, first) {
  const kind = /class="([\w-]+)"/.exec(canvas)?.[1];
  const image = [
    `<img class="${kind} still" src="./${stillOf(picture, 'light')}" alt="${escaped(picture.alt)}"`,
    ` width="${width}" height="${height}" decoding="async"${first ? '' : ' loading="lazy"'}>`,
  ].join('');
  const dark = `<source media="(prefers-color-scheme: dark)" srcset="./${stillOf(picture, 'dark')}">`;
  return `<div class="sheet"><picture>${dark}${image}</picture>${canvas}</div>`;
}
