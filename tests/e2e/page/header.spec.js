// @ts-check
// The header of every page: its list by keyboard, and the reader's choice of colours.
import { addressOf, nameOf, readPages } from '../../../scripts/pages/list.mjs';
import { everyPage } from '../support/thorough.js';
import { expect, test } from '../support/fixtures.js';

const LIST = readPages();

/** What has the focus, as the reader is told of it. @param {import('@playwright/test').Page} page */
const focused = (page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

for (const [width, height] of /** @type {const} */ ([[390, 844], [1280, 800]])) {
  for (const entry of LIST.pages) {
    test(`at ${width} px, the header of ${nameOf(entry)} leads to every page by keyboard, and is one stop until it is opened`, everyPage(entry.slug), async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.goto(`./${addressOf(entry)}`, { waitUntil: 'networkidle' });
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe(LIST.skip);
      await page.keyboard.press('Tab');
      expect(await focused(page)).toBe(LIST.contents);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('.masthead'))).toBeNull();
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Enter');
      const links = page.locator('header nav a');
      await expect(links).toHaveCount(LIST.pages.length);
      for (const link of await links.all()) {
        await page.keyboard.press('Tab');
        await expect(link).toBeFocused();
        await expect(link).toBeInViewport({ ratio: 1 });
      }
      await expect(page.locator('header [aria-current="page"]')).toContainText(entry.menu);
      for (const colour of Object.values(LIST.colours)) {
        await page.keyboard.press('Tab');
        expect(await focused(page)).toBe(colour);
      }
      await page.keyboard.press('Escape');
      expect(await focused(page)).toBe(LIST.contents);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('.masthead'))).toBeNull();
    });
  }
}

test('on a wide page every link of the header but the side doors is in sight, and the header is low', async ({ page }) => {
  for (const [width, height] of [[1000, 800], [1280, 720], [1920, 1080]]) {
    await page.setViewportSize({ width, height });
    await page.goto('./play/');
    for (const link of await page.locator('header nav li:not(.door) a').all()) await expect(link).toBeInViewport({ ratio: 1 });
    expect((await page.locator('.masthead').boundingBox())?.height).toBeLessThanOrEqual(44);
  }
});

test('the opened list ends within the window', async ({ page }) => {
  for (const [width, height] of [[390, 600], [1280, 720]]) {
    await page.setViewportSize({ width, height });
    await page.goto('./mirror/');
    await page.getByRole('button', { name: LIST.contents }).click();
    await expect(page.locator('header nav:popover-open, header :popover-open').first()).toBeInViewport({ ratio: 1 });
  }
});

test.describe('with scripts off', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test('the list opens, and leads on', async ({ page }) => {
    await page.goto('./');
    const link = page.locator('header nav a', { hasText: LIST.pages[1].menu });
    await expect(link).toBeHidden();
    await page.getByRole('button', { name: LIST.contents }).click();
    await link.click();
    await expect(page).toHaveURL(/\/lossy\/$/);
    await expect(page.locator('header nav button')).toHaveCount(3);
    await page.getByRole('button', { name: LIST.contents }).click();
    await expect(page.locator('header nav button').first()).toBeHidden();
  });
});

/** How bright the page's ground is, from 0 to 255. @param {import('@playwright/test').Page} page */
const ground = async (page) => {
  const colour = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  return Math.max(...[...colour.matchAll(/\d+/g)].slice(0, 3).map(Number));
};

test('the reader chooses light or dark for style, stills and canvases, and goes back to what the system says', async ({ figure, page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await figure.open();
  const drawing = () => figure.canvas('plane').evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  const still = page.locator('.still').first();
  const choose = (/** @type {'light' | 'dark' | 'system'} */ colour) => page.locator('header nav').getByRole('button', { name: LIST.colours[colour] }).click();
  const light = await drawing();
  await choose('dark');
  await expect.poll(() => ground(page)).toBeLessThan(64);
  await expect.poll(drawing).not.toBe(light);
  await expect.poll(() => still.evaluate((image) => /** @type {HTMLImageElement} */ (image).currentSrc)).toMatch(/-dark-/);
  expect(await scheme()).toBe('dark');
  await expect(page.locator('header nav [aria-pressed="true"]')).toHaveText(LIST.colours.dark);
  await page.emulateMedia({ colorScheme: 'dark' });
  await choose('light');
  await expect.poll(() => ground(page)).toBeGreaterThan(192);
  await expect.poll(drawing).toBe(light);
  expect(await scheme()).toBe('light');
  await choose('system');
  await expect.poll(() => ground(page)).toBeLessThan(64);
  await expect.poll(drawing).not.toBe(light);
});
