// @ts-check
// Every scenario in the engine that CREASE_ENGINE names: Chromium, Firefox or WebKit.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { startHosts } from './hosts.js';
import { startChromium, startFirefox } from './puppeteer.js';
import { SCENARIOS } from './scenarios.js';
import { startWebKit } from './webkit.js';

/** @typedef {import('./tab.js').Engine} Engine @typedef {import('./tab.js').Tab} Tab */

/** @type {Record<string, () => Promise<Engine>>} */
const ENGINES = { Chromium: startChromium, Firefox: startFirefox, WebKit: startWebKit };
/** Milliseconds of one scenario, on a busy machine. */
const TIMEOUT = 300_000;

const name = process.env.CREASE_ENGINE ?? 'Chromium';

/** What the page that is open complains of. @param {Tab} tab */
const complaintsOf = (tab) => tab.evaluate(() => /** @type {any} */ (window).complaints ?? []);

/** A page that is asked, before it is left, what it complains of. @param {Tab} tab @param {string[]} complaints @returns {Tab} */
const watched = (tab, complaints) => ({
  ...tab,
  async open(url) {
    complaints.push(...(await complaintsOf(tab)));
    await tab.open(url);
  },
});

/** A browser of its own, so that nothing that one scenario leaves behind, a browser that has died least of all, is in the way of the next. @param {(typeof SCENARIOS)[number]} scenario */
const attempt = async (scenario) => {
  const engine = await ENGINES[name]();
  const hosts = startHosts();
  /** @type {string[]} */
  const complaints = [];
  try {
    const tab = await engine.tab();
    await tab.size(1280, 1000);
    await scenario.run({ tab: watched(tab, complaints), site: await hosts.folder('dist'), hosts });
    complaints.push(...(await complaintsOf(tab)));
  } finally {
    await Promise.all([hosts.close(), engine.close()]);
  }
  assert.deepEqual(complaints.filter((complaint) => !scenario.expects?.test(complaint)), []);
};

/** As many may fail once and pass in another browser, as with the tests in Playwright: a machine's bad moment. With more, the page is at fault. */
let spare = 2;

for (const scenario of SCENARIOS) {
  test(`${name}: ${scenario.name}`, { timeout: TIMEOUT }, async () => {
    try {
      await attempt(scenario);
    } catch (error) {
      if (spare === 0) throw error;
      spare -= 1;
      console.log(`-- unsteady, is tried again: ${scenario.name}: ${inspect(error)}`);
      await attempt(scenario);
    }
  });
}
