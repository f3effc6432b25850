// @ts-check
// The pages' pictures, drawn by the Rust core from the very scenes that their figures open with: www/pictures.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, run } from './command.mjs';
import { chapterScene, chaptersIn, fragment } from './pages/fragment.mjs';
import { cardOf } from './pages/head.mjs';
import { nameOf, readPages } from './pages/list.mjs';
import { MARGIN, marginStillOf, marginsIn } from './pages/margin.mjs';
import { READOUTS, speaksOfBestLine } from './pages/readouts.mjs';
import { LINE, STILL, THEMES, hasLine, lineOf, stillOf } from './pages/still.mjs';
import { unlessFresh } from './stamp.mjs';

const FOLDER = 'www/pictures';

/** The side of a card's figure in CSS pixels, as crate/cards has it. */
const CARD_FIGURE = 570;

/** The side of a panel of the front page in CSS pixels. */
const PANEL = 420;

/** What a drawing of the core depends on. */
const CORE = ['crate/src', 'crate/Cargo.toml', 'crate/examples/figure.rs', 'crate/examples/readouts.rs', 'crate/examples/survivors.rs', 'Cargo.lock'];

/**
 * Draws the still of every figure, light and dark, as far as they are out of date.
 * @returns {Promise<boolean>}  Whether that worked.
 */
export async function drawStills() {
  const list = readPages('en');
  return unlessFresh({
    name: 'stills',
    product: READOUTS,
    inputs: [...CORE, 'www/prose', 'scripts/pages', 'scripts/pictures.mjs'],
    async work() {
      fs.rmSync(path.join(ROOT, FOLDER), { recursive: true, force: true });
      for (const theme of THEMES) {
        for (const { picture } of list.pages) {
          if (!(await draw(list, picture, { file: stillOf(picture, theme), side: STILL, theme }))) return false;
        }
        for (const html of fragments(list).filter(hasLine)) {
          const picture = lineOf(chaptersIn(html)[0].name, html);
          const drawing = { file: stillOf(picture, theme), side: LINE.width, height: LINE.height, theme };
          if (!(await draw(list, picture, drawing))) return false;
        }
        for (const { units, link } of panels()) {
          const file = `${FOLDER}/panel-${units}-${theme}.svg`;
          if (!(await drawLink('read-back', link, { file, side: PANEL, theme }))) return false;
        }
        for (const { name, figure, link, bestLine } of margins(list)) {
          if (!(await drawLink(figure, link, { file: marginStillOf(name, theme), side: MARGIN, theme, bestLine }))) return false;
        }
      }
      return (await drawSurvivors()) && readOut(list);
    },
  });
}

/**
 * Draws the card of every page into dist, as far as they are out of date. Only a public site needs them.
 * @returns {Promise<boolean>}  Whether that worked.
 */
export async function drawCards() {
  const list = readPages('en');
  const file = (/** @type {import('./pages/list.mjs').Page} */ page) => path.posix.join('target', cardOf(page));
  const drawn = await unlessFresh({
    name: 'cards',
    product: file(list.pages[list.pages.length - 1]),
    inputs: [...CORE, 'crate/cards', 'www/prose', 'scripts/pages', 'scripts/pictures.mjs'],
    async work() {
      for (const page of list.pages) {
        const figure = path.posix.join('target', 'cards', `${nameOf(page)}.svg`);
        const card = ['--', page.question, figure, file(page)];
        const done =
          (await draw(list, page.picture, { file: figure, side: CARD_FIGURE, theme: 'light' })) &&
          (await run('cargo', ['run', '--quiet', '--profile', 'tool', '--package', 'cards', ...card])).ok;
        if (!done) return false;
      }
      return true;
    },
  });
  // A new build of the page took away what was here.
  if (drawn) for (const page of list.pages) copy(file(page), path.posix.join('dist', cardOf(page)));
  return drawn;
}

/**
 * @param {import('./pages/list.mjs').PageList} list
 * @param {import('./pages/list.mjs').Picture} picture
 * @param {{ file: string, side: number, height?: number, theme: string }} drawing
 */
function draw(list, { chapter, figure }, drawing) {
  const text = fragments(list).find((html) => chaptersIn(html).some(({ name }) => name === chapter)) ?? '';
  return drawLink(figure, chapterScene(list, chapter), { bestLine: speaksOfBestLine(text), letters: true, ...drawing });
}

/** The networks that the first chapter offers one after the other, by their number of units. */
function panels() {
  const chapter = fs.readFileSync(path.join(ROOT, 'www/prose/en/lossy.html'), 'utf8');
  return [...chapter.matchAll(/data-adopt="([^"]+)">(\d+) units?</g)].map(([, link, units]) => ({ link, units }));
}

/** The fragments of all pages, each once. @param {import('./pages/list.mjs').PageList} list */
const fragments = (list) => [...new Set(list.pages.flatMap((page) => page.fragments))].map((name) => fragment(list, name));

/** The small figures of all pages. @param {import('./pages/list.mjs').PageList} list */
const margins = (list) => fragments(list).flatMap(marginsIn);

/** Draws the directions that survive layer after layer, for the first chapter's last question. */
async function drawSurvivors() {
  for (const theme of THEMES) {
    const example = ['run', '--quiet', '--package', 'crease', '--example', 'survivors', '--', '128', theme];
    const { ok, stdout } = await run('cargo', example, { output: 'keep' });
    if (!ok) return false;
    fs.writeFileSync(path.join(ROOT, FOLDER, `survivors-${theme}.svg`), stdout);
  }
  return true;
}

/** Writes the numbers of every figure as it opens. @param {import('./pages/list.mjs').PageList} list */
async function readOut(list) {
  const chapters = fragments(list).flatMap(chaptersIn).map(({ name }) => chapterScene(list, name));
  const links = [...new Set([...chapters, ...margins(list).map(({ link }) => link)])];
  const { ok, stdout } = await run('cargo', ['run', '--quiet', '--package', 'crease', '--example', 'readouts', '--', ...links], { output: 'keep' });
  if (!ok) return false;
  const lines = stdout.trimEnd().split('\n');
  const readouts = Object.fromEntries(links.map((link, index) => [link, JSON.parse(lines[index])]));
  fs.writeFileSync(path.join(ROOT, READOUTS), JSON.stringify(readouts));
  return true;
}

/**
 * @param {string} figure
 * @param {string} link
 * @param {{ file: string, side: number, height?: number, theme: string, bestLine?: boolean, letters?: boolean }} drawing  `letters` are those of the units around the picture read back, which the live figure has
 */
async function drawLink(figure, link, { file, side, height = side, theme, bestLine = false, letters = false }) {
  const example = ['run', '--quiet', '--package', 'crease', '--example', 'figure', '--'];
  const asked = [figure, link, `width=${side}`, `height=${height}`, `theme=${theme}`, `best-line=${bestLine ? 'yes' : 'no'}`, `letters=${letters ? 'yes' : 'no'}`];
  const { ok, stdout } = await run('cargo', [...example, ...asked], { output: 'keep' });
  if (!ok) return false;
  const target = path.join(ROOT, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, stdout);
  return true;
}

/** @param {string} from @param {string} to */
function copy(from, to) {
  fs.mkdirSync(path.dirname(path.join(ROOT, to)), { recursive: true });
  fs.copyFileSync(path.join(ROOT, from), path.join(ROOT, to));
}
