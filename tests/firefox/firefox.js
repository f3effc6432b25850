// @ts-check
// A Firefox for the tests, driven by WebDriver BiDi, and the built page on a static host.
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { installedFirefox } from '../../scripts/browser.mjs';
import { serveFolder } from '../e2e/support/static_host.js';

/** A folder of the project, by its path from the root. @param {string} folder */
export const folderOf = (folder) => fileURLToPath(new URL(`../../${folder}`, import.meta.url));

/** The bits of native code. @returns {Record<string, string>} */
export const frozenDigests = () => JSON.parse(fs.readFileSync(folderOf('crate/tests/fixtures/digests.json'), 'utf8'));

/**
 * Hands `use` a browser, and closes it whatever happens.
 * @template T
 * @param {(browser: import('puppeteer-core').Browser) => Promise<T>} use
 */
export const withFirefox = async (use) => {
  const executablePath = installedFirefox();
  if (!executablePath) throw new Error('no Firefox is installed');
  // No sandbox within a sandbox: test machines run as root.
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true, env: { ...process.env, MOZ_DISABLE_CONTENT_SANDBOX: '1' } });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
};

/**
 * Hands `use` the address of a folder on a static host of its own.
 * @template T
 * @param {string} folder @param {(url: string) => Promise<T>} use
 */
export const withHost = async (folder, use) => {
  const host = await serveFolder(folderOf(folder), '/some/path/');
  try {
    return await use(host.url);
  } finally {
    await host.close();
  }
};

/**
 * A number of the sandbox as the page shows it.
 * @param {import('puppeteer-core').Page} page @param {string} name
 */
export const readout = (page, name) =>
  page.evaluate((of) => Number(/** @type {HTMLDataElement | null} */ (document.querySelector(`[data-chapter="sandbox"] data[data-readout="${of}"]`))?.value), name);

/** Presses a button of the sandbox by its action. @param {import('puppeteer-core').Page} page @param {string} action */
export const press = (page, action) => page.evaluate((name) => /** @type {HTMLElement | null} */ (document.querySelector(`[data-chapter="sandbox"] [data-action="${name}"]`))?.click(), action);
