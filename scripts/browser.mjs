// @ts-check
// Browsers for the tests: one that is here already, else the system's package; for Chromium else Playwright's download.
import fs from 'node:fs';
import process from 'node:process';
import { runPackaged } from './command.mjs';
import { installPackage } from './package.mjs';

const PLACES = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
};

/**
 * The path of an installed Chromium or Chrome; none where Playwright's own is to be used.
 * @returns {string | undefined}
 */
export function installedBrowser() {
  const places = PLACES[/** @type {keyof typeof PLACES} */ (process.platform)] ?? [];
  return places.find((place) => fs.existsSync(place));
}

const FIREFOX_PLACES = {
  linux: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'],
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  win32: ['C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
};

/**
 * The path of an installed Firefox, if there is one.
 * @returns {string | undefined}
 */
export function installedFirefox() {
  const places = FIREFOX_PLACES[/** @type {keyof typeof FIREFOX_PLACES} */ (process.platform)] ?? [];
  return places.find((place) => fs.existsSync(place));
}

/**
 * Sees to it that there is a Firefox.
 * @returns {Promise<boolean>}  Whether there is one now.
 */
export async function requireFirefox() {
  if (installedFirefox()) return true;
  await installPackage('firefox-esr');
  return installedFirefox() !== undefined;
}

/**
 * Sees to it that the browser tests have a browser.
 * @returns {Promise<boolean>}  Whether they have one now.
 */
export async function requireBrowser() {
  if (installedBrowser() || (await hasPlaywrightsOwn())) return true;
  if ((await installPackage('chromium')) && installedBrowser()) return true;
  return (await runPackaged('@playwright/test/cli.js', ['install', 'chromium'])).ok;
}

async function hasPlaywrightsOwn() {
  const { chromium } = await import('@playwright/test');
  return fs.existsSync(chromium.executablePath());
}
