// @ts-check
// A window of 1280 by 1024 pixels at 400 %: 320 by 256 CSS pixels, of four device pixels each.
import { addressOf, nameOf, readPages } from '../../../scripts/pages/list.mjs';
import { THOROUGH, everyPage } from '../support/thorough.js';
import { faultsOf } from '../support/faults.js';
import { expect, test } from '../support/fixtures.js';
import { faultOfFocus, faultsOfTabs } from '../support/focus.js';
import { bringType, TYPES } from '../support/type.js';

/** @typedef {import('@playwright/test').Page} Page */

test.use({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });

const PAGES = readPages().pages;
/** Pages on which the way of Tab is gone to its end. */
const TABBED = ['', 'lossy', 'play', 'lab', 'yours'];
/** Every type, at the size of the page. */
const SETTINGS = TYPES.map((type) => ({ type, size: 100 }));
/** The part of the window's height that what stays in it while the page goes by may take. */
const STAYS = 0.34;

/** Opens a page, and waits until its figures are drawn. @param {Page} page @param {string} address */
const open = async (page, address) => {
  await page.goto(`./${address}`, { waitUntil: 'networkidle' });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
};

/** Unfolds and answers whatever can be, so that the most is seen. @param {Page} page */
const unfold = (page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const answer of document.querySelectorAll('.predict input')) /** @type {HTMLElement} */ (answer).click();
  });

/** What stays in the window while the page goes by, and takes more of its height than it may. @param {Page} page */
const stays = (page) =>
  page.evaluate((most) => {
    /** @type {string[]} */
    const faults = [];
    for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight / 2) {
      scrollTo(0, top);
      for (const one of document.body.querySelectorAll('*')) {
        if (!one.checkVisibility() || !['sticky', 'fixed'].includes(getComputedStyle(one).position)) continue;
        const box = one.getBoundingClientRect();
        const seen = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
        if (box.width > 0 && seen > most * innerHeight) faults.push(`${one.outerHTML.slice(0, 90)} takes ${Math.round(seen)} of ${innerHeight} px`);
      }
    }
    return [...new Set(faults)];
  }, STAYS);

for (const entry of PAGES) {
  test(`at 400 % nothing of ${nameOf(entry)} is cut off or out of reach, and nothing scrolls sideways`, everyPage(entry.slug), async ({ page }) => {
    await open(page, addressOf(entry));
    await bringType(page);
    await unfold(page);
    expect(await faultsOf(page, SETTINGS)).toEqual([]);
    expect(await stays(page)).toEqual([]);
  });
}

for (const entry of PAGES.filter(({ slug }) => TABBED.includes(slug))) {
  test(`at 400 % whatever Tab leads to on ${nameOf(entry)} is in sight and shows it`, everyPage(entry.slug), async ({ page }) => {
    await open(page, addressOf(entry));
    expect(await faultsOfTabs(page)).toEqual([]);
  });
}

test('at 400 % a notice, the contents, and the Share dialog are read to their ends', THOROUGH, async ({ page }) => {
  await open(page, 'play/#1;data=xor.200.10.1;net=4');
  await bringType(page);
  await expect(page.locator('.notice [data-problem], .notice[data-problem]').first()).toBeVisible();
  expect(await faultsOf(page, SETTINGS)).toEqual([]);
  for (const [button, opened] of /** @type {const} */ ([[/Contents$/, '.contents:popover-open'], [/^Share$/, 'dialog[open]']])) {
    await page.getByRole('button', { name: button }).first().press('Enter');
    const box = page.locator(opened);
    await expect(box).toBeVisible();
    expect(await faultsOf(page, SETTINGS, opened)).toEqual([]);
    for (const one of await box.locator('button, a, input, select, textarea').filter({ visible: true }).all()) {
      await one.focus();
      expect(await faultOfFocus(page)).toEqual('');
    }
    await page.keyboard.press('Escape');
    await expect(box).toBeHidden();
  }
});
