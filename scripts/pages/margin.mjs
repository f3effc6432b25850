// @ts-check
// Small figures beside statements: a still of the very scene, which comes alive when the reader takes hold of it.
import { speaksOfBestLine, withReadouts } from './readouts.mjs';
import { THEMES } from './still.mjs';
import { escaped } from './text.mjs';

/** The side of such a still in CSS pixels. */
export const MARGIN = 300;

const TAG = /<figure class="margin" data-margin="([\w-]+)" data-figure="([\w-]+)" data-scene="([^"]+)" title="([^"]+)">/g;

/** The small figures of a text. @param {string} html */
export const marginsIn = (html) =>
  [...html.matchAll(TAG)].map(([, name, figure, link, alt], index, all) => {
    const words = html.slice(all[index].index, all[index + 1]?.index);
    return { name, figure, link, alt, bestLine: speaksOfBestLine(words) };
  });

/** The file of a small figure's still. @param {string} name @param {typeof THEMES[number]} theme */
export const marginStillOf = (name, theme) => `www/pictures/margin-${name}-${theme}.svg`;

/** Lays the stills under the small figures of a text, and fills their numbers in. @param {string} html */
export function withMargins(html) {
  return html.replace(/<figure class="margin"[\s\S]*?<\/figure>/g, (figure) => {
    const [{ name, figure: drawing, link, alt }] = marginsIn(figure);
    const [light, dark] = THEMES.map((theme) => `./${marginStillOf(name, theme)}`);
    const picture = [
      `<picture><source media="(prefers-color-scheme: dark)" srcset="${dark}">`,
      `<img class="plane still" src="${light}" alt="${escaped(alt)}" width="${MARGIN}" height="${MARGIN}" decoding="async" loading="lazy"></picture>`,
    ].join('');
    const canvas = `<canvas class="plane" data-figure="${drawing}" tabindex="0" role="application" aria-label="${escaped(alt)}"></canvas>`;
    const opened = `<figure class="margin" data-margin="${name}" data-scene="${link}"><div class="sheet">${picture}${canvas}</div>`;
    return withReadouts(figure.replace(TAG, () => opened), link);
  });
}
