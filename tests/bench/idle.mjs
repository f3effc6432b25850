// @ts-check
// What is left when nothing runs: memory after figures have come and gone and after minutes of everything, and the processor
// while nobody does anything. Chromium's own counters, after its garbage was collected; the core's memory apart.
import { fileURLToPath } from 'node:url';
import { installedBrowser } from '../../scripts/browser.mjs';
import { buildPage } from '../../scripts/page.mjs';
import { serveFolder, serveText } from '../e2e/support/static_host.js';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
/** Milliseconds over which the processor is watched, and the largest share of one that counts as idle. */
const WATCH = 5000;
const IDLE = 0.01;
/** Growth of memory that counts as none: of JavaScript's heap by the second half of what is done, and of the core's memory. */
const FLAT = 1.1;
/** Seconds of everything. */
const LONG = 220;
const FRAMES = 10;
const ELEMENTS = 100;

/** @typedef {import('@playwright/test').Page} Page */

/** Before any script: every memory of a wasm module is noted, in every frame. @param {Page} page */
const noteMemories = (page) =>
  page.addInitScript(() => {
    const memories = /** @type {WeakRef<WebAssembly.Memory>[]} */ (((/** @type {any} */ (window)).memories = []));
    for (const name of /** @type {const} */ (['instantiate', 'instantiateStreaming'])) {
      const original = /** @type {any} */ (WebAssembly[name]);
      /** @type {any} */ (WebAssembly)[name] = async (/** @type {unknown[]} */ ...given) => {
        const made = await original.apply(WebAssembly, given);
        const { memory } = (made.instance ?? made).exports;
        if (memory) memories.push(new WeakRef(memory));
        return made;
      };
    }
  });

/** Bytes of the cores' memories, over all frames. @param {Page} page */
const coreBytes = async (page) => {
  let bytes = 0;
  for (const frame of page.frames()) {
    bytes += await frame.evaluate(() => {
      const memories = /** @type {WeakRef<WebAssembly.Memory>[]} */ ((/** @type {any} */ (window)).memories ?? []);
      return memories.reduce((sum, memory) => sum + (memory.deref()?.buffer.byteLength ?? 0), 0);
    });
  }
  return bytes;
};

/** A page's counters. @param {Page} page */
const countersOf = async (page) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const metrics = async () => Object.fromEntries((await session.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
  return {
    /** Bytes of JavaScript's heap, and of the core. */
    async memory() {
      // Twice: what the first finds may hold what the second can free.
      await session.send('HeapProfiler.collectGarbage');
      await session.send('HeapProfiler.collectGarbage');
      return { heap: (await metrics()).JSHeapUsedSize, core: await coreBytes(page), nodes: (await metrics()).Nodes };
    },
    /** The share of a processor that the page takes while nobody does anything. */
    async share() {
      const before = (await metrics()).TaskDuration;
      await page.waitForTimeout(WATCH);
      return ((await metrics()).TaskDuration - before) / (WATCH / 1000);
    },
  };
};

/** @param {string} what @param {number} measured @param {number} limit */
const row = (what, measured, limit) => ({ what, measured, limit, within: measured <= limit ? 'yes' : 'no' });
/** @param {{ heap: number, core: number }} half @param {{ heap: number, core: number }} end @param {string} what */
const growth = (half, end, what) => [row(`${what}: heap, end / half`, end.heap / half.heap, FLAT), row(`${what}: core, end / half`, end.core / half.core, FLAT)];

/** Ten frames that trained, and pause. @param {Page} page @param {string} url */
const frames = async (page, url) => {
  const host = await serveText(`<!doctype html><title>frames</title>${Array.from({ length: FRAMES }, () => `<iframe src="${url}embed/?autorun=1#1;net=8-8;at=sandbox;end" width="600" height="500"></iframe>`).join('')}`);
  try {
    await page.goto(host.url);
    for (let index = 0; index < FRAMES; index += 1) {
      const frame = page.frameLocator('iframe').nth(index);
      const step = frame.locator('data[data-readout="step"]');
      await frame.getByRole('button', { name: 'Train', exact: true }).click();
      await step.and(frame.locator(':not([value="0"]):not([value=""])')).waitFor();
      await frame.getByRole('button', { name: 'Pause', exact: true }).click();
    }
    const counters = await countersOf(page);
    const share = await counters.share();
    const { heap, core } = await counters.memory();
    return [row(`${FRAMES} frames: share of a processor`, share, IDLE), row(`${FRAMES} frames: bytes of heap and core`, heap + core, 256 * 2 ** 20)];
  } finally {
    await host.close();
  }
};

/** Elements that are put there, run, train, and are removed. @param {Page} page @param {string} url */
const elements = async (page, url) => {
  const host = await serveText('<!doctype html><title>elements</title>');
  await page.goto(host.url);
  await page.evaluate((address) => import(address), `${url}component/crease-figure.js`);
  /** @param {number} count */
  const comeAndGo = async (count) => {
    for (let turn = 0; turn < count; turn += 1) {
      await page.evaluate(async () => {
        const element = /** @type {any} */ (document.createElement('crease-figure'));
        element.setAttribute('link', '1;net=8-8;end');
        document.body.append(element);
        await element.run();
        element.train(true);
        await new Promise((done) => element.addEventListener('change', done, { once: true }));
        element.remove();
      });
    }
  };
  const counters = await countersOf(page);
  await comeAndGo(ELEMENTS / 2);
  const half = await counters.memory();
  await comeAndGo(ELEMENTS / 2);
  const end = await counters.memory();
  const share = await counters.share();
  await host.close();
  return [...growth(half, end, `${ELEMENTS} elements removed`), row(`${ELEMENTS} elements removed: share of a processor`, share, IDLE)];
};

/** Minutes of everything that a reader does with the workshop. @param {Page} page @param {string} url */
const everything = async (page, url) => {
  await page.goto(`${url}play/`);
  const root = page.locator('[data-chapter="sandbox"]');
  const plane = root.locator('canvas[data-figure="plane"]');
  await root.locator('data[data-readout="linear-regions"]:not([value=""])').waitFor();
  const counters = await countersOf(page);
  const box = await plane.boundingBox();
  if (!box) throw new Error('the plane is not there');
  /** @param {string} name */
  const press = (name) => root.getByRole('button', { name, exact: true }).first().click();
  let turn = 0;
  const round = async () => {
    turn += 1;
    await press('Train');
    for (let place = 0; place < 12; place += 1) await page.mouse.move(box.x + box.width * (0.1 + 0.07 * place), box.y + box.height * (0.5 + 0.4 * Math.sin(turn + place)));
    await press('Pause');
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.4, { steps: 6 });
    await page.mouse.up();
    for (const name of ['Step', 'Undo', 'Redo', turn % 2 ? 'Reset' : 'New weights']) {
      const button = root.getByRole('button', { name, exact: true });
      if (await button.isEnabled()) await button.click();
    }
    await root.locator('[data-setting="layers"]').fill(['8', '8-8', '16-16', '4-4-4'][turn % 4]);
    await root.locator('[data-setting="layers"]').press('Enter');
    await root.locator('[data-setting="data"]').selectOption(['xor', 'moons', 'circle', 'spiral'][turn % 4]);
    await root.locator('[data-setting="activation"]').selectOption(['relu', 'tanh', 'leaky'][turn % 3]);
    await page.evaluate((link) => (location.hash = link), `1;data=xor.200.10.${turn};net=8-8;act=relu;step=${turn};end`);
  };
  const start = Date.now();
  const elapsed = () => (Date.now() - start) / 1000;
  while (elapsed() < LONG / 2) await round();
  const half = await counters.memory();
  while (elapsed() < LONG) await round();
  const end = await counters.memory();
  return [...growth(half, end, `${LONG} s of everything`), row(`${LONG} s of everything: bytes of heap and core`, end.heap + end.core, 256 * 2 ** 20), row(`${LONG} s of everything: share of a processor`, await counters.share(), IDLE)];
};

/** @returns {Promise<import('./bench.mjs').Row[] | undefined>} */
export const idle = async () => {
  if (!(await buildPage())) return undefined;
  const host = await serveFolder(DIST, '/', { headers: { 'access-control-allow-origin': '*' } });
  // Only now is it sure to be installed.
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({ executablePath: installedBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    /** @type {import('./bench.mjs').Row[]} */
    const rows = [];
    for (const part of [frames, elements, everything]) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await noteMemories(page);
      rows.push(...(await part(page, host.url)));
      await page.close();
    }
    return rows;
  } finally {
    await browser.close();
    await host.close();
  }
};
