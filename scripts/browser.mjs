// @ts-check
// Browsers for the tests: one that is here already, else the system's package; for Chromium else Playwright's download.
import fs from 'node:fs';
import path from 'node:path';
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

/** Debian's package of Chromium without the windows around a page, which cost a test as much as the page itself: half the time of all. */
const SHELL = 'chromium-headless-shell';

/**
 * The path of the browser for the tests of single pages: Chromium's headless shell, else an installed Chromium or Chrome; none where
 * Playwright's own is to be used, which is such a shell too.
 * @returns {string | undefined}
 */
export function installedForTests() {
  const shell = `/usr/bin/${SHELL}`;
  return fs.existsSync(shell) ? shell : installedBrowser();
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

/** Where systems put what they run but nobody calls by name, and in it the folders of WebKit's GTK port, by its interface. */
const WEBKIT_LIBRARIES = ['/usr/lib', '/usr/libexec', '/usr/lib64'];
const WEBKIT_FOLDER = /^(webkit2gtk-4\.\d|webkitgtk-6\.\d)$/;
const [WEBKIT_DRIVER, SCREEN] = ['/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb'];

/**
 * The paths of an installed WebKit and of its driver, if there are both, and a screen in memory for them.
 * @returns {{ browser: string, driver: string } | undefined}
 */
export function installedWebKit() {
  if (![WEBKIT_DRIVER, SCREEN].every((place) => fs.existsSync(place))) return undefined;
  const folders = WEBKIT_LIBRARIES.filter((place) => fs.existsSync(place)).flatMap((place) => [place, ...foldersIn(place).filter((folder) => folder.endsWith('-linux-gnu'))]);
  const browser = folders
    .flatMap((folder) => foldersIn(folder).filter((name) => WEBKIT_FOLDER.test(path.basename(name))))
    .map((folder) => path.join(folder, 'MiniBrowser'))
    .find((file) => fs.existsSync(file));
  return browser ? { browser, driver: WEBKIT_DRIVER } : undefined;
}

/** @param {string} folder */
function foldersIn(folder) {
  return fs.readdirSync(folder).map((name) => path.join(folder, name)).filter((name) => fs.statSync(name, { throwIfNoEntry: false })?.isDirectory());
}

/**
 * Sees to it that there is a WebKit, with its driver and a screen.
 * @returns {Promise<boolean>}  Whether there is one now.
 */
export async function requireWebKit() {
  for (const name of ['webkit2gtk-driver', 'xvfb']) if (!installedWebKit()) await installPackage(name);
  return installedWebKit() !== undefined;
}

/**
 * Sees to it that the tests of single pages have a browser.
 * @returns {Promise<boolean>}  Whether they have one now.
 */
export async function requireForTests() {
  if (installedForTests() || (await hasPlaywrightsOwn())) return true;
  return ((await installPackage(SHELL)) && installedForTests() !== undefined) || requireBrowser();
}

/**
 * Sees to it that there is a whole Chromium.
 * @returns {Promise<boolean>}  Whether there is one now.
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
