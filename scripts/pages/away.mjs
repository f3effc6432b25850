// @ts-check
// Figures away from their pages, for frames and for elements of other people's pages: the chapters' own, and one for any scene.
import fs from 'node:fs';
import path from 'node:path';
import { chapterNames, chapterSection, fragment, sceneOf } from './fragment.mjs';
import { addressOf, proseFolder } from './list.mjs';
import { setMaths } from './maths.mjs';
import { fillReadouts } from './readouts.mjs';
import { fillRows } from './rows.mjs';
import { laySegments } from './segments.mjs';
import { layStills } from './still.mjs';
import { append, create, find, findAll, isElement, isText, matches, nodesIn, remove } from './tree.mjs';

/** @typedef {import('./list.mjs').PageList} PageList @typedef {import('./tree.mjs').Element} Element */

/** Links without a chapter open in its figure. */
const STANDARD = 'sandbox';

/**
 * The words around such a figure.
 * @typedef {{ title: string, description: string, run: string, example: string, sketch: string, sketchOfChapter: string, sketched: Record<'step' | 'seed', string>, full: string, refused: string, held: string, more: string, noscript: string,
 *   lost: { title: string, text: string, link: string } }} AwayWords
 */

/** @param {string} language @returns {AwayWords} */
export const awayWords = (language) => JSON.parse(fs.readFileSync(path.join(proseFolder(language), 'away.json'), 'utf8'));

/**
 * The figures by their chapter, the one for no link first. Addresses in them begin with `./`, which is the site's root.
 * @param {PageList} list
 * @returns {Map<string, Element>}
 */
export function awayFigures(list) {
  const figures = new Map();
  // The question's figure is that of the front page.
  const [{ picture: { chapter: first } }] = list.pages;
  const chapters = new Set([first, ...chapterNames(list)]);
  for (const chapter of chapters) figures.set(chapter, awayFigure(list, chapter, fragment(list, chapter === STANDARD ? 'embed' : chapter)));
  return figures;
}

/** The page of a chapter's own: the one whose picture shows it. @param {PageList} list @param {string} chapter */
function homeOf(list, chapter) {
  const home = list.pages.find(({ slug, picture }) => slug !== '' && picture.chapter === chapter);
  if (!home) throw new Error(`pages.json has no page whose picture is of the chapter ${chapter}`);
  return home;
}

/** What a small frame has no room for, and folds away. */
const FOLDED = ['.row', '.choices', '.hint', '.readouts', '.legend'];

/**
 * What stands beside the picture: first what moves it, then what is said of it, its goals, and the rest, which folds.
 * @param {Element} figure  Without its pictures. @param {Element[]} goals @param {string} more  What the rest is called.
 */
function besideOf(figure, goals, more) {
  const children = figure.childNodes.filter(isElement);
  const moves = (/** @type {Element} */ child) => matches(child, '.steps') || matches(child, '.holds') || find(child, '[data-action]') !== undefined;
  const folds = (/** @type {Element} */ child) => !moves(child) && FOLDED.some((kind) => matches(child, kind));
  const rest = children.filter(folds);
  const folded = create('details', { class: 'rest', open: '' }, create('summary', {}, more), ...rest);
  return create('div', { class: 'beside' }, ...children.filter(moves), ...children.filter((child) => !moves(child) && !folds(child)), ...goals, ...(rest.length > 0 ? [folded] : []));
}

/** @param {PageList} list @param {string} chapter @param {import('./tree.mjs').Fragment} tree */
function awayFigure(list, chapter, tree) {
  const words = awayWords(list.language);
  const home = homeOf(list, chapter);
  const scene = sceneOf(chapterSection(list, chapter));
  const figure = find(tree, 'figure.chapter-figure');
  if (!figure) throw new Error(`chapter ${chapter} has no figure of class "chapter-figure"`);
  layStills(figure, home.picture, true);
  const sheets = findAll(figure, 'div.sheet');
  for (const sheet of sheets) remove(sheet);
  const beside = besideOf(figure, findAll(tree, 'div.goal'), words.more);
  const start = create('div', { class: 'start' }, create('button', { type: 'button', class: 'primary', 'data-run': '' }, words.run));
  append(figure, create('div', { class: 'drawn' }, ...sheets, start), beside);
  const full = create('a', { 'data-full': '', href: `./${addressOf(home)}`, target: '_blank', rel: 'noopener' }, words.full);
  const source = create('p', { class: 'source' }, create('span', { 'data-example': '', 'data-sketch': words.sketch, 'data-sketch-chapter': words.sketchOfChapter, 'data-sketch-step': words.sketched.step, 'data-sketch-seed': words.sketched.seed, hidden: '' }, words.example), ' ', full);
  const field = create('input', { type: 'text', readonly: '', 'aria-label': words.full });
  const refused = create('p', { class: 'source refused', 'data-refused': '', role: 'alert', hidden: '' }, create('span', { 'data-why': 'shut' }, words.refused), create('span', { 'data-why': 'held' }, words.held), ' ', field);
  const attributes = { class: 'away', 'data-chapter': chapter, 'data-scene': scene, 'data-asleep': '', 'data-reports': '', 'aria-label': home.question };
  const section = create('section', attributes, figure, source, refused);
  setMaths(section);
  fillRows(section);
  laySegments(section);
  fillReadouts(section, scene);
  for (const node of nodesIn(section)) if (isText(node) && node.value.trim() === '') node.value = ' ';
  return section;
}
