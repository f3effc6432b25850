// @ts-check
// Small figures beside statements: a still of the very scene, which comes alive when the reader takes hold of it.
import { fillReadouts, speaksOfBestLine } from './readouts.mjs';
import { THEMES, pictureOf } from './still.mjs';
import { create, faultAt, find, findAll, get, isWithin, set, unset } from './tree.mjs';

/** @typedef {import('./tree.mjs').Element} Element @typedef {import('./tree.mjs').Parent} Parent */

/** The side of such a still in CSS pixels. */
export const MARGIN = 300;

/** The small figures of a text. @param {Parent} tree */
export const marginsIn = (tree) =>
  findAll(tree, 'figure.margin').map((figure) => ({
    name: needed(figure, 'data-margin', 'a name'),
    figure: needed(figure, 'data-figure', 'the figure that draws it'),
    link: needed(figure, 'data-scene', 'the link of its scene'),
    alt: needed(figure, 'title', 'what is seen in it'),
    bestLine: speaksOfBestLine(figure),
    element: figure,
  }));

/** @param {Element} figure @param {string} name @param {string} what */
function needed(figure, name, what) {
  const value = get(figure, name);
  if (!value) throw faultAt(figure, `a small figure needs ${what}, in ${name}`);
  return value;
}

/** The file of a small figure's still. @param {string} name @param {typeof THEMES[number]} theme */
export const marginStillOf = (name, theme) => `www/pictures/margin-${name}-${theme}.svg`;

/**
 * Lays the stills under the small figures of a text, fills their numbers in, and lets the link of the statement beside each carry
 * its scene.
 * @param {Parent} tree
 */
export function layMargins(tree) {
  for (const { name, figure, link, alt, element: box } of marginsIn(tree)) {
    const [light, dark] = THEMES.map((theme) => `./${marginStillOf(name, theme)}`);
    const still = pictureOf({ sources: { light, dark }, kind: 'plane', alt, width: MARGIN, height: MARGIN, lazy: true });
    const canvas = create('canvas', { class: 'plane', 'data-figure': figure, tabindex: '0', role: 'application', 'aria-label': alt });
    for (const spoken of ['data-figure', 'title']) unset(box, spoken);
    const holder = create('div', { class: 'sheet' }, still, canvas);
    holder.parentNode = box;
    box.childNodes.unshift(holder);
    if (!find(box, 'figcaption')) throw faultAt(box, 'a small figure needs a caption');
    if (!isWithin(box, '[data-chapter]')) carryScene(box, link);
    fillReadouts(box, link);
  }
}

/**
 * Leads the one link of the statement beside a small figure to that figure's scene, unless it names a scene itself. Links marked as
 * those of a chapter lead to what that chapter opens with.
 * @param {Element} box @param {string} scene
 */
function carryScene(box, scene) {
  const beside = box.parentNode;
  const links = beside ? findAll(beside, 'a[href]').filter((link) => get(link, 'class') !== 'to-chapter' && /^\.\.?\//.test(get(link, 'href') ?? '')) : [];
  if (links.length !== 1) throw faultAt(box, `the statement beside a small figure has one link, not ${links.length}`);
  const href = get(links[0], 'href') ?? '';
  if (!href.includes('#')) set(links[0], 'href', `${href}#${scene}`);
}
