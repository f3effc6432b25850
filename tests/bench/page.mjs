// @ts-check
// What a reader's frame costs in a browser: how fast training goes at "as fast as possible" while it is drawn, and whether a
// frame costs more after a long run; and what networks of many shapes cost.
import { fileURLToPath } from 'node:url';
import { installedBrowser } from '../../scripts/browser.mjs';
import { buildPage } from '../../scripts/page.mjs';
import { serveFolder } from '../e2e/support/static_host.js';
import { networks } from './networks.mjs';
import { percentile } from './percentile.mjs';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const SCENE = '1;data=circle.250.10.1;test=0;net=8-8;act=relu;step=0;end';
const SAMPLES = 250;
const BATCH = 16;
/** Milliseconds of training that are measured, after as many to settle. */
const WATCHED = 6000;
/** Steps of the long run. */
const LONG = 1_000_000;
/** Frames whose middle is taken, in turns of one after the other. */
const FRAMES = 60;
const TURNS = 5;

/** @returns {Promise<import('./bench.mjs').Row[] | undefined>} */
export const page = async () => {
  if (!(await buildPage())) return undefined;
  const host = await serveFolder(DIST, '/');
  // Only now is it sure to be installed.
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({ executablePath: installedBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const open = async (/** @type {string} */ fragment) => {
      const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await tab.addInitScript(watchFrames);
      await tab.goto(`${host.url}play/#${fragment}`);
      await tab.locator('data[data-readout="linear-regions"]:not([value=""])').waitFor();
      return tab;
    };
    const trained = await open(SCENE);
    await trained.getByLabel('Speed').fill('6');
    await trained.getByRole('button', { name: 'Train', exact: true }).click();
    await trained.waitForTimeout(WATCHED);
    const speed = await trained.evaluate(measureSpeed, WATCHED);
    await trained.waitForFunction((long) => Number(/** @type {any} */ (document.querySelector('data[data-readout="step"]')).value) >= long, LONG, { timeout: 240_000 });
    await trained.getByRole('button', { name: 'Pause', exact: true }).click();
    await trained.waitForTimeout(1500);

    const link = new URL(trained.url()).hash.slice(1);
    const steps = Number(/;step=(\d+)/.exec(link)?.[1]);
    const fresh = await open(link.replace(/;step=\d+/, ''));
    /** @type {Record<'fresh' | 'long', number[]>} */
    const costs = { fresh: [], long: [] };
    for (let turn = 0; turn < TURNS; turn += 1) {
      await fresh.bringToFront();
      costs.fresh.push(await frameCost(fresh));
      await trained.bringToFront();
      costs.long.push(await frameCost(trained));
    }
    const [before, after] = [median(costs.fresh), median(costs.long)];
    const rows = await networks(browser, host.url);
    return rows && [
      {
        network: '2-8-8-1',
        epochs_per_s: (speed.steps * BATCH) / SAMPLES / speed.seconds,
        frames_per_s: speed.frames / speed.seconds,
        steps_of_long_run: steps,
        frame_ms_at_step_0: before,
        frame_ms_after_long_run: after,
        ratio: after / before,
      },
      ...rows,
    ];
  } finally {
    await browser.close();
    await host.close();
  }
};

/** @param {number[]} values */
const median = (values) => percentile(values, 0.5);

/** Times every callback of an animation frame, before the page's scripts are loaded. */
function watchFrames() {
  const times = /** @type {any} */ (window).frameTimes = /** @type {number[]} */ ([]);
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    ask((now) => {
      const start = performance.now();
      callback(now);
      times.push(performance.now() - start);
    });
}

/** Steps and frames of a run that goes on. @param {number} milliseconds */
async function measureSpeed(milliseconds) {
  const step = () => Number(/** @type {HTMLDataElement} */ (document.querySelector('data[data-readout="step"]')).value);
  const [first, drawn, start] = [step(), /** @type {any} */ (window).frameTimes.length, performance.now()];
  await new Promise((done) => setTimeout(done, milliseconds));
  return { steps: step() - first, frames: /** @type {any} */ (window).frameTimes.length - drawn, seconds: (performance.now() - start) / 1000 };
}

/** The middle cost of frames that a moving pointer asks for, in milliseconds. @param {import('@playwright/test').Page} tab */
async function frameCost(tab) {
  const plane = await tab.locator('[data-chapter="sandbox"] canvas.plane').boundingBox();
  if (!plane) throw new Error('the plane is not shown');
  await tab.evaluate(() => void (/** @type {any} */ (window).frameTimes.length = 0));
  for (let frame = 0; frame < FRAMES; frame += 1) {
    const share = 0.2 + (0.6 * frame) / FRAMES;
    await tab.mouse.move(plane.x + share * plane.width, plane.y + share * plane.height);
    await tab.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
  // The frames that the measurement itself asks for take next to nothing.
  return median((await tab.evaluate(() => /** @type {number[]} */ (/** @type {any} */ (window).frameTimes))).filter((time) => time > 0.2));
}
