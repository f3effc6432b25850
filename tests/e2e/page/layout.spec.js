// @ts-check
import { addressOf, nameOf, readPages } from '../../../scripts/pages/list.mjs';
import { everyPage } from '../support/thorough.js';
import { faultsOf } from '../support/faults.js';
import { expect, test } from '../support/fixtures.js';
import { bringType, setType, TYPES } from '../support/type.js';

const PAGES = readPages().pages;
/** Pages of one chapter each: prose with its figure. */
const CHAPTERS = PAGES.filter(({ short, slug }) => short && slug !== '');
/** Whatever the reader presses, chooses or types in. */
const CONTROLS = 'button, select, input:not([type="radio"]), summary, .segments span, .tools span, .predict label';

/**
 * Whatever a reader may open, by name.
 * @type {[name: string, address: string][]}
 */
const PLACES = [
  ...PAGES.map((entry) => /** @type {[string, string]} */ ([nameOf(entry), addressOf(entry)])),
  ['play with a notice', 'play/#1;data=xor.200.10.1;net=4'],
  ['the embed frame asleep', 'embed/'],
  ...['lossy', 'negative', 'range', 'assembly-line', 'sandbox'].map(
    (chapter) => /** @type {[string, string]} */ ([`the embed frame of ${chapter}`, `embed/?autorun=1;goal=on#1;at=${chapter};net=2;end`]),
  ),
];

/** Opens a page and waits until its figures are drawn and the type of the tests is there. @param {import('@playwright/test').Page} page @param {string} address */
async function open(page, address) {
  await page.goto(`./${address}`);
  if (address !== 'embed/') await expect(page.locator('[data-chapter] .plane.still:not([data-margin] *)').filter({ visible: true })).toHaveCount(0);
  await bringType(page);
}

/** Unfolds and answers whatever can be, so that the most is seen. @param {import('@playwright/test').Page} page */
const unfold = (page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const answer of document.querySelectorAll('.predict input')) /** @type {HTMLElement} */ (answer).click();
  });

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
      await bringType(page);
      // Whatever can be unfolded is.
      for (const details of await page.locator('details > summary').all()) await details.click();
      for (const [width, height] of WINDOWS) {
        await page.setViewportSize({ width, height });
        for (const type of TYPES) {
          await setType(page, type);
          const across = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(across, `${width} pixels wide, ${type} type`).toBeLessThanOrEqual(width);
          const plane = await figure.canvas('plane').boundingBox();
          // Half the window's height, or as wide as a narrow window allows.
          expect(plane?.height, `${width} pixels wide, ${type} type`).toBeGreaterThanOrEqual(Math.min(0.5 * height, width - 32));
        }
        // A frame to lay out, which tells the canvases of their size, and one to draw.
        await figure.drawn();
        await figure.drawn();
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

/** Where a chapter's figure is, its plane, and the last of its controls, after the page was scrolled. @param {import('@playwright/test').Page} page @param {number} to */
const figureAt = (page, to) =>
  page.locator('.chapter-figure').evaluate(
    (figure, [y, controls]) => {
      scrollTo(0, y);
      const shown = [...figure.querySelectorAll(controls)].filter((one) => one.checkVisibility());
      return {
        stays: getComputedStyle(figure).position === 'sticky',
        top: figure.getBoundingClientRect().top,
        height: figure.getBoundingClientRect().height,
        plane: figure.querySelector('canvas.plane')?.getBoundingClientRect().width ?? 0,
        end: Math.max(...shown.map((one) => one.getBoundingClientRect().bottom)),
      };
    },
    /** @type {const} */ ([to, CONTROLS]),
  );

for (const chapter of CHAPTERS) {
  test(`the figure of ${nameOf(chapter)} has a large plane, and where it stays in sight, all of it does`, everyPage(chapter.slug), async ({ page }) => {
    await open(page, addressOf(chapter));
    for (const [width, height] of [[1000, 800], [1100, 800], [1280, 800], [1366, 768]]) {
      await page.setViewportSize({ width, height });
      for (const type of TYPES) {
        const where = `${width} by ${height} pixels, ${type} type`;
        await setType(page, type);
        const { stays, top, end, plane } = await figureAt(page, 200);
        expect(plane, `width of the plane, ${where}`).toBeGreaterThanOrEqual(PLANE);
        if (!stays) continue;
        expect(top, `its top, ${where}`).toBeGreaterThanOrEqual(0);
        expect(end, `its last control, ${where}`).toBeLessThanOrEqual(height);
      }
    }
    // One that is higher than the window goes along with the text until its end is seen, and no further.
    const { width, height } = { width: 1280, height: 800 };
    await page.setViewportSize({ width, height });
    for (const type of TYPES) {
      await setType(page, type, 200);
      const start = await figureAt(page, 0);
      const { end } = await figureAt(page, start.top + start.height - height);
      expect(end, `its last control, ${width} by ${height} pixels, text 200 %, ${type} type`).toBeLessThanOrEqual(height);
    }
  });
}

for (const chapter of CHAPTERS) {
  test(`the buttons of ${nameOf(chapter)} stand in one row, the primary one first`, everyPage(chapter.slug), async ({ page }) => {
    await open(page, addressOf(chapter));
    await expect(page.getByRole('button', { name: 'Share', exact: true })).toBeVisible();
    for (const width of [768, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      const buttons = await page.locator('.chapter-figure > .row button').evaluateAll((all) => all.map((one) => ({ isPrimary: one.matches('.primary'), middle: one.getBoundingClientRect().top + one.clientHeight / 2 })));
      expect(Math.max(...buttons.map(({ middle }) => middle)) - Math.min(...buttons.map(({ middle }) => middle)), `${width} px`).toBeLessThan(8);
      expect(buttons.findIndex(({ isPrimary }) => isPrimary), `${width} px`).toBeLessThanOrEqual(0);
    }
  });
}

/** Side doors: chapters away from the short path. */
const DOORS = PAGES.filter(({ door, slug, picture }) => door && picture.chapter === slug);

for (const chapter of DOORS) {
  test(`the figure of ${nameOf(chapter)} is in one window with all its controls, those of a run in one row`, async ({ page }) => {
    await open(page, addressOf(chapter));
    await expect(page.getByRole('button', { name: 'Share', exact: true }).first()).toBeVisible();
    // The least side of what is drawn, by the window: cards take less height than width.
    for (const [width, height, side] of [[1280, 720, 340], [1366, 768, 360], [1920, 1080, 560]]) {
      await page.setViewportSize({ width, height });
      const where = `${width} by ${height} pixels`;
      const { top, end } = await figureAt(page, 0);
      expect(top, where).toBeGreaterThanOrEqual(0);
      expect(end, `its last control, ${where}`).toBeLessThanOrEqual(height);
      const plane = await page.locator('.chapter-figure canvas.plane').boundingBox();
      expect(Math.min(plane?.width ?? 0, plane?.height ?? 0), where).toBeGreaterThanOrEqual(side);
      const middles = await page.locator('.chapter-figure > .row:has(.primary) button').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top + one.clientHeight / 2));
      expect(Math.max(...middles) - Math.min(...middles), where).toBeLessThan(8);
    }
  });
}

for (const [width, height] of /** @type {const} */ ([[390, 844], [1280, 800]])) {
  test(`the first screen of ${width} by ${height} holds the question, the answer, the square and its four thumbnails`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page, '');
    for (const type of TYPES) {
      await setType(page, type);
      const ends = await page
        .locator('#answer')
        // On a telephone the rest of the answer stands below.
        .locator(width < 1000 ? 'h1, .chapter-text > p:first-child, canvas, .thumbs button, .primary' : 'h1, .chapter-text > p, canvas, .thumbs button, .primary, .says')
        .evaluateAll((all) => all.map((one) => /** @type {[number, string]} */ ([one.getBoundingClientRect().bottom, one.outerHTML.slice(0, 100)])));
      expect(ends.length).toBeGreaterThanOrEqual(8);
      for (const [end, part] of ends) expect(end, `${type} type: ${part}`).toBeLessThanOrEqual(height);
      const square = await page.locator('#answer canvas').evaluate((canvas) => canvas.clientWidth);
      expect(square, `${type} type`).toBeGreaterThanOrEqual(width < 1000 ? 256 : 520);
    }
  });
}

test.describe('fingers', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  for (const entry of PAGES) {
    test(`every control of ${nameOf(entry)} is as high as a finger, and nothing is in its way`, everyPage(entry.slug), async ({ page }) => {
      await open(page, addressOf(entry));
      await unfold(page);
      for (const type of TYPES) {
        await setType(page, type);
        const low = await page.evaluate(
          ([controls, finger]) => {
            const shown = [...document.querySelectorAll(`${controls}, [data-scrub]`)].filter((one) => one.checkVisibility());
            return shown.filter((one) => one.getBoundingClientRect().height < finger).map((one) => one.outerHTML);
          },
          /** @type {const} */ ([CONTROLS, FINGER]),
        );
        expect(low, `${type} type`).toEqual([]);
      }
      expect(await faultsOf(page, settingsOf([100, 200]))).toEqual([]);
    });
  }
});

/** Every type at these sizes of text, in percent. @param {number[]} sizes */
const settingsOf = (sizes) => TYPES.flatMap((type) => sizes.map((size) => ({ type, size })));

/** Windows by their width in CSS pixels, and the sizes of text that they must hold. @type {[width: number, sizes: number[]][]} */
const TEXT = [
  [320, [100]],
  [390, [100, 200]],
  [768, [100, 200]],
  [1280, [100, 200]],
];

for (const [name, address] of PLACES) {
  test(`in any type, at up to twice the size, nothing of ${name} is cut off, covered or out of reach`, everyPage(address), async ({ page }) => {
    await open(page, address);
    await unfold(page);
    const faults = [];
    for (const [width, sizes] of TEXT) {
      await page.setViewportSize({ width, height: 844 });
      faults.push(...(await faultsOf(page, settingsOf(sizes))));
    }
    expect(faults.map((fault) => `${name} ${fault}`)).toEqual([]);
  });
}

test('in any type, at up to twice the size, nothing of the Share dialog is cut off, covered or out of reach', async ({ page }) => {
  await open(page, 'play/');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  // The module that makes it is fetched first.
  await expect(page.locator('dialog[open]')).toBeVisible();
  const faults = [];
  for (const [width, sizes] of TEXT) {
    await page.setViewportSize({ width, height: 844 });
    faults.push(...(await faultsOf(page, settingsOf(sizes), 'dialog[open]')));
  }
  expect(faults).toEqual([]);
});
