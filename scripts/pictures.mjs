// @ts-check
// The pages' pictures, drawn by the Rust core from the very scenes that their figures open with: www/pictures.
// What reads the prose is imported when it is needed: only then are the packages that it needs sure to be installed.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT, run } from './command.mjs';
import { unlessFresh } from './stamp.mjs';

/** @typedef {import('./pages/list.mjs').PageList} PageList @typedef {import('./pages/list.mjs').Picture} Picture */

/**
 * A picture to be drawn.
 * @typedef {object} Drawing
 * @property {string} file     Relative to the root.
 * @property {string} example  The example of the core that draws it on standard output.
 * @property {string[]} words  What that is told.
 */

const FOLDER = 'www/pictures';

/** What the lab opens with: the name of the sweep, its results, and its heat maps. */
const LAB_SWEEP = 'dying';
const LAB = `${FOLDER}/lab.bin`;
const LAB_PICTURES = ['lab-light.svg', 'lab-dark.svg'];

/** What every file in it was drawn from, so that a new sentence does not draw them all again. */
const DRAWN = 'node_modules/.crease/drawn.json';

/** The side of a card's figure in CSS pixels, as crate/cards has it. */
const CARD_FIGURE = 570;

/** The side of a panel of the front page in CSS pixels. */
const PANEL = 420;

/** What a drawing of the core depends on. */
const CORE = ['crate/src', 'crate/Cargo.toml', 'crate/examples/export.rs', 'crate/examples/figure.rs', 'crate/examples/readouts.rs', 'crate/examples/rows.rs', 'crate/examples/survivors.rs', 'crate/examples/sweep.rs', 'Cargo.lock', 'rust-toolchain.toml'];

/**
 * Draws the still of every figure, light and dark, as far as they are out of date, and writes its numbers down.
 * @returns {Promise<boolean>}  Whether that worked.
 */
export async function drawStills() {
  const { readPages } = await import('./pages/list.mjs');
  const { READOUTS } = await import('./pages/readouts.mjs');
  return unlessFresh({
    name: 'stills',
    product: READOUTS,
    inputs: [...CORE, 'www/prose', 'www/words/languages.js', 'scripts/pages', 'scripts/pictures.mjs'],
    async work() {
      const list = readPages();
      const programs = await buildExamples(['export', 'figure', 'readouts', 'rows', 'slice', 'survivors', 'sweep']);
      if (!programs) return false;
      const drawings = [...(await stills(list)), ...survivors(), ...slices()];
      const digest = digestOf([...Object.values(programs), path.join(ROOT, 'scripts/pictures.mjs')]);
      const drawn = drawnBefore(digest);
      const due = drawings.filter(({ file, example, words }) => drawn[file] !== said(example, words) || !fs.existsSync(path.join(ROOT, file)));
      if (!(await drawAll(programs, due))) return false;
      if (drawn[LAB] === undefined && !(await trainLab(programs.sweep))) return false;
      clear([...LAB_PICTURES, ...drawings.map(({ file }) => path.basename(file)), ...(await writeTogether())]);
      const written = { digest, files: Object.fromEntries([[LAB, ''], ...drawings.map(({ file, example, words }) => [file, said(example, words)])]) };
      write(DRAWN, JSON.stringify(written));
      return (await writeRows(programs.rows)) && (await writePoints(programs.export)) && readOut(list, programs.readouts, READOUTS);
    },
  });
}

/**
 * Draws the card of every page into dist, as far as they are out of date. Only a public site needs them.
 * @returns {Promise<boolean>}  Whether that worked.
 */
export async function drawCards() {
  const { cardOf } = await import('./pages/head.mjs');
  const { nameOf, readPages } = await import('./pages/list.mjs');
  const list = readPages();
  const file = (/** @type {import('./pages/list.mjs').Page} */ page) => path.posix.join('target', cardOf(page));
  const drawn = await unlessFresh({
    name: 'cards',
    product: file(list.pages[list.pages.length - 1]),
    inputs: [...CORE, 'crate/cards', 'www/prose', 'scripts/pages', 'scripts/pictures.mjs'],
    async work() {
      const programs = await buildExamples(['figure']);
      const figure = (/** @type {import('./pages/list.mjs').Page} */ page) => path.posix.join('target', 'cards', `${nameOf(page)}.svg`);
      const asked = await Promise.all(list.pages.map((page) => chapterDrawing(list, page.picture, { file: figure(page), side: CARD_FIGURE, theme: 'light' })));
      if (!programs || !(await drawAll(programs, asked))) return false;
      for (const page of list.pages) {
        const card = ['--', page.question, figure(page), file(page)];
        if (!(await run('cargo', ['run', '--quiet', '--profile', 'tool', '--package', 'cards', ...card])).ok) return false;
      }
      return true;
    },
  });
  // A new build of the page took away what was here.
  if (drawn) for (const page of list.pages) copy(file(page), path.posix.join('dist', cardOf(page)));
  return drawn;
}

/** The still of every figure, light and dark. @param {PageList} list @returns {Promise<Drawing[]>} */
async function stills(list) {
  const { MARGIN, marginStillOf } = await import('./pages/margin.mjs');
  const { LINE, STILL, THEMES, heightOf, stillOf } = await import('./pages/still.mjs');
  const drawings = [];
  for (const theme of THEMES) {
    for (const { picture } of list.pages) drawings.push(await chapterDrawing(list, picture, { file: stillOf(picture, theme), side: STILL, height: heightOf(picture.figure), theme }));
    for (const picture of await numberLines(list)) {
      drawings.push(await chapterDrawing(list, picture, { file: stillOf(picture, theme), side: LINE.width, height: LINE.height, theme }));
    }
    for (const { place, link } of await panels(list)) {
      drawings.push(drawing('read-back', link, { file: `${FOLDER}/panel-${place}-${theme}.svg`, side: PANEL, theme }));
    }
    for (const { name, figure, link, bestLine } of await margins(list)) {
      drawings.push(drawing(figure, link, { file: marginStillOf(name, theme), side: MARGIN, theme, bestLine }));
    }
  }
  // Two pages may share a picture.
  return [...new Map(drawings.map((one) => [one.file, one])).values()];
}

/** Puts the pictures that the front page shows at once into one file for each theme. @returns {Promise<string[]>} the names of these files */
async function writeTogether() {
  const { THEMES, TOGETHER, together, togetherOf } = await import('./pages/still.mjs');
  return THEMES.map((theme) => {
    const read = (/** @type {string} */ name) => fs.readFileSync(path.join(ROOT, FOLDER, `${name}-${theme}.svg`), 'utf8');
    write(togetherOf(theme), together(Object.fromEntries(TOGETHER.map((name) => [name, read(name)])), PANEL));
    return path.basename(togetherOf(theme));
  });
}

/** The slice that its page opens with. @returns {Drawing[]} */
const slices = () => ['light', 'dark'].map((theme) => ({ file: `${FOLDER}/slice-${theme}.svg`, example: 'slice', words: ['--theme', theme] }));

/** Trains the sweep that the lab opens with, and writes its results, its heat maps and its finding. @param {string} program */
async function trainLab(program) {
  const { ok } = await run(program, [LAB_SWEEP, '--lab', path.join(ROOT, FOLDER)], { output: 'keep' });
  for (const name of LAB_PICTURES) if (ok) write(`${FOLDER}/${name}`, shortened(fs.readFileSync(path.join(ROOT, FOLDER, name), 'utf8')));
  return ok;
}

/** The directions that survive layer after layer, for the first chapter's last question. @returns {Drawing[]} */
const survivors = () => ['light', 'dark'].map((theme) => ({ file: `${FOLDER}/survivors-${theme}.svg`, example: 'survivors', words: ['128', theme] }));

/**
 * How a figure is drawn.
 * @typedef {{ file: string, side: number, height?: number, theme: string, bestLine?: boolean, letters?: boolean }} Way
 *   `letters` are those of the units around the picture read back, which the live figure has.
 */

/** @param {PageList} list @param {Pick<Picture, 'chapter' | 'figure'>} picture @param {Way} way */
async function chapterDrawing(list, { chapter, figure }, way) {
  const { chapterSection, sceneOf } = await import('./pages/fragment.mjs');
  const { speaksOfBestLine } = await import('./pages/readouts.mjs');
  const section = chapterSection(list, chapter);
  return drawing(figure, sceneOf(section), { bestLine: speaksOfBestLine(section), letters: true, ...way });
}

/** @param {string} figure @param {string} link @param {Way} way @returns {Drawing} */
function drawing(figure, link, { file, side, height = side, theme, bestLine = false, letters = false }) {
  const words = [figure, link, `width=${side}`, `height=${height}`, `theme=${theme}`, `best-line=${bestLine ? 'yes' : 'no'}`, `letters=${letters ? 'yes' : 'no'}`];
  return { file, example: 'figure', words };
}

/** The number lines of all chapters. @param {PageList} list */
async function numberLines(list) {
  const { chapterOf, fragments } = await import('./pages/fragment.mjs');
  const { numberLineIn } = await import('./pages/still.mjs');
  return fragments(list).flatMap((tree) => numberLineIn(chapterOf(tree) ?? '', tree) ?? []);
}

/** The scenes of the hook's thumbnails, in their order. @param {PageList} list */
async function panels(list) {
  const { fragment } = await import('./pages/fragment.mjs');
  const { findAll, get } = await import('./pages/tree.mjs');
  return findAll(fragment(list, 'answer'), '[data-adopt]').map((tab, place) => ({ place: place + 1, link: get(tab, 'data-adopt') ?? '' }));
}

/** The small figures of all pages. @param {PageList} list */
async function margins(list) {
  const { fragments } = await import('./pages/fragment.mjs');
  const { marginsIn } = await import('./pages/margin.mjs');
  return fragments(list).flatMap(marginsIn);
}

/**
 * Compiles examples of the core.
 * @param {string[]} names
 * @returns {Promise<Record<string, string> | undefined>}  Their programs by name, if that worked.
 */
export async function buildExamples(names) {
  const asked = names.flatMap((name) => ['--example', name]);
  const { ok, stdout } = await run('cargo', ['build', '--quiet', '--package', 'crease', ...asked, '--message-format', 'json-render-diagnostics'], { output: 'keep' });
  if (!ok) return undefined;
  const built = stdout.split('\n').filter((line) => line.includes('"compiler-artifact"')).map((line) => JSON.parse(line));
  return Object.fromEntries(built.filter(({ target, executable }) => executable && names.includes(target.name)).map(({ target, executable }) => [target.name, executable]));
}

/**
 * Draws pictures, as many at a time as there are processors.
 * @param {Record<string, string>} programs @param {Drawing[]} drawings
 */
async function drawAll(programs, drawings) {
  const queue = [...drawings];
  let fine = true;
  const work = async () => {
    for (let next = queue.shift(); next && fine; next = queue.shift()) {
      const { ok, stdout } = await run(programs[next.example], next.words, { output: 'keep' });
      fine &&= ok;
      if (ok) write(next.file, shortened(stdout));
    }
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, work));
  return fine;
}

/** Writes what the core's tables say of settings and goals. @param {string} program */
async function writeRows(program) {
  const { ROWS } = await import('./pages/rows.mjs');
  const { ok, stdout } = await run(program, [], { output: 'keep' });
  if (ok) write(ROWS, stdout);
  return ok;
}

/** Writes a few points of every kind of data, for the sketches of figures that sleep. @param {string} program */
async function writePoints(program) {
  const { dataNames } = await import('./pages/rows.mjs');
  const { POINTS, pointsOf } = await import('./pages/points.mjs');
  const kinds = dataNames().map(async (name) => {
    const { ok, stdout } = await run(program, [`1;data=${name}.72.10.1;net=1;act=relu;test=0;end`, 'csv'], { output: 'keep' });
    return ok ? { name, csv: stdout } : undefined;
  });
  const told = await Promise.all(kinds);
  write(POINTS, JSON.stringify(Object.fromEntries(told.flatMap((one) => (one ? [[one.name, pointsOf(one.csv)]] : [])))));
  return !told.includes(undefined);
}

/**
 * A picture whose lines are told to a tenth of a pixel: no screen shows more, and it is a fifth of what pictures weigh.
 * @param {string} svg
 */
const shortened = (svg) => svg.replace(/ (d|points)="[^"]+"/g, (line) => line.replace(/\d+\.\d{2,}/g, (number) => String(Number(Number(number).toFixed(1)))));

/** Writes the numbers of every figure as it opens. @param {PageList} list @param {string} program @param {string} file */
async function readOut(list, program, file) {
  const { chapterIn, fragments, sceneOf } = await import('./pages/fragment.mjs');
  const chapters = fragments(list).flatMap((tree) => chapterIn(tree) ?? []).map(sceneOf);
  const links = [...new Set([...chapters, ...(await margins(list)).map(({ link }) => link)])];
  const { ok, stdout } = await run(program, links, { output: 'keep' });
  if (!ok) return false;
  const lines = stdout.trimEnd().split('\n');
  write(file, JSON.stringify(Object.fromEntries(links.map((link, index) => [link, JSON.parse(lines[index])]))));
  return true;
}

/** @param {string[]} files */
function digestOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(fs.readFileSync(file));
  return hash.digest('hex');
}

/** What was drawn by programs of this digest, by file. @param {string} digest @returns {Record<string, string>} */
function drawnBefore(digest) {
  const file = path.join(ROOT, DRAWN);
  const before = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  return before.digest === digest ? before.files : {};
}

/** @param {string} example @param {string[]} words */
const said = (example, words) => [example, ...words].join(' ');

/** Takes away what is no picture any more. @param {string[]} names  Those that are. */
function clear(names) {
  for (const name of fs.readdirSync(path.join(ROOT, FOLDER))) if (name.endsWith('.svg') && !names.includes(name)) fs.rmSync(path.join(ROOT, FOLDER, name));
}

/** @param {string} file @param {string} text */
function write(file, text) {
  const target = path.join(ROOT, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, text);
}

/** @param {string} from @param {string} to */
function copy(from, to) {
  fs.mkdirSync(path.dirname(path.join(ROOT, to)), { recursive: true });
  fs.copyFileSync(path.join(ROOT, from), path.join(ROOT, to));
}
