// @ts-check
// What networks of many shapes cost in a browser: to open, to edit and to point at, on a plane of 600 CSS pixels with two
// device pixels each; and the memory that the core takes.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../scripts/command.mjs';
import { buildBenchModule } from '../../scripts/wasm.mjs';
import { percentile } from './percentile.mjs';

/** Width and height of the plane, in CSS pixels, and device pixels for each. */
const SIDE = 600;
const RATIO = 2;
/** Edits and moves of the pointer that are timed. */
const TIMES = 60;
/** Milliseconds for which nothing may happen before something is timed. */
const REST = 700;

/** The scenes. One of the networks whose cells the group `regions` times is put in by hand: its cells are timed here as well. */
const SCENES = [
  { network: '2-16-16-16-1', link: '1;data=xor.200.10.1;net=16-16-16;act=relu;end' },
  { network: '2-64-64-64-1', link: '1;data=xor.200.10.1;net=64-64-64;act=relu;end', file: '2-64-64-64-1.json' },
  { network: '2-64-64-64-1, fresh', link: '1;data=xor.200.10.1;net=64-64-64;act=relu;end' },
  { network: '4 × 64', link: '1;data=xor.200.10.1;net=64-64-64-64;act=relu;end' },
  { network: '8 × 64', link: '1;data=xor.200.10.1;net=64-64-64-64-64-64-64-64;act=relu;end' },
  { network: '12 × 64, 3 classes', link: `1;data=blobs3.200.10.1;net=${Array(12).fill(64).join('-')};act=relu;end` },
  { network: '12 × 64, |z|', link: `1;data=xor.200.10.1;net=${Array(12).fill(64).join('-')};act=leaky;slope=-1;end` },
];

/** @param {import('@playwright/test').Browser} browser @param {string} url @returns {Promise<import('./bench.mjs').Row[] | undefined>} */
export const networks = async (browser, url) => {
  const cells = await cellsInWasm();
  if (!cells) return undefined;
  const rows = [];
  for (const scene of SCENES) {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: RATIO });
    await tab.addInitScript(watch);
    await tab.goto(`${url}play/#${scene.link}`);
    await tab.locator('[data-chapter="sandbox"] canvas.plane').evaluate((plane, side) => {
      for (const way of ['inline-size', 'block-size', 'min-inline-size']) /** @type {HTMLElement} */ (plane).style.setProperty(way, `${side}px`, 'important');
    }, SIDE);
    const root = tab.locator('[data-chapter="sandbox"]');
    await root.locator('data[data-readout="regions"]', { hasText: /\d/ }).waitFor();
    if (scene.file) await enter(root, path.join(ROOT, 'crate', 'tests', 'fixtures', 'nets', scene.file));
    await atRest(tab);
    const opened = await tab.evaluate(() => Math.max(0, .../** @type {any} */ (window).tasks));
    const moves = await timedMoves(tab);
    const edits = await timedEdits(tab);
    const regions = await root.locator('data[data-readout="regions"]').innerText();
    const memory = (await tab.evaluate(() => /** @type {WebAssembly.Memory[]} */ (/** @type {any} */ (window).memories).map(({ buffer }) => buffer.byteLength))).reduce((sum, bytes) => sum + bytes);
    const own = scene.file ? cells : 0;
    rows.push({
      network: scene.network,
      regions,
      move_ms: percentile(moves, 0.5),
      move_p95_ms: percentile(moves, 0.95),
      edit_ms: percentile(edits, 0.5),
      edit_p95_ms: percentile(edits, 0.95),
      ...(own ? { cells_ms: own, edit_per_cells: percentile(edits, 0.5) / own } : {}),
      longest_task_ms: opened,
      core_mb: memory / 1e6,
    });
    await tab.close();
  }
  return rows;
};

/** Notes the tasks, the frames, and the memories of wasm modules, before the page's scripts are loaded. */
function watch() {
  const kept = /** @type {any} */ (window);
  kept.tasks = /** @type {number[]} */ ([]);
  kept.spent = 0;
  kept.memories = [];
  new PerformanceObserver((list) => kept.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    ask((now) => {
      const start = performance.now();
      callback(now);
      kept.spent += performance.now() - start;
    });
  for (const name of /** @type {const} */ (['instantiate', 'instantiateStreaming'])) {
    const made = /** @type {any} */ (WebAssembly)[name].bind(WebAssembly);
    /** @type {any} */ (WebAssembly)[name] = async (/** @type {any[]} */ ...all) => {
      const result = await made(...all);
      for (const value of Object.values((result.instance ?? result).exports)) {
        if (value instanceof WebAssembly.Memory && !kept.memories.includes(value)) kept.memories.push(value);
      }
      return result;
    };
  }
}

/** Waits until the cells are complete and nothing is drawn any more. @param {import('@playwright/test').Page} tab */
async function atRest(tab) {
  await tab.waitForFunction(() => !document.querySelector('[data-refining]'), null, { timeout: 120_000 });
  await tab.waitForTimeout(REST);
  await tab.waitForFunction(() => !document.querySelector('[data-refining]'), null, { timeout: 120_000 });
}

/** Puts a network in from a file. @param {import('@playwright/test').Locator} root @param {string} file */
async function enter(root, file) {
  const network = root.locator('[data-network]');
  await network.evaluate((element) => element.closest('details')?.setAttribute('open', ''));
  await network.locator('textarea').fill(asNetwork(file));
  await network.locator('[data-action="take-network"]').click();
  await root.page().waitForTimeout(REST);
}

/** The text of a network file in the page's own format. @param {string} file */
function asNetwork(file) {
  /** @type {{ layers: { W: string[][], b: string[] }[] }} */
  const { layers } = JSON.parse(fs.readFileSync(file, 'utf8'));
  const state = layers.flatMap(({ W, b }, index) => [
    [`${2 * index}.weight`, W.map((row) => row.map(Number))],
    [`${2 * index}.bias`, b.map(Number)],
  ]);
  return JSON.stringify(Object.fromEntries(state));
}

/** Milliseconds from a move of the pointer until all of it is drawn and said. @param {import('@playwright/test').Page} tab */
async function timedMoves(tab) {
  return tab.evaluate(async (times) => {
    const kept = /** @type {any} */ (window);
    const plane = /** @type {HTMLElement} */ (document.querySelector('[data-chapter="sandbox"] canvas.plane'));
    const { left, top, width, height } = plane.getBoundingClientRect();
    const taken = [];
    for (let index = -3; index < times; index += 1) {
      const share = 0.2 + (0.6 * (index + 3)) / times;
      const at = { clientX: left + share * width, clientY: top + (0.3 + 0.4 * share) * height, bubbles: true, pointerId: 1, pointerType: 'mouse', isPrimary: true };
      kept.spent = 0;
      const start = performance.now();
      plane.dispatchEvent(new PointerEvent('pointermove', at));
      const handled = performance.now() - start;
      await new Promise((done) => setTimeout(() => requestAnimationFrame(() => setTimeout(done)), 20));
      if (index >= 0) taken.push(handled + kept.spent);
    }
    return taken;
  }, TIMES);
}

/** Milliseconds from an edit of a bias until the picture and the words follow. @param {import('@playwright/test').Page} tab */
async function timedEdits(tab) {
  const root = tab.locator('[data-chapter="sandbox"]');
  await root.locator('[data-units] button').first().evaluate((button) => /** @type {HTMLElement} */ (button).click());
  await tab.waitForTimeout(REST);
  return tab.evaluate(async (times) => {
    const kept = /** @type {any} */ (window);
    const sliders = document.querySelectorAll('[data-chapter="sandbox"] [data-parameters] input[type="range"]');
    const slider = /** @type {HTMLInputElement} */ (sliders[sliders.length - 1]);
    const from = Number(slider.value);
    const taken = [];
    for (let index = -3; index < times; index += 1) {
      slider.value = String(from + 0.01 * ((index + 4) % 40));
      kept.spent = 0;
      const start = performance.now();
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      const handled = performance.now() - start;
      await new Promise((done) => setTimeout(() => requestAnimationFrame(() => setTimeout(done)), 20));
      if (index >= 0) taken.push(handled + kept.spent);
    }
    return taken;
  }, TIMES);
}

/** Milliseconds of the cells alone after an edit of the first layer, in the wasm of the same sources; undefined if not built. */
async function cellsInWasm() {
  const folder = await buildBenchModule();
  if (!folder) return undefined;
  const module = await import(pathToFileURL(path.join(folder, 'crease.js')).href);
  module.initSync({ module: fs.readFileSync(path.join(folder, 'crease_bg.wasm')) });
  const file = path.join(ROOT, 'crate', 'tests', 'fixtures', 'nets', '2-64-64-64-1.json');
  /** @type {{ layers: { W: string[][], b: string[] }[] }} */
  const { layers } = JSON.parse(fs.readFileSync(file, 'utf8'));
  const widths = new Uint32Array([layers[0].W[0].length, ...layers.map(({ b }) => b.length)]);
  const parameters = new Float64Array(layers.flatMap(({ W, b }) => [...W.flat(), ...b].map(Number)));
  const edits = new module.EditsBench(widths, parameters, 1.25, 0);
  const taken = Array.from({ length: TIMES }, () => {
    const start = performance.now();
    edits.build();
    return performance.now() - start;
  });
  return percentile(taken, 0.5);
}
