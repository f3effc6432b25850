// @ts-check
import { expect, test } from './fixtures.js';

/** How many different colours a canvas shows. @param {import('@playwright/test').Locator} canvas */
const coloursOf = (canvas) =>
  canvas.evaluate((element) => {
    const { width, height } = /** @type {HTMLCanvasElement} */ (element);
    if (width === 0 || height === 0) return 0;
    // Read from a copy: reading the page's own canvas again and again would slow it down, and the browser would say so.
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no 2-D canvas');
    context.drawImage(/** @type {HTMLCanvasElement} */ (element), 0, 0);
    return new Set(new Uint32Array(context.getImageData(0, 0, width, height).data.buffer)).size;
  });

/** @type {[width: number, height: number][]} */
const WINDOWS = [
  [320, 640],
  [390, 844],
  [768, 1024],
  [1280, 900],
  [1920, 1080],
];

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('within three seconds of opening, untouched, the first figure is drawn', async ({ page }) => {
      await page.goto('./', { waitUntil: 'commit' });
      const first = page.locator('[data-chapter]').first().locator('canvas[data-figure]').first();
      await expect.poll(() => coloursOf(first), { timeout: 3000, intervals: [50] }).toBeGreaterThan(5);
    });

    test('from narrow to wide, nothing scrolls sideways and the plane is large', async ({ figure, page }) => {
      await figure.open(undefined, './');
      // Whatever can be unfolded is.
      for (const details of await page.locator('details > summary').all()) await details.click();
      for (const [width, height] of WINDOWS) {
        await page.setViewportSize({ width, height });
        // A frame to lay out, which tells the canvases of their size, and one to draw.
        await figure.drawn();
        await figure.drawn();
        const across = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(across, `${width} pixels wide`).toBeLessThanOrEqual(width);
        const plane = await figure.canvas('plane').boundingBox();
        // Half the window's height, or as wide as a narrow window allows.
        expect(plane?.height, `${width} pixels wide`).toBeGreaterThanOrEqual(Math.min(0.5 * height, width - 32));
        for (const name of /** @type {const} */ (['plane', 'diagram', 'loss'])) expect(await coloursOf(figure.canvas(name)), name).toBeGreaterThan(1);
      }
    });
  });
}

test('the dark page is dark, and its canvases follow a change of scheme', async ({ figure, page }) => {
  await figure.open();
  const drawing = () => figure.canvas('plane').evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).toDataURL());
  const light = await drawing();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(drawing).not.toBe(light);
  const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const brightness = [...paper.matchAll(/\d+/g)].slice(0, 3).map(Number);
  expect(Math.max(...brightness)).toBeLessThan(64);
});
