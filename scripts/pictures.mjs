// @ts-check
// The pages' pictures, drawn by the Rust core from the very scenes that their figures open with: www/pictures.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, run } from './command.mjs';
import { chapterScene } from './pages/fragment.mjs';
import { cardOf } from './pages/head.mjs';
import { nameOf, readPages } from './pages/list.mjs';
import { STILL, THEMES, stillOf } from './pages/still.mjs';
import { unlessFresh } from './stamp.mjs';

const FOLDER = 'www/pictures';

/** The side of a card's figure in CSS pixels, as crate/cards has it. */
const CARD_FIGURE = 570;

/** The side of a panel of the front page in CSS pixels. */
const PANEL = 420;

/** What a drawing of the core depends on. */
const CORE = ['crate/src', 'crate/Cargo.toml', 'crate/examples/figure.rs', 'Cargo.lock'];

/**
 * Draws the still of every figure, light and dark, as far as they are out of date.
 * @returns {Promise<boolean>}  Whether that worked.
 */
export async function drawStills() {
  const list = readPages('en');
  const last = list.pages[list.pages.length - 1];
  return unlessFresh({
    name: 'stills',
    product: stillOf(last.picture, 'dark'),
    inputs: [...CORE, 'www/prose', 'scripts/pages', 'scripts/pictures.mjs'],
    async work() {
      fs.rmSync(path.join(ROOT, FOLDER), { recursive: true, force: true });
      for (const theme of THEMES) {
        for (const { picture } of list.pages) {
          if (!(await draw(list, picture, { file: stillOf(picture, theme), side: STILL, theme }))) return false;
        }
        for (const { units, link } of panels()) {
          const file = `${FOLDER}/panel-${units}-${theme}.svg`;
          if (!(await drawLink('read-back', link, { file, side: PANEL, theme }))) return false;
        }
      }
      return true;
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
 * @param {{ file: string, side: number, theme: string }} drawing
 */
function draw(list, { chapter, figure }, drawing) {
  return drawLink(figure, chapterScene(list, chapter), drawing);
}

/** The networks that the first chapter offers one after the other, by their number of units. */
function panels() {
  const chapter = fs.readFileSync(path.join(ROOT, 'www/prose/en/lossy.html'), 'utf8');
  return [...chapter.matchAll(/data-adopt="([^"]+)">(\d+) units?</g)].map(([, link, units]) => ({ link, units }));
}

/**
 * @param {string} figure
 * @param {string} link
 * @param {{ file: string, side: number, theme: string }} drawing
 */
async function drawLink(figure, link, { file, side, theme }) {
  const example = ['run', '--quiet', '--package', 'crease', '--example', 'figure', '--'];
  const asked = [figure, link, `width=${side}`, `theme=${theme}`];
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
