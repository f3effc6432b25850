// @ts-check
import { addressOf, nameOf, readPages } from '../../../scripts/pages/list.mjs';
import { expect, test } from '../support/fixtures.js';

const PAGES = readPages().pages;
/** Pages of one chapter each: prose with its figure. */
const CHAPTERS = PAGES.filter(({ short, slug }) => short && slug !== '');
/** Whatever the reader presses, chooses or types in. */
const CONTROLS = 'button, select, input:not([type="radio"]), summary, .tools span, .predict label';

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

    test('opened and left alone, the first figure draws itself', async ({ page }) => {
      await page.goto('./', { waitUntil: 'commit' });
      const first = page.locator('[data-chapter]').first().locator('canvas[data-figure]').first();
      await expect.poll(() => coloursOf(first), { intervals: [50] }).toBeGreaterThan(5);
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

/** CSS pixels: a plane is at least this wide, and so high must be what a finger hits. */
const PLANE = 288;
const FINGER = 44;

for (const [width, height] of /** @type {const} */ ([[1000, 800], [1100, 800], [1280, 800], [1366, 768]])) {
  test(`in a window of ${width} by ${height} a chapter's plane is large, and a figure that stays in sight does so to its last control`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const chapter of CHAPTERS) {
      await page.goto(`./${addressOf(chapter)}`);
      const figure = page.locator('.chapter-figure');
      await figure.locator('.plane.still').waitFor({ state: 'hidden' });
      const plane = await figure.locator('canvas.plane').boundingBox();
      expect(plane?.width, nameOf(chapter)).toBeGreaterThanOrEqual(PLANE);
      if ((await figure.evaluate((element) => getComputedStyle(element).position)) !== 'sticky') continue;
      await page.evaluate(() => scrollTo(0, 200));
      const { top, end } = await figure.evaluate((element, controls) => {
        const shown = [...element.querySelectorAll(controls)].filter((one) => one.checkVisibility());
        return { top: element.getBoundingClientRect().top, end: Math.max(...shown.map((one) => one.getBoundingClientRect().bottom)) };
      }, CONTROLS);
      expect(top, nameOf(chapter)).toBeGreaterThanOrEqual(0);
      expect(end, nameOf(chapter)).toBeLessThanOrEqual(height);
    }
  });
}

for (const [width, height] of /** @type {const} */ ([[390, 844], [1280, 800]])) {
  test(`the first screen of ${width} by ${height} holds the question, the answer and its three pictures`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto('./');
    for (const part of await page.locator('#answer').locator('h1, :scope > p, .panels figure').all()) await expect(part).toBeInViewport({ ratio: 1 });
  });
}

test.describe('fingers', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  for (const entry of PAGES) {
    test(`every control of ${nameOf(entry)} is as high as a finger`, async ({ page }) => {
      await page.goto(`./${addressOf(entry)}`, { waitUntil: 'networkidle' });
      const low = await page.evaluate(
        ([controls, finger]) => {
          for (const details of document.querySelectorAll('details')) details.open = true;
          const shown = [...document.querySelectorAll(`${controls}, [data-scrub]`)].filter((one) => one.checkVisibility());
          return shown.filter((one) => one.getBoundingClientRect().height < finger).map((one) => one.outerHTML);
        },
        /** @type {const} */ ([CONTROLS, FINGER]),
      );
      expect(low).toEqual([]);
    });
  }
});

for (const entry of PAGES) {
  test(`text at twice the size leaves nothing of ${nameOf(entry)} beyond the window's edge`, async ({ page }) => {
    await page.goto(`./${addressOf(entry)}`, { waitUntil: 'networkidle' });
    await page.evaluate(() => {
      document.documentElement.style.setProperty('font-size', '200%');
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 844 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} pixels wide`).toBeLessThanOrEqual(width);
    }
  });
}

test('on paper a dark page is light, answers its guess, and has nothing to press', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('./lossy/', { waitUntil: 'networkidle' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgb(255, 255, 255)');
  await expect(page.locator('[data-reveal]')).toBeVisible();
  await expect(page.locator('details.transfer > p')).toBeVisible();
  for (const control of await page.locator('button, select, input').all()) await expect(control).toBeHidden();
  await expect(page.locator('canvas.plane')).toHaveCSS('filter', /invert/);
});
