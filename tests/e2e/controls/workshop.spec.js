// @ts-check
import { expect, test } from '../support/fixtures.js';
import { bringType, setType } from '../support/type.js';

/** Windows, and the least side of the plane in them, in CSS pixels. @type {[width: number, height: number, side: number][]} */
const WINDOWS = [
  [1280, 720, 460],
  [1366, 625, 420],
  [1920, 1080, 640],
];

/** Everything that one screen has to hold, by a selector within the figure. */
const IN_SIGHT = [
  '[data-thumbnails="data"] button:last-child',
  '[data-setting="data"]',
  'canvas[data-figure="diagram"]',
  'canvas[data-figure="plane"]',
  '[data-action="train"]',
  '[data-action="step"]',
  '[data-action="reset"]',
  '[data-speed]',
  '[data-readout="step"]',
  '[data-readout="loss"]',
  'canvas[data-figure="loss"]',
  '[data-readout="accuracy"]',
  '[data-readout="test-accuracy"]',
  '[data-readout="regions"]',
  '[data-parameters] .parameter:last-child input[type="range"]',
];

/** Where things are in the window, by their selectors. @param {import('@playwright/test').Locator} root @param {string[]} selectors */
const placesOf = (root, selectors) =>
  root.evaluate(
    (element, all) =>
      all.map((selector) => {
        const { left, top, right, bottom, width, height } = element.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect(-1, -1, 0, 0);
        return { selector, left, top, right, bottom, width, height };
      }),
    selectors,
  );

for (const [width, height, side] of WINDOWS) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    test(`a window of ${width} by ${height} shows the whole workshop without scrolling, ${colorScheme}`, async ({ figure, page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height });
      await figure.open();
      await bringType(page);
      for (const type of /** @type {const} */ (['own', 'narrow', 'normal'])) {
        await setType(page, type);
        for (const place of await placesOf(figure.root, IN_SIGHT)) {
          const where = `${place.selector}, ${type} type`;
          expect(place.width, where).toBeGreaterThan(0);
          expect(place.left, where).toBeGreaterThanOrEqual(0);
          expect(place.top, where).toBeGreaterThanOrEqual(0);
          expect(place.right, where).toBeLessThanOrEqual(width);
          expect(place.bottom, where).toBeLessThanOrEqual(height);
        }
        const [plane] = await placesOf(figure.root, ['canvas[data-figure="plane"]']);
        expect(Math.min(plane.width, plane.height), `${type} type`).toBeGreaterThanOrEqual(side);
        // The first in the bar, and the largest thing to press.
        const buttons = await figure.root.locator('button').evaluateAll((all) =>
          all
            .filter((one) => one.checkVisibility())
            .map((one) => ({ action: one.dataset.action, size: one.getBoundingClientRect().width * one.getBoundingClientRect().height })),
        );
        expect(buttons.toSorted((one, other) => other.size - one.size)[0].action).toBe('train');
      }
    });
  }
}

test('a laptop shows the line below the plane as well, under a plane of 560', async ({ figure, page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await figure.open();
  for (const part of ['.legend', '.key-line']) await expect(figure.root.locator(part)).toBeInViewport({ ratio: 1 });
  expect((await figure.canvas('plane').boundingBox())?.height).toBeGreaterThanOrEqual(560);
});

test('a laptop shows what learning depends on as well: units, activation, learning rate and optimiser', async ({ figure, page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await figure.open();
  for (const name of ['layers', 'activation', 'learning-rate', 'optimizer']) await expect(figure.root.locator(`[data-setting="${name}"]`), name).toBeInViewport({ ratio: 1 });
});

test('it opens on XOR with 4 units, and Train is at most three Tab stops away', async ({ figure, page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await figure.open();
  await expect(figure.setting('data')).toHaveValue('xor');
  await expect(figure.setting('layers')).toHaveValue('4');
  let stops = 0;
  for (; stops < 5; stops += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.getAttribute('data-action') === 'train')) break;
  }
  expect(stops).toBeLessThanOrEqual(3);
});

test('nothing that appears moves Train', async ({ figure, page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await figure.open();
  const place = async () => {
    await page.evaluate(() => scrollTo(0, 0));
    const places = await placesOf(figure.root, ['[data-action="train"]', 'canvas[data-figure="plane"]']);
    return places.map(({ left, top, width }) => [left, top, width]);
  };
  const before = await place();
  await figure.setting('layers').fill('99');
  await figure.setting('layers').press('Enter');
  await expect(figure.notice).toBeVisible();
  expect(await place()).toEqual(before);
  await figure.select('A');
  await figure.box('A: bias').fill('-1000');
  await figure.box('A: bias').press('Enter');
  await expect(figure.root.locator('[data-readout="dead-units"]')).toHaveText('1');
  expect(await place()).toEqual(before);
  await figure.button('Train').click();
  await figure.button('Pause').click();
  expect(await place()).toEqual(before);
});

test('Space on the plane trains and pauses, and scrolls nothing', async ({ figure, page }) => {
  await figure.open();
  await figure.canvas('plane').focus();
  await page.keyboard.press('Space');
  await expect(figure.button('Pause')).toBeVisible();
  await expect.poll(() => figure.number('step')).toBeGreaterThan(0);
  await page.keyboard.press('Space');
  await expect(figure.button('Train')).toBeVisible();
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('each layer has its − and +, and so do layers; the focus stays where it was pressed', async ({ figure, page }) => {
  await figure.open('1;data=xor.200.10.1;net=3-5;act=relu;end');
  const shape = () => figure.setting('layers').inputValue();
  /** @param {string} name @param {string} after */
  const press = async (name, after) => {
    await figure.button(name).click();
    await expect.poll(shape).toBe(after);
    await expect(figure.button(name)).toBeFocused();
  };
  await press('One unit more in layer 1', '4-5');
  await press('One unit fewer in layer 2', '4-4');
  await press('One layer more', '4-4-4');
  await press('One unit more in layer 3', '4-4-5');
  await press('One layer fewer', '4-4');
  await page.goBack();
  await expect.poll(shape).toBe('4-4-5');
});

test('a picture of data chooses it, and the list says the same', async ({ figure }) => {
  await figure.open();
  const pictures = figure.root.locator('[data-thumbnails="data"] button');
  const names = await figure.setting('data').locator('option:not([value="own"])').evaluateAll((all) => all.map((option) => /** @type {HTMLOptionElement} */ (option).value));
  await expect(pictures).toHaveCount(names.length);
  for (const name of names) {
    const picture = figure.root.locator(`[data-choice="${name}"]`).first();
    // Drawn, and not all of one colour.
    await expect
      .poll(() => picture.locator('canvas').evaluate((canvas) => {
        const { width, height } = /** @type {HTMLCanvasElement} */ (canvas);
        const context = new OffscreenCanvas(width || 1, height || 1).getContext('2d', { willReadFrequently: true });
        context?.drawImage(/** @type {HTMLCanvasElement} */ (canvas), 0, 0);
        return new Set(new Uint32Array(context?.getImageData(0, 0, width || 1, height || 1).data.buffer ?? [])).size;
      }))
      .toBeGreaterThan(3);
  }
  await figure.root.locator('[data-choice="moons"]').first().click();
  await expect(figure.setting('data')).toHaveValue('moons');
  await expect(figure.root.locator('[data-choice="moons"]').first()).toHaveAttribute('aria-pressed', 'true');
  await expect(figure.root.locator('[data-thumbnails="data"] [aria-pressed="true"]')).toHaveCount(1);
});

test('the ready-made scenes are what they are called', async ({ figure }) => {
  await figure.open();
  /** @param {string} name */
  const open = async (name) => {
    await figure.root.locator(`[data-thumbnails="scenes"] [data-choice="${name}"]`).click();
    await figure.ready();
  };
  /** @param {import('../support/figure.js').Readout} readout  What has a value once the run that the scene describes is repeated. */
  const shows = (readout) => expect.poll(() => figure.number(readout));
  await open('xor');
  await shows('accuracy').toBe(1);
  await open('spiral');
  await shows('accuracy').toBe(1);
  await open('dying');
  await shows('dead-units').toBe(0);
  await figure.button('Step').click();
  await expect.poll(() => figure.number('dead-units')).toBe(1);
  await open('origami');
  await shows('accuracy').toBe(1);
  await expect(figure.setting('activation')).toHaveValue('abs');
  await open('coin');
  await shows('accuracy').toBe(1);
  await shows('test-accuracy').toBeLessThanOrEqual(0.5);
  await figure.button('your own').click();
  await expect(figure.root.locator('[data-points] textarea')).toBeFocused();
});

test('P presents the workshop on a page that nobody has touched yet', async ({ figure, page }) => {
  await figure.open();
  await page.keyboard.press('p');
  await expect(figure.root.getByText('Esc ends this')).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect.poll(() => figure.number('accuracy')).toBe(1);
  await page.keyboard.press('Escape');
  await expect(figure.setting('data')).toBeVisible();
});

test('in front of a class, plane and bar stand alone with the network and the reading beside, letters doubled, scenes come by key, and results can be hidden', async ({ figure, page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await figure.open();
  await figure.button('Present').click();
  await expect(figure.setting('data')).toBeHidden();
  await expect(figure.canvas('plane')).toBeInViewport({ ratio: 1 });
  // The sides are not left bare, the plane takes what height there is, and the way out stands there.
  await expect(figure.canvas('diagram')).toBeInViewport({ ratio: 1 });
  await expect(figure.root.getByRole('heading', { name: 'The reading' })).toBeInViewport({ ratio: 1 });
  await expect(figure.root.getByText('Esc ends this')).toBeInViewport({ ratio: 1 });
  expect((await figure.canvas('plane').boundingBox())?.height).toBeGreaterThan(610);
  await expect(figure.button('Train')).toBeInViewport({ ratio: 1 });
  await expect(figure.root.locator('[data-readout="accuracy"]')).toHaveCSS('font-size', '24px');
  await page.keyboard.press('PageDown');
  await expect.poll(() => figure.number('accuracy')).toBe(1);
  await page.keyboard.press('h');
  await expect(figure.root.locator('[data-readout="accuracy"]')).toBeHidden();
  await expect(figure.canvas('loss')).toBeHidden();
  await expect(figure.root.locator('[data-readout="step"]')).toBeVisible();
  // A view that is chosen first in front of the class has large letters, too.
  const views = figure.root.locator('[data-views]');
  await views.selectOption('fold');
  const fold = figure.root.locator('canvas[data-figure="fold"]');
  await expect(fold).toBeInViewport({ ratio: 1 });
  await views.selectOption('plane');
  await figure.canvas('plane').focus();
  await page.keyboard.press('Escape');
  await expect(figure.setting('data')).toBeVisible();
  await expect(figure.root.getByText('Esc ends this')).toBeHidden();
  await expect(figure.root.locator('[data-readout="accuracy"]')).toBeVisible();
  // P does the same as the button; on the plane a letter selects a unit.
  await figure.setting('data').blur();
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
  await page.keyboard.press('p');
  await expect(figure.setting('data')).toBeHidden();
});

test.describe('a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('Train, step, loss and accuracy stay at the lower edge while the plane is in view; data comes right below', async ({ figure, page }) => {
    await figure.open();
    const plane = await figure.canvas('plane').boundingBox();
    expect(plane?.width).toBeGreaterThanOrEqual(340);
    for (const y of [0, 150, 300]) {
      await page.evaluate((to) => scrollTo(0, to), y);
      for (const { selector, top, bottom } of await placesOf(figure.root, ['[data-action="train"]', '[data-readout="step"]', '[data-readout="loss"]', '[data-readout="accuracy"]'])) {
        expect(top, `${selector} at ${y}`).toBeGreaterThanOrEqual(0);
        expect(bottom, `${selector} at ${y}`).toBeLessThanOrEqual(844);
      }
    }
    const [data, selected] = await placesOf(figure.root, ['[data-thumbnails="data"]', '[data-card]']);
    expect(data.top).toBeLessThan(selected.top);
    // Between the bar and the data there is what the bar has no room for, and no void.
    const [rest] = await placesOf(figure.root, ['.transport-rest']);
    expect(rest.height).toBeLessThan(160);
    expect(data.top - rest.bottom).toBeLessThan(60);
  });
});
