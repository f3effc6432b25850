// @ts-check
// One status region a page: what changes by itself is told there, in its newest words, and no faster than once a second.
import { addressOf, nameOf, readPages } from '../../../scripts/pages/list.mjs';
import { THOROUGH, everyPage } from '../support/thorough.js';
import { expect, test } from '../support/fixtures.js';

// The snapshots of a recording are scripts that count as a reader's press, before which nothing is news.
test.use({ trace: 'off' });

/** @typedef {import('@playwright/test').Page} Page */
/** What a live region came to say, and when. @typedef {{ at: number, region: number, text: string }} Told */

/** Whatever a screen reader reads out when it changes. */
const LIVE = '[aria-live]:not([aria-live="off"]), [role="status"], [role="alert"], [role="log"], output:not([aria-live="off"])';
/** What readers fill in says below its own button what came of it. */
const FORMS = '[data-points], [data-network], [data-file-door], [data-lab-negatives], [data-slice-files], dialog';
/** Milliseconds that a clock may be rounded by. */
const ROUNDED = 5;

/** Writes down what live regions say from now on. @param {Page} page */
const listen = (page) =>
  page.evaluate((live) => {
    const told = Object.assign(window, { told: /** @type {Told[]} */ ([]) }).told;
    /** @type {Element[]} */
    const regions = [];
    new MutationObserver((records) => {
      const changed = new Set(records.map(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest(live)));
      for (const region of changed) {
        if (!region) continue;
        if (!regions.includes(region)) regions.push(region);
        told.push({ at: performance.now(), region: regions.indexOf(region), text: region.textContent ?? '' });
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  }, LIVE);

/** @param {Page} page @returns {Promise<Told[]>} */
const toldOn = (page) => page.evaluate(() => /** @type {any} */ (window).told);

/** The step that the address is at. @param {Page} page */
const stepOf = (page) => page.evaluate(() => Number(/step=(\d+)/.exec(location.hash)?.[1] ?? 0));

for (const entry of readPages().pages) {
  test(`but for forms, ${nameOf(entry)} has no live region of its own`, everyPage(entry.slug), async ({ page }) => {
    await page.goto(`./${addressOf(entry)}`, { waitUntil: 'networkidle' });
    const others = await page.locator(LIVE).evaluateAll((all, forms) => all.filter((one) => !one.closest(forms) && !one.matches('body > .visually-hidden')).map((one) => one.outerHTML.slice(0, 120)), FORMS);
    expect(others).toEqual([]);
    // That of the page is there as soon as it has told something.
    expect(await page.locator('body > [role="status"]').count()).toBeLessThanOrEqual(1);
  });
}

for (const address of ['./play/', './assembly-line/', './dying/', './prune/', './leaky/', './curves/']) {
  test(`while it trains, one region alone speaks on ${address}, at most once a second`, everyPage(address), async ({ page }) => {
    await page.goto(address, { waitUntil: 'networkidle' });
    const root = page.locator('[data-chapter]').first();
    const box = await root.locator('canvas').first().boundingBox();
    if (!box) throw new Error('no canvas');
    await page.mouse.click(box.x + box.width * 0.7, box.y + box.height * 0.7);
    await listen(page);
    const train = root.locator('[data-action="train"]');
    await train.click();
    await expect.poll(() => stepOf(page)).toBeGreaterThan(80);
    await train.click();
    await root.locator('[data-action="copy-link"]').click();
    await expect.poll(async () => (await toldOn(page)).at(-1)?.text).toContain('Copied');
    const told = await toldOn(page);
    expect(new Set(told.map(({ region }) => region)).size).toBe(1);
    const gaps = told.slice(1).map(({ at }, place) => at - (told[place]?.at ?? 0));
    expect(Math.min(Infinity, ...gaps)).toBeGreaterThanOrEqual(1000 - ROUNDED);
  });
}

test('training is told as it goes on, in sentences that are heard to their ends', THOROUGH, async ({ figure, page }) => {
  await figure.open('1;data=spiral.200.10.1;net=8-8;act=relu;end');
  await listen(page);
  await figure.button('Train').click();
  await expect.poll(async () => (await toldOn(page)).length).toBeGreaterThanOrEqual(3);
  const [first, second, third] = await toldOn(page);
  for (const { text } of [first, second, third]) expect(text).toContain('of its training points right');
  expect(new Set([first.text, second.text, third.text]).size).toBe(3);
  expect(third.at - second.at).toBeGreaterThanOrEqual(second.text.length * 50 - ROUNDED);
});

test('that a goal is reached is told once, however long training goes on', async ({ page }) => {
  await page.goto('./assembly-line/', { waitUntil: 'networkidle' });
  await listen(page);
  const goal = page.locator('[data-goal="forget-safely"]');
  const train = page.locator('[data-action="train"]').first();
  await train.click();
  await expect(goal).toHaveClass(/reached/);
  const done = async () => (await toldOn(page)).filter(({ text }) => text.includes('Done: ')).length;
  await expect.poll(done).toBe(1);
  const since = await stepOf(page);
  await expect.poll(() => stepOf(page)).toBeGreaterThan(since + 400);
  await train.click();
  await expect(train).toHaveText('Train');
  await page.locator('[data-action="copy-link"]').first().click();
  await expect.poll(async () => (await toldOn(page)).at(-1)?.text).toContain('Copied');
  expect(await done()).toBe(1);
});

test('what a page begins with is no news', THOROUGH, async ({ page }) => {
  await page.addInitScript((live) => {
    const told = Object.assign(window, { told: /** @type {string[]} */ ([]) }).told;
    new MutationObserver((records) => {
      for (const { target } of records) if (target instanceof Element && target.closest(live)) told.push(target.textContent ?? '');
    }).observe(document, { subtree: true, childList: true, characterData: true });
  }, LIVE);
  for (const address of ['./', './play/', './lossy/', './lab/', './yours/']) {
    await page.goto(address, { waitUntil: 'networkidle' });
    expect(await toldOn(page), address).toEqual([]);
  }
});

test('a line that is dragged is told where it comes to rest; pressed buttons and answers are told at once', THOROUGH, async ({ page }) => {
  await page.goto('./lossy/', { waitUntil: 'networkidle' });
  await listen(page);
  await page.locator('[data-action="add-unit"]').click();
  await expect.poll(async () => (await toldOn(page)).length).toBeGreaterThan(0);
  const answer = page.locator('.predict label').first();
  await answer.click();
  const verdict = page.locator('[data-reveal]').filter({ visible: true });
  await expect(verdict).toHaveCount(1);
  const words = (await verdict.innerText()).slice(0, 40);
  await expect.poll(async () => (await toldOn(page)).some(({ text }) => text.includes(words))).toBe(true);
});
