// @ts-check
// A long day with the page: trained, dragged, led through its chapters, undone, embedded and swept in the lab, for as many minutes
// as CREASE_SOAK says. What it holds then is what it held after the first of them, and a frame costs the same.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { linkOf } from '../e2e/support/link.js';
import { startHosts } from '../engines/hosts.js';
import { chromiumOptions, tabOf } from '../engines/puppeteer.js';
import { above, choose, number, shown, until } from '../engines/tab.js';

/** @typedef {import('../engines/tab.js').Tab} Tab */
/** @typedef {{ tab: Tab, front: () => Promise<Tab>, measure: () => Promise<Measure> }} Watched  `front` brings it before the others: a page behind another draws no frames. */
/** @typedef {{ heap: number, wasm: number, nodes: number }} Measure  Bytes, bytes, and nodes of all documents. */

const WATCH = fs.readFileSync(new URL('./watch.js', import.meta.url), 'utf8');
const MINUTES = Number(process.env.CREASE_SOAK ?? 2);
/** The part of the time, and the most milliseconds, after which it may hold nothing more. */
const SETTLING = Math.min(60_000, MINUTES * 30_000);
/** As much more, as a part of it, may be held at the end: what is not yet collected, and lists that grow in steps. */
const GROWTH = 1.1;
/** Nothing is held for ever by less than that: bytes of a heap, and nodes. */
const SMALL = { heap: 100_000, wasm: 0, nodes: 50 };
/** A busy machine draws a frame in as much more than it was, and as many milliseconds. */
const SLOWER = { times: 1.5, and: 2 };
/** Turns of frames, of which the fastest counts: no other work on the machine is in it. */
const TURNS = 5;
const FRAMES = 20;

const SANDBOX = '[data-chapter="sandbox"]';
const PLANE = `${SANDBOX} canvas[data-figure="plane"]`;
const STEP = `${SANDBOX} data[data-readout="step"]`;
const DATA = ['xor.200.10', 'circle.200.10', 'moons.200.10', 'spiral.200.10'];
const CHAPTERS = ['lossy', 'negative', 'range', 'assembly-line'];
const SWEEP = 'sweep1;x=learning-rate,0.1,1,10;y=bias-start,-2,0;by=activation,relu,leaky;seeds=4;first=0;steps=100;data=xor.200.10.1;net=8;act=relu;init=he;opt=sgd;lr=0.1;batch=160;end';
const RUNS = 48;

const action = (/** @type {string} */ name, root = SANDBOX) => `${root} [data-action="${name}"]`;
const tenths = (/** @type {number} */ value) => Math.round(value * 10) / 10;
const rest = (/** @type {number} */ milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const median = (/** @type {number[]} */ values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Lets two frames be drawn. @param {Tab} tab */
const drawn = (tab) => tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** @param {import('puppeteer-core').Browser} browser @returns {Promise<Watched>} */
const openTab = async (browser) => {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(WATCH);
  const devtools = await page.createCDPSession();
  const tab = tabOf(page);
  await tab.size(1280, 1000);
  const measure = async () => {
    await page.bringToFront();
    await drawn(tab);
    for (let time = 0; time < 2; time += 1) await devtools.send('HeapProfiler.collectGarbage');
    const { JSHeapUsedSize: heap = 0, Nodes: nodes = 0 } = await page.metrics();
    const { wasm, faults } = await tab.evaluate(() => {
      const { memories, faults: found } = /** @type {any} */ (window).kept;
      return { wasm: [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0), faults: found };
    });
    assert.deepEqual(faults, []);
    return { heap, wasm, nodes };
  };
  const front = async () => {
    await page.bringToFront();
    return tab;
  };
  return { tab, front, measure };
};

/** Trains for a moment. @param {Tab} tab @param {string} root @param {number} milliseconds */
const trainFor = async (tab, root, milliseconds) => {
  await tab.click(action('train', root));
  await rest(milliseconds);
  await tab.click(action('train', root));
};

/** All that a reader does on one page: the single file holds every chapter. @param {Tab} tab @param {number} round */
const read = async (tab, round) => {
  const scene = linkOf({ data: `${DATA[round % DATA.length]}.${round % 7}`, net: ['4', '8', '8-8'][round % 3] });
  await tab.evaluate((link) => void (location.hash = link), scene);
  await until(tab, 'the scene is open', (of) => /** @type {HTMLDataElement} */ (document.querySelector(of)).value === '0', STEP);
  await choose(tab, `${SANDBOX} [data-setting="data"]`, DATA[(round + 1) % DATA.length].split('.')[0]);
  await trainFor(tab, SANDBOX, 1000);
  assert.ok((await number(tab, STEP)) > 0);
  await tab.drag(PLANE, { from: [0.4, 0.4], to: [0.6, 0.7] });
  await tab.evaluate((of) => /** @type {HTMLElement | null} */ (document.querySelector(of))?.focus(), PLANE);
  for (const key of /** @type {const} */ ([',', '.', 'ArrowLeft', 'ArrowUp'])) await tab.key(key);
  for (const name of ['undo', 'undo', 'redo', 'new-weights', 'undo']) await tab.click(action(name));
  const chapter = CHAPTERS[round % CHAPTERS.length];
  const root = `[data-chapter="${chapter}"]`;
  if (await tab.evaluate((of) => document.querySelector(of) !== null, action('train', root))) await trainFor(tab, root, 300);
  await tab.drag(`${root} canvas.plane`, { from: [0.5, 0.5], to: [0.55, 0.6] });
};

/** Milliseconds that a frame costs while a crease of one and the same scene is dragged. @param {Tab} tab */
const frameCost = async (tab) => {
  await tab.evaluate((link) => void (location.hash = link), linkOf({ data: 'circle.200.10.1', net: '8-8' }));
  await until(tab, 'the scene is open', () => location.hash.includes('circle.200.10.1'));
  const turns = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const times = await tab.evaluate(
      async (of, count) => {
        const plane = /** @type {HTMLElement} */ (document.querySelector(of));
        plane.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = plane.getBoundingClientRect();
        /** @type {{ frames: number[] }} */
        const { frames } = /** @type {any} */ (window).kept;
        frames.length = 0;
        for (let frame = 0; frame < count; frame += 1) {
          const share = 0.2 + (0.6 * frame) / count;
          plane.dispatchEvent(new PointerEvent('pointermove', { clientX: left + share * width, clientY: top + share * height, bubbles: true }));
          await new Promise((done) => requestAnimationFrame(done));
        }
        // What the waiting itself asks for takes next to nothing.
        return frames.filter((time) => time > 0.2);
      },
      PLANE,
      FRAMES,
    );
    turns.push(median(times));
  }
  return Math.min(...turns);
};

/** A stranger's page takes a frame in, lets it train, and takes it out. @param {Tab} tab @param {string} site */
const embed = async (tab, site) => {
  await tab.evaluate((src) => document.body.append(Object.assign(document.createElement('iframe'), { src, width: '700', height: '700' })), `${site}embed/?autorun=1#${linkOf({ data: 'moons.200.10.1', net: '4' })}`);
  const frame = await tab.frame('iframe');
  await until(frame, 'the frame runs', () => document.querySelector('.away:not([data-asleep])') !== null);
  await frame.click('[data-action="train"]');
  await above(frame, 'data[data-readout="step"]', 5);
  await tab.evaluate(() => document.querySelector('iframe')?.remove());
};

/** The lab runs a sweep. @param {Tab} tab */
const sweep = async (tab) => {
  await shown(tab, '[data-action="lab-run"]');
  await tab.click('[data-action="lab-run"]');
  await above(tab, '[data-lab-progress]', RUNS - 1);
};

test(`${MINUTES} minutes of use: heap, wasm memory and nodes stay as they were, and so do the frames`, { timeout: (MINUTES + 5) * 60_000 }, async () => {
  const hosts = startHosts();
  const site = await hosts.folder('dist', { watch: undefined });
  const browser = await puppeteer.launch({ headless: true, ...chromiumOptions() });
  try {
    const tabs = { reader: await openTab(browser), host: await openTab(browser), lab: await openTab(browser) };
    await (await tabs.reader.front()).open(`${site}crease.html`);
    await until(tabs.reader.tab, 'the figures live', (of) => document.querySelector(`${of} .still[hidden]`) !== null, SANDBOX);
    await (await tabs.host.front()).open(await hosts.page('<h1>A course</h1>'));
    await (await tabs.lab.front()).open(`${site}lab/#${SWEEP}`);

    const start = performance.now();
    /** @type {{ all: Record<string, Measure>, frame: number } | undefined} */
    let settled;
    const measureAll = async () => {
      const frame = await frameCost(await tabs.reader.front());
      /** @type {Record<string, Measure>} */
      const all = {};
      for (const [name, { measure }] of Object.entries(tabs)) all[name] = await measure();
      return { all, frame };
    };
    let round = 0;
    while (performance.now() - start < MINUTES * 60_000) {
      await read(await tabs.reader.front(), round);
      await embed(await tabs.host.front(), site);
      await sweep(await tabs.lab.front());
      round += 1;
      if (process.env.CREASE_SOAK_TELL) console.log(round, Math.round((performance.now() - start) / 1000), JSON.stringify(await measureAll()));
      // All kinds of scenes have come by then.
      if (!settled && performance.now() - start > SETTLING) settled = await measureAll();
    }
    assert.ok(settled);
    const end = await measureAll();
    const held = Object.entries(settled.all).flatMap(([name, then]) =>
      /** @type {const} */ (['heap', 'wasm', 'nodes']).map((what) => ({ what: `${what} of ${name}`, was: then[what], is: end.all[name][what], most: then[what] * GROWTH + SMALL[what] })),
    );
    const figures = [...held, { what: 'milliseconds of a frame', was: settled.frame, is: end.frame, most: settled.frame * SLOWER.times + SLOWER.and }];
    // Printed whether they hold or not, each beside its limit.
    console.log([`# ${round} rounds`, ...figures.map(({ what, was, is, most }) => `#   ${what}: ${tenths(was)} after the first minute, ${tenths(is)} at the end, at most ${tenths(most)}`)].join('\n'));
    assert.deepEqual(figures.filter(({ is, most }) => is > most), []);
  } finally {
    await browser.close();
    await hosts.close();
  }
});
