// @ts-check
// The still of a figure: what stands in its place until it is alive, and for good where it cannot start.
import { escaped } from './text.mjs';

/** Its side in CSS pixels. */
export const STILL = 640;

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
  const image = [
    `<img class="plane still" src="./${stillOf(picture, 'light')}" alt="${escaped(picture.alt)}"`,
    ` width="${STILL}" height="${STILL}" decoding="async"${first ? '' : ' loading="lazy"'}>`,
  ].join('');
  const dark = `<source media="(prefers-color-scheme: dark)" srcset="./${stillOf(picture, 'dark')}">`;
  return html.replace(plane, (canvas) => `<div class="sheet"><picture>${dark}${image}</picture>${canvas}</div>`);
}
