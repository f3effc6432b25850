// @ts-check
// A Chromium for the browser tests: one that is here already, else the system's package, else Playwright's download.
import fs from 'node:fs';
import process from 'node:process';
import { run, runPackaged } from './command.mjs';

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

/**
 * Sees to it that the browser tests have a browser.
 * @returns {Promise<boolean>}  Whether they have one now.
 */
export async function requireBrowser() {
  if (installedBrowser() || (await hasPlaywrightsOwn())) return true;
  if (await installPackage()) return true;
  return (await runPackaged('@playwright/test/cli.js', ['install', 'chromium'])).ok;
}

async function hasPlaywrightsOwn() {
  const { chromium } = await import('@playwright/test');
  return fs.existsSync(chromium.executablePath());
}

async function installPackage() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  if (!(await run('apt-get', ['--version'], { output: 'hide' })).ok) return false;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '--quiet'], { env });
  await run('apt-get', ['install', '--quiet', '--yes', '--no-install-recommends', 'chromium'], { env });
  return installedBrowser() !== undefined;
}
