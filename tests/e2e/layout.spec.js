// @ts-check
import { expect, test } from './fixtures.js';

/** How many different colours a canvas shows. @param {import('@playwright/test').Locator} canvas */
const coloursOf = (canvas) =>
  canvas.evaluate((element) => {
    const { width, height } = /** @type {HTMLCanvasElement} */ (element);
    const context = /** @type {HTMLCanvasElement} */ (element).getContext('2d');
    if (!context || width === 0 || height === 0) return 0;
    return new Set(new Uint32Array(context.getImageData(0, 0, width, height).data.buffer)).size;
  });

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('within three seconds of opening, untouched, every canvas is drawn', async ({ page }) => {
      await page.goto('./', { waitUntil: 'commit' });
      const plane = page.locator('canvas[data-figure="plane"]');
      await expect.poll(() => coloursOf(plane), { timeout: 3000, intervals: [50] }).toBeGreaterThan(5);
      await expect.poll(() => coloursOf(page.locator('canvas[data-figure="diagram"]'))).toBeGreaterThan(2);
      await expect.poll(() => coloursOf(page.locator('canvas[data-figure="loss"]'))).toBeGreaterThan(1);
    });

    for (const [width, height] of /** @type {const} */ ([
      [320, 640],
      [390, 844],
      [768, 1024],
      [1280, 900],
      [1920, 1080],
    ])) {
      test(`${width} pixels wide, nothing scrolls sideways and the plane is large`, async ({ figure, page }) => {
        await page.setViewportSize({ width, height });
        await figure.open();
        // Whatever can be unfolded is.
        for (const details of await page.locator('details > summary').all()) await details.click();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        const plane = await page.locator('canvas[data-figure="plane"]').boundingBox();
        // Half the window's height, or as wide as a narrow window allows.
        expect(plane?.height).toBeGreaterThanOrEqual(Math.min(0.5 * height, width - 32));
      });
    }
  });
}

test('the dark page is dark, and its canvases follow a change of scheme', async ({ figure, page }) => {
  await figure.open();
  const plane = page.locator('canvas[data-figure="plane"]');
  const drawing = () => plane.evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
  const light = await drawing();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(drawing).not.toBe(light);
  const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const brightness = [...paper.matchAll(/\d+/g)].slice(0, 3).map(Number);
  expect(Math.max(...brightness)).toBeLessThan(64);
});
