// @ts-check
// Every scenario in the engine that CREASE_ENGINE names: Chromium, Firefox or WebKit.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
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

/** @type {Engine} */
let engine;
before(async () => {
  engine = await ENGINES[name]();
});
after(() => engine.close());

/** @param {(typeof SCENARIOS)[number]} scenario */
const attempt = async (scenario) => {
  const hosts = startHosts();
  const tab = await engine.tab();
  /** @type {string[]} */
  const complaints = [];
  try {
    await tab.size(1280, 1000);
    await scenario.run({ tab: watched(tab, complaints), site: await hosts.folder('dist'), hosts });
    complaints.push(...(await complaintsOf(tab)));
  } finally {
    await hosts.close();
  }
  assert.deepEqual(complaints.filter((complaint) => !scenario.expects?.test(complaint)), []);
};

/** Whether one may be tried again: once on a machine that nobody watches, as with the tests in Playwright. */
let spare = Boolean(process.env.CI);

for (const scenario of SCENARIOS) {
  test(`${name}: ${scenario.name}`, { timeout: TIMEOUT }, async () => {
    try {
      await attempt(scenario);
    } catch (error) {
      if (!spare) throw error;
      spare = false;
      console.log(`-- unsteady, is tried again: ${scenario.name}: ${error}`);
      await attempt(scenario);
    }
  });
}
