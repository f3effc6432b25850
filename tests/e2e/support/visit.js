// @ts-check
// What a visit weighs: the files that are asked for, each as a host sends it that compresses.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { HOME } from './plane.js';

/** @typedef {import('@playwright/test').Page} Page */

const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));

/** Most bytes, and most requests, of a first visit. */
export const LIMITS = {
  /** Until the whole answer is there with its stills. */
  answer: 40_000,
  /** Until a drag on the first figure changes a number. */
  drag: 200_000,
  /** The whole front page, workshop included. */
  front: 400_000,
  /** Front page, a chapter, the workshop's own page, and a figure passed on; what is cached counts once. */
  journey: 750_000,
  requests: 8,
};

/** Files that come for figures which the first one does not need. */
const LATER = /\/(later|all_parts)-[\w-]+\.(wasm|js)$/;

/** Asked for once for a whole site, and not by the page. */
const ICON = /\/icon-[\w-]+\.svg$/;

/** Bytes of a file of dist on its way. @param {string} file */
const weightOf = (file) => brotliCompressSync(fs.readFileSync(path.join(DIST, file))).length;

/** The file of dist behind an address. @param {string} site @param {string} url */
const fileOf = (site, url) => {
  const { pathname } = new URL(url);
  const file = decodeURIComponent(pathname.slice(new URL(site).pathname.length));
  return file === '' || file.endsWith('/') ? `${file}index.html` : file;
};

/**
 * Watches what a page asks a site for.
 * @param {Page} page @param {string} site
 */
export const watchVisit = (page, site) => {
  /** @type {Set<string>} */
  const files = new Set();
  page.on('request', (request) => {
    if (request.url().startsWith(site)) files.add(fileOf(site, request.url()));
  });
  return {
    files: () => [...files],
    bytes: () => [...files].reduce((sum, file) => sum + weightOf(file), 0),
  };
};

/** The first figure, alive. @param {Page} page */
const firstFigure = async (page) => {
  const root = page.locator('[data-chapter="lossy"]');
  const kept = root.locator('data[data-live="kept"]');
  await page.waitForFunction(() => /** @type {HTMLElement | null} */ (document.querySelector('[data-chapter="lossy"] .still'))?.hidden);
  return { canvas: root.locator('canvas[data-figure="read-back"]'), kept };
};

/**
 * Bytes of the front page until the answer is there: the page, its style, its scripts, and the pictures that it shows.
 * @param {Page} page  Showing the front page. @param {string} site
 */
export const answerBytes = async (page, site) => {
  const urls = await page.evaluate(async () => {
    const pictures = /** @type {HTMLImageElement[]} */ ([...document.querySelectorAll('#answer img')]);
    await Promise.all(pictures.map((picture) => picture.decode()));
    const links = /** @type {HTMLLinkElement[]} */ ([...document.querySelectorAll('link[rel="stylesheet"], link[rel="modulepreload"]')]);
    const scripts = /** @type {HTMLScriptElement[]} */ ([...document.querySelectorAll('script[src]')]);
    return [location.href, ...links.map(({ href }) => href), ...scripts.map(({ src }) => src), ...pictures.map(({ currentSrc }) => currentSrc)];
  });
  const files = new Set(urls.map((url) => fileOf(site, url)).filter((file) => !LATER.test(`/${file}`)));
  return [...files].reduce((sum, file) => sum + weightOf(file), 0);
};

/**
 * Visits the front page and drags a line of its first figure, while what that figure does not need is held back; then lets
 * all else come.
 * @param {Page} page @param {string} site
 */
export const visitFront = async (page, site) => {
  const visit = watchVisit(page, site);
  /** @type {() => void} */
  let letGo = () => {};
  const free = new Promise((go) => {
    letGo = () => go(undefined);
  });
  await page.route((url) => LATER.test(url.pathname), (route) => free.then(() => route.continue()));
  await page.goto(site);
  const { canvas, kept } = await firstFigure(page);
  const before = await kept.getAttribute('value');
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('the first figure is not shown');
  await dragLine(page, box, async () => (await kept.getAttribute('value')) !== before);
  const early = visit.files().filter((file) => !LATER.test(`/${file}`));
  const drag = early.reduce((sum, file) => sum + weightOf(file), 0);
  letGo();
  await page.locator('[data-chapter="sandbox"] data[data-readout="regions"]:not([value=""])').waitFor();
  // Numbers come a frame before the picture. Who scrolls there between the two is shown the still, which is one more file.
  await page.waitForFunction(() => /** @type {HTMLElement | null} */ (document.querySelector('[data-chapter="sandbox"] .still'))?.hidden);
  await page.locator('[data-chapter="sandbox"]').scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
  return { visit, drag, front: visit.bytes(), requests: visit.files().filter((file) => !ICON.test(file)).length, answer: await answerBytes(page, site) };
};

/**
 * Takes the line of the first unit where its square lies, and moves it.
 * @param {Page} page @param {{ x: number, y: number, width: number, height: number }} box
 * @param {() => Promise<boolean>} changed
 */
const dragLine = async (page, box, changed) => {
  // Along the line of unit A, z = x1 / 2 + x2 + 1/16, in the frame that reaches to ±1.25.
  const [side, x1] = [box.width - 32, -0.8];
  const x2 = -x1 / 2 - 1 / 16;
  const at = (/** @type {number} */ value) => ((value + HOME.half) / (2 * HOME.half)) * side + 16;
  const [x, y] = [box.x + at(x1), box.y + at(-x2)];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - 20, { steps: 4 });
  await page.mouse.up();
  for (let tries = 0; tries < 100 && !(await changed()); tries += 1) await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  if (!(await changed())) throw new Error('the drag changed no number');
};

/**
 * Goes on to a chapter and to the workshop's own page, and opens what passes a figure on.
 * @param {Page} page @param {string} site @param {ReturnType<typeof watchVisit>} visit  That saw the front page.
 */
export const goOn = async (page, site, visit) => {
  await page.goto(`${site}lossy/`);
  await page.waitForLoadState('networkidle');
  await page.goto(`${site}play/`);
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: /SVG/ }).click();
  await download;
  return visit.bytes();
};
