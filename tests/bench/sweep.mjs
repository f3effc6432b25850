// @ts-check
// How long the lab's default sweep takes: in a browser with one worker and with two, and natively with one thread and with two.
import { fileURLToPath } from 'node:url';
import { installedBrowser } from '../../scripts/browser.mjs';
import { run } from '../../scripts/command.mjs';
import { buildPage } from '../../scripts/page.mjs';
import { serveFolder } from '../e2e/support/static_host.js';
import { percentile } from './percentile.mjs';
import { lab as words } from '../../www/words/en_lab.js';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
/** Each is timed so often, in turns. */
const TURNS = 3;
const WORKERS = [1, 2];

/** @returns {Promise<import('./bench.mjs').Row[] | undefined>} */
export const sweep = async () => {
  const command = ['--quiet', '--release', '--package', 'crease', '--example', 'sweep'];
  if (!(await buildPage()) || !(await run('cargo', ['build', ...command])).ok) return undefined;
  const { ok, stdout } = await run('cargo', ['run', ...command, '--', '--print-default'], { output: 'keep' });
  if (!ok) return undefined;
  const recipe = JSON.parse(stdout);
  const runs = [recipe.x, recipe.y, recipe.pictures].reduce((product, { values }) => product * values.length, recipe.seeds);
  const host = await serveFolder(DIST, '/');
  // Only now is it sure to be installed.
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({ executablePath: installedBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
  /** @type {Record<string, { seconds: number, task: number }[]>} */
  const times = {};
  try {
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const workers of WORKERS) {
        (times[`page ${workers}`] ??= []).push(await inPage(browser, host.url, workers));
        (times[`native ${workers}`] ??= []).push({ seconds: await natively(command, workers), task: 0 });
      }
    }
  } finally {
    await browser.close();
    await host.close();
  }
  const median = (/** @type {string} */ name) => percentile(times[name].map(({ seconds }) => seconds), 0.5);
  return ['page', 'native'].flatMap((target) =>
    WORKERS.map((workers) => ({
      target,
      workers,
      trainings: runs,
      seconds: median(`${target} ${workers}`),
      trainings_per_s: runs / median(`${target} ${workers}`),
      gain: median(`${target} 1`) / median(`${target} ${workers}`),
      ...(target === 'page' ? { longest_task_ms: Math.max(...times[`page ${workers}`].map(({ task }) => task)) } : {}),
    })),
  );
};

/** From the press to the last result. @param {import('@playwright/test').Browser} browser @param {string} url @param {number} workers */
const inPage = async (browser, url, workers) => {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await tab.addInitScript((count) => Object.defineProperty(navigator, 'hardwareConcurrency', { value: count }), workers);
  await tab.goto(`${url}lab/`);
  await tab.locator('[data-lab-status]', { hasText: words.native }).waitFor();
  // The page is otherwise idle.
  await tab.waitForTimeout(3000);
  await tab.evaluate(() => {
    const kept = /** @type {any} */ (window);
    kept.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) kept.longest = Math.max(kept.longest, duration);
    }).observe({ type: 'longtask' });
  });
  const start = performance.now();
  await tab.getByRole('button', { name: 'Run it here' }).click();
  await tab.locator('[data-lab-status]', { hasText: 'Done in' }).waitFor({ timeout: 300_000 });
  const seconds = (performance.now() - start) / 1000;
  const task = Number(await tab.evaluate(() => /** @type {any} */ (window).longest));
  await tab.close();
  return { seconds, task };
};

/** From the start of the program to its end, without what Cargo itself takes. @param {string[]} command @param {number} threads */
const natively = async (command, threads) => {
  const env = { RAYON_NUM_THREADS: String(threads) };
  const timed = async (/** @type {string} */ word) => {
    const start = performance.now();
    if (!(await run('cargo', ['run', ...command, '--', word], { output: 'keep', env })).ok) throw new Error('the sweep failed natively');
    return (performance.now() - start) / 1000;
  };
  const started = await timed('--print-default');
  return (await timed('dying')) - started;
};
