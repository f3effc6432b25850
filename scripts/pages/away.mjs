// @ts-check
// Figures away from their pages, for frames and for elements of other people's pages: the chapters' own, and one for any scene.
import fs from 'node:fs';
import path from 'node:path';
import { chapterScene, chaptersIn, fragment } from './fragment.mjs';
import { addressOf, proseFolder } from './list.mjs';
import { withMaths } from './maths.mjs';
import { withReadouts } from './readouts.mjs';
import { withStill } from './still.mjs';
import { escaped } from './text.mjs';

/** @typedef {import('./list.mjs').PageList} PageList */

/** Links without a chapter open in its figure. */
const STANDARD = 'sandbox';

/**
 * The words around such a figure.
 * @typedef {{ title: string, description: string, run: string, example: string, full: string, noscript: string,
 *   lost: { title: string, text: string, link: string } }} AwayWords
 */

/** @param {string} language @returns {AwayWords} */
export const awayWords = (language) => JSON.parse(fs.readFileSync(path.join(proseFolder(language), 'away.json'), 'utf8'));

/**
 * The figures by their chapter, the one for no link first. Addresses in them begin with `./`, which is the site's root.
 * @param {PageList} list
 * @returns {Map<string, string>}
 */
export function awayFigures(list) {
  const names = [...new Set(list.pages.flatMap((page) => page.fragments))];
  const chapters = names.map((name) => ({ html: fragment(list, name), chapter: chaptersIn(fragment(list, name))[0]?.name }));
  const figures = new Map();
  for (const { html, chapter } of chapters) {
    const own = chapter === STANDARD ? fragment(list, 'embed') : html;
    if (chapter && !figures.has(chapter)) figures.set(chapter, awayFigure(list, chapter, own));
  }
  return figures;
}

/** The page of a chapter's own: the one whose picture shows it. @param {PageList} list @param {string} chapter */
function homeOf(list, chapter) {
  const home = list.pages.find(({ slug, picture }) => slug !== '' && picture.chapter === chapter);
  if (!home) throw new Error(`pages.json has no page whose picture is of the chapter ${chapter}`);
  return home;
}

/** @param {PageList} list @param {string} chapter @param {string} html */
function awayFigure(list, chapter, html) {
  const words = awayWords(list.language);
  const home = homeOf(list, chapter);
  const scene = chapterScene(list, chapter);
  const [figure] = /<figure class="chapter-figure[\s\S]*?<\/figure>/.exec(html) ?? [];
  if (!figure) throw new Error(`chapter ${chapter} has no figure of class "chapter-figure"`);
  const goals = html.match(/<div class="goal"[\s\S]*?<\/div>/g) ?? [];
  const [, opening, inside] = /^(<figure[^>]*>)([\s\S]*)<\/figure>$/.exec(withStill(figure, home.picture, true)) ?? [];
  const sheets = inside.match(/<div class="sheet">[\s\S]*?<\/div>/g) ?? [];
  const beside = sheets.reduce((rest, sheet) => rest.replace(sheet, ''), inside);
  const text = [
    `<section class="away" data-chapter="${chapter}" data-scene="${scene}" data-asleep data-reports aria-label="${escaped(home.question)}">`,
    `${opening}<div class="drawn">${sheets.join('')}<div class="start"><button type="button" class="primary" data-run>${escaped(words.run)}</button></div></div>`,
    `<div class="beside">${beside}${goals.join('')}</div></figure>`,
    `<p class="source"><span data-example hidden>${escaped(words.example)}</span> `,
    `<a data-full href="./${addressOf(home)}" target="_blank" rel="noopener">${escaped(words.full)}</a></p></section>`,
  ].join('');
  return withReadouts(withMaths(text), scene).replace(/>\s+</g, '> <');
}
