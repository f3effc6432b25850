// @ts-check
// Chromium and Firefox, both driven by Puppeteer: the first by its own protocol, the second by WebDriver BiDi.
import { chromium } from '@playwright/test';
import puppeteer from 'puppeteer-core';
import { installedBrowser, installedFirefox } from '../../scripts/browser.mjs';
import { again, pressable } from './tab.js';

/** @typedef {import('puppeteer-core').Page} PuppeteerPage @typedef {import('puppeteer-core').Frame} Frame */
/** @typedef {import('./tab.js').Engine} Engine @typedef {import('./tab.js').Place} Place @typedef {import('./tab.js').Way} Way */

/** Steps of a drag, so that a browser sees a movement. */
const STEPS = 6;

/** Where shares of an element lie in the window. @param {Frame} frame @param {string} selector @param {Way} way */
const placesOf = async (frame, selector, { from, to }) => {
  const element = await frame.waitForSelector(selector);
  if (!element) throw new Error(`nothing is ${selector}`);
  await element.evaluate((one) => one.scrollIntoView({ block: 'center' }));
  const box = await element.boundingBox();
  if (!box) throw new Error(`${selector} is not shown`);
  const at = (/** @type {[number, number]} */ [x, y]) => ({ x: box.x + x * box.width, y: box.y + y * box.height });
  const [start, end] = [at(from), at(to)];
  return Array.from({ length: STEPS + 1 }, (_, step) => ({ x: start.x + (step / STEPS) * (end.x - start.x), y: start.y + (step / STEPS) * (end.y - start.y) }));
};

/** @param {PuppeteerPage} page @param {Frame} frame @returns {Place} */
const placeOf = (page, frame) => ({
  evaluate: (run, ...given) => /** @type {any} */ (frame.evaluate(/** @type {any} */ (run), ...given)),
  async click(selector) {
    await pressable(this, selector);
    await again(async () => {
      const element = await frame.waitForSelector(selector);
      await element?.evaluate((one) => one.scrollIntoView({ block: 'center' }));
      await element?.click();
    });
  },
  async type(selector, text) {
    const element = await frame.waitForSelector(selector);
    await element?.evaluate((one) => /** @type {HTMLInputElement} */ (one).select());
    await element?.type(text);
  },
  async drag(selector, way) {
    const [start, ...rest] = await placesOf(frame, selector, way);
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    for (const { x, y } of rest) await page.mouse.move(x, y);
    await page.mouse.up();
  },
  async touch(selector, way) {
    const [start, ...rest] = await placesOf(frame, selector, way);
    const finger = await page.touchscreen.touchStart(start.x, start.y);
    for (const { x, y } of rest) await finger.move(x, y);
    await finger.end();
  },
  async frame(selector) {
    const element = await frame.waitForSelector(selector);
    const inside = await element?.contentFrame();
    // Held, it would outlive its page.
    await element?.dispose();
    if (!inside) throw new Error(`${selector} has no content`);
    return placeOf(page, inside);
  },
});

/** @param {PuppeteerPage} page @returns {import('./tab.js').Tab} */
export const tabOf = (page) => ({
  ...placeOf(page, page.mainFrame()),
  open: async (url) => void (await page.goto(url)),
  key: (name) => page.keyboard.press(name),
  size: (width, height) => page.setViewport({ width, height }),
});

/** @param {string} name @param {import('puppeteer-core').LaunchOptions} options @returns {Promise<Engine>} */
const launch = async (name, options) => {
  const browser = await puppeteer.launch({ headless: true, ...options });
  return { name, tab: async () => tabOf(await browser.newPage()), close: () => browser.close() };
};

/** @returns {import('puppeteer-core').LaunchOptions} */
export const chromiumOptions = () => ({
  browser: 'chrome',
  executablePath: installedBrowser() ?? chromium.executablePath(),
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});

export const startChromium = () => launch('Chromium', chromiumOptions());

export const startFirefox = () => {
  const executablePath = installedFirefox();
  if (!executablePath) throw new Error('no Firefox is installed');
  // No sandbox within a sandbox: test machines run as root.
  return launch('Firefox', { browser: 'firefox', executablePath, env: { ...process.env, MOZ_DISABLE_CONTENT_SANDBOX: '1' } });
};
