// @ts-check
// A first visit: bytes and requests beside their limits, how soon there is something to see, and how long the page is deaf.
import { fileURLToPath } from 'node:url';
import { installedBrowser } from '../../scripts/browser.mjs';
import { buildPage } from '../../scripts/page.mjs';
import { LIMITS, goOn, visitFront } from '../e2e/support/visit.js';
import { serveFolder } from '../e2e/support/static_host.js';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
/** Most milliseconds of one task while figures start, and until the first paint. */
const TASK = 50;
const PAINT = 210;
/** First visits, of which the middle one counts. */
const VISITS = 5;
/** Milliseconds after the last request in which a task still belongs to the start. */
const SETTLED = 1000;

/** @returns {Promise<import('./bench.mjs').Row[] | undefined>} */
export const visit = async () => {
  if (!(await buildPage())) return undefined;
  const host = await serveFolder(DIST, '/', { compresses: true });
  // Only now is it sure to be installed.
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({ executablePath: installedBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  const viewport = { width: 1280, height: 900 };
  try {
    const tab = await browser.newPage({ viewport });
    const { visit: seen, ...weighed } = await visitFront(tab, host.url);
    const journey = await goOn(tab, host.url, seen);
    await tab.close();
    /** @type {{ task: number, paint: number }[]} */
    const starts = [];
    for (let turn = 0; turn < VISITS; turn += 1) starts.push(await timed(browser, host.url, viewport));
    const middle = (/** @type {'task' | 'paint'} */ what) => starts.map((start) => start[what]).toSorted((a, b) => a - b)[VISITS >> 1];
    return [
      row('bytes until the answer is painted', weighed.answer, LIMITS.answer),
      row('bytes until a drag changes a number', weighed.drag, LIMITS.drag),
      row('bytes of the front page', weighed.front, LIMITS.front),
      row('bytes on to a chapter, play and a saved picture', journey, LIMITS.journey),
      row('requests of the front page', weighed.requests, LIMITS.requests),
      row('longest task at the start, ms', middle('task'), TASK),
      row('first paint, ms', middle('paint'), PAINT),
    ];
  } finally {
    await browser.close();
    await host.close();
  }
};

/** @param {string} what @param {number} measured @param {number} limit */
const row = (what, measured, limit) => ({ what, measured, limit, within: measured <= limit ? 'yes' : 'no' });

/**
 * A first visit by the clock, with nothing cached.
 * @param {import('@playwright/test').Browser} browser @param {string} url @param {{ width: number, height: number }} viewport
 */
const timed = async (browser, url, viewport) => {
  const context = await browser.newContext({ viewport });
  const tab = await context.newPage();
  await tab.addInitScript(() => {
    const tasks = (/** @type {any} */ (window).longTasks = /** @type {number[]} */ ([]));
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });
  });
  await tab.goto(url, { waitUntil: 'networkidle' });
  await tab.locator('[data-chapter="sandbox"] data[data-readout="regions"]:not([value=""])').waitFor();
  await tab.waitForTimeout(SETTLED);
  const measured = await tab.evaluate(() => ({
    task: Math.max(0, ...(/** @type {any} */ (window).longTasks)),
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
  }));
  await context.close();
  return measured;
};
