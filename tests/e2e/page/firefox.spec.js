// @ts-check
// The hosts that are hardest on a figure, in Firefox: driven through WebDriver BiDi, since Playwright only knows a Firefox of
// its own. `npm test` installs one where it can; without one, these fail.
import { fileURLToPath } from 'node:url';
import { expect, test as base } from '@playwright/test';
import puppeteer from 'puppeteer-core';
import { installedFirefox } from '../../../scripts/browser.mjs';
import { linkOf } from '../support/link.js';
import { serveFolder, serveText } from '../support/static_host.js';

const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));
const MOONS = linkOf({ data: 'moons.200.10.1', net: '4' });

/** @typedef {import('puppeteer-core').Browser} Browser @typedef {import('puppeteer-core').Page} Page @typedef {import('puppeteer-core').Frame} Frame */

/** @type {import('@playwright/test').TestType<{ tab: Page }, { firefox: Browser, site: string }>} */
const test = /** @type {any} */ (base).extend({
  firefox: [
    async (/** @type {{}} */ {}, /** @type {Function} */ use) => {
      const browser = await puppeteer.launch({ browser: 'firefox', executablePath: installedFirefox(), headless: true });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  site: [
    async (/** @type {{}} */ {}, /** @type {Function} */ use) => {
      const host = await serveFolder(DIST, '/some/sub/path/');
      await use(host.url);
      await host.close();
    },
    { scope: 'worker' },
  ],
  tab: async (/** @type {{ firefox: Browser }} */ { firefox }, /** @type {Function} */ use) => {
    const page = await firefox.newPage();
    await page.setViewport({ width: 900, height: 900 });
    await use(page);
    await page.close();
  },
});

test.slow();

/** A frame of a host's page, once its figure waits there. @param {Page} tab @param {number} [index] */
const frameOf = async (tab, index = 0) => {
  await tab.waitForSelector('iframe');
  const frame = await (await tab.$$('iframe'))[index].contentFrame();
  if (!frame) throw new Error('the frame has no content');
  await frame.waitForSelector('.away');
  return frame;
};

/** @param {Page | Frame} place @param {string} selector */
const press = (place, selector) => place.$eval(selector, (button) => /** @type {HTMLElement} */ (button).click());

/** @param {Page | Frame} place @param {string} [root] */
const step = (place, root = '') => place.$eval(`${root} data[data-readout="step"]`, (data) => Number(/** @type {HTMLDataElement} */ (data).value));

/** Presses Run, then Train, and waits for steps. @param {Frame} frame */
const expectTraining = async (frame) => {
  await press(frame, '[data-run]');
  await frame.waitForSelector('.away:not([data-asleep])');
  await press(frame, '[data-action="train"]');
  await expect.poll(() => step(frame)).toBeGreaterThan(5);
};

/** @param {Page} tab @param {string} html @param {Record<string, string>} [headers] */
const openHost = async (tab, html, headers) => {
  const host = await serveText(`<!doctype html><meta charset="utf-8"><title>A course</title>${html}`, headers);
  await tab.goto(host.url);
  return host;
};

test('a sandboxed frame of a host without CORS headers trains', async ({ tab, site }) => {
  const host = await openHost(tab, `<iframe sandbox="allow-scripts" src="${site}embed/#${MOONS}" width="700" height="700"></iframe>`);
  const frame = await frameOf(tab);
  expect(await frame.evaluate(() => self.origin)).toBe('null');
  await expectTraining(frame);
  await host.close();
});

test('a sandboxed frame of a host that allows every origin trains', async ({ tab }) => {
  const apart = await serveFolder(DIST, '/repo/', { headers: { 'access-control-allow-origin': '*' } });
  const host = await openHost(tab, `<iframe sandbox="allow-scripts" src="${apart.url}embed/#${MOONS}" width="700" height="700"></iframe>`);
  await expectTraining(await frameOf(tab));
  await host.close();
  await apart.close();
});

test('a page whose policy forbids scripts and WebAssembly holds a figure that trains', async ({ tab, site }) => {
  const policy = `default-src 'none'; frame-src ${new URL(site).origin}`;
  const host = await openHost(tab, `<iframe src="${site}embed/#${MOONS}" width="700" height="700"></iframe>`, { 'content-security-policy': policy });
  await expectTraining(await frameOf(tab));
  await host.close();
});

test('ten figures on one page run', async ({ tab, site }) => {
  const host = await openHost(tab, `<iframe src="${site}embed/#${MOONS}" width="400" height="500"></iframe>`.repeat(10));
  for (let index = 0; index < 10; index += 1) await expectTraining(await frameOf(tab, index));
  await host.close();
});

test('the single file, opened from disk, trains and asks nobody for anything', async ({ tab }) => {
  await tab.goto(new URL('crease.html', new URL(`file://${DIST}/`)).href);
  const sandbox = '[data-chapter="sandbox"]';
  await tab.waitForSelector(`${sandbox} data[data-readout="regions"]:not([value=""])`);
  await press(tab, `${sandbox} [data-action="train"]`);
  await expect.poll(() => step(tab, sandbox)).toBeGreaterThan(5);
  const asked = await tab.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.startsWith('data:')));
  expect(asked).toEqual([]);
  expect(await tab.$eval('footer', (footer) => footer.textContent)).toMatch(/Crease \d+\.\d+\.\d+/);
});

test('a host that serves wasm as bytes of any kind shows the page all the same', async ({ tab }) => {
  const apart = await serveFolder(DIST, '/repo/', { types: { '.wasm': 'application/octet-stream' } });
  await tab.goto(`${apart.url}play/`);
  await tab.waitForSelector('data[data-readout="regions"]:not([value=""])');
  await press(tab, '[data-action="train"]');
  await expect.poll(() => step(tab)).toBeGreaterThan(5);
  await apart.close();
});

test('where the clipboard and storage are refused, the link is shown', async ({ tab, site }) => {
  await tab.evaluateOnNewDocument(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new DOMException('refused', 'NotAllowedError')) } });
    document.execCommand = () => false;
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('refused', 'SecurityError');
        },
      });
    }
  });
  const host = await openHost(tab, `<iframe src="${site}embed/#${MOONS}" width="700" height="700"></iframe>`);
  const frame = await frameOf(tab);
  await expectTraining(frame);
  await press(frame, '[data-action="train"]');
  await press(frame, '[data-action="copy-link"]');
  await frame.waitForSelector('[role="alert"] a');
  expect(await frame.$eval('[role="alert"] a', (link) => link.getAttribute('href'))).toContain(`${site}play/#1;data=moons`);
  await host.close();
});

test('an address that is none leads to the nearest page, fragment kept', async ({ tab, site }) => {
  await tab.goto(`${site}losy/#${MOONS}`);
  await expect.poll(() => tab.url()).toBe(`${site}lossy/#${MOONS}`);
});

test('the element runs, and under a policy that forbids WebAssembly keeps what stands in it', async ({ tab }) => {
  const cdn = await serveFolder(DIST, '/cdn/', { headers: { 'access-control-allow-origin': '*' } });
  const html = `<script type="module" src="${cdn.url}component/crease-figure.js"></script><crease-figure link="${MOONS}" site="${cdn.url}"><b>A picture</b></crease-figure>`;
  for (const policy of [undefined, `default-src 'none'; script-src ${new URL(cdn.url).origin}; img-src data:`]) {
    const host = await openHost(tab, html, policy ? { 'content-security-policy': policy } : {});
    await tab.waitForSelector('crease-figure >>> [data-run]');
    const runs = await tab.$eval('crease-figure', (element) => /** @type {any} */ (element).run());
    expect(runs).toBe(policy === undefined);
    const shown = await tab.$eval('crease-figure b', (picture) => picture.checkVisibility());
    expect(shown).toBe(policy !== undefined);
    await host.close();
  }
  await cdn.close();
});
