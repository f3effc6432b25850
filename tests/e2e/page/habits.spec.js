// @ts-check
// What readers know from everywhere else: Undo where they type, keyboards of other alphabets, Reload, Back, a second screen, a
// translator, a tab that slept.
import { THOROUGH, everyPage } from '../support/thorough.js';
import { expect, test } from '../support/fixtures.js';
import { linkOf } from '../support/link.js';
import { A, B, TWO_CREASES } from '../support/two_creases.js';

/** @typedef {import('@playwright/test').Page} Page */

/**
 * Presses a key of another keyboard: what it says there, and where it lies.
 * @param {import('@playwright/test').Locator} target @param {{ key: string, code: string, ctrlKey?: boolean, shiftKey?: boolean }} pressed
 */
const press = (target, pressed) => target.evaluate((element, how) => void element.dispatchEvent(new KeyboardEvent('keydown', { ...how, bubbles: true, cancelable: true, composed: true })), pressed);

for (const [alphabet, z, y] of /** @type {const} */ ([
  ['Cyrillic', 'я', 'н'],
  ['Greek', 'ζ', 'υ'],
  ['Hebrew', 'ז', 'ט'],
])) {
  test(`Ctrl+Z undoes and Ctrl+Y does it again by ${alphabet} letters`, async ({ figure, page }) => {
    const first = await figure.open(TWO_CREASES);
    const { step } = first;
    await figure.button('Step').click();
    const body = page.locator('body');
    await press(body, { key: z, code: 'KeyZ', ctrlKey: true });
    expect(await figure.numbers()).toEqual(first);
    await press(body, { key: y, code: 'KeyY', ctrlKey: true });
    expect(await figure.number('step')).toBe(step + 1);
    await press(body, { key: z, code: 'KeyZ', ctrlKey: true });
    await press(body, { key: z, code: 'KeyZ', ctrlKey: true, shiftKey: true });
    expect(await figure.number('step')).toBe(step + 1);
  });
}

test('where Z and Y have changed places, the letter counts', async ({ figure, page }) => {
  const { step } = await figure.open(TWO_CREASES);
  await figure.button('Step').click();
  await press(page.locator('body'), { key: 'z', code: 'KeyY', ctrlKey: true });
  expect(await figure.number('step')).toBe(step);
  await press(page.locator('body'), { key: 'y', code: 'KeyZ', ctrlKey: true });
  expect(await figure.number('step')).toBe(step + 1);
});

test('keys of the plane are found by where they lie, where they say nothing that it knows', async ({ figure }) => {
  await figure.open(TWO_CREASES);
  const plane = figure.canvas('plane');
  await plane.focus();
  // Cyrillic: B, and the key of the full stop.
  await press(plane, { key: 'и', code: 'KeyB' });
  await expect(figure.title).toContainText('Unit B');
  await press(plane, { key: 'ю', code: 'Period' });
  expect(await figure.parameter('B: bias')).toBeLessThan(B.c);
  // German: Ü is where the bracket is.
  await press(plane, { key: 'ü', code: 'BracketLeft' });
  expect(await figure.parameter('B: weight of x1')).not.toBe(B.a);
  // French: digits need Shift there.
  const before = await figure.trainingPoints();
  await press(plane, { key: '&', code: 'Digit1' });
  expect(await figure.trainingPoints()).toBe(before + 1);
});

test('Ctrl+Z in a box undoes what is typed there, and nothing of the scene', async ({ figure, page }) => {
  await figure.open(TWO_CREASES);
  await figure.select('A');
  await figure.button('Step').click();
  const stepped = await figure.number('step');
  const box = figure.box('A: bias');
  await box.focus();
  await page.keyboard.press('End');
  await page.keyboard.type('77');
  const typed = await box.inputValue();
  await page.keyboard.press('Control+z');
  expect(await box.inputValue()).not.toBe(typed);
  expect(await figure.number('step')).toBe(stepped);

  await page.locator('details[data-points] > summary').click();
  const text = page.locator('details[data-points] textarea');
  await text.fill('');
  await text.pressSequentially('0.5 0.5 1');
  await page.keyboard.press('Control+z');
  await expect(text).not.toHaveValue('0.5 0.5 1');
  expect(await figure.number('step')).toBe(stepped);
  // On a slider there is nothing to undo but the scene.
  await figure.slider('A: bias').focus();
  await page.keyboard.press('Control+z');
  expect(await figure.parameter('A: bias')).toBe(A.c);
  expect(await figure.number('step')).toBe(stepped - 1);
});

test('quick taps on buttons and labels do not zoom the page', async ({ page }) => {
  for (const address of ['./', './play/', './lossy/', './snowflake/']) {
    await page.goto(address);
    const zooming = await page.evaluate(() =>
      [...document.querySelectorAll('button, select, summary, label')].filter((one) => getComputedStyle(one).touchAction !== 'manipulation').map((one) => one.outerHTML.slice(0, 80)),
    );
    expect(zooming, address).toEqual([]);
  }
});

test('a window that moves to a screen of finer pixels is drawn sharp at once', async ({ figure, page }) => {
  // The browser's own emulation of a screen changes what it answers, and tells nobody.
  await page.addInitScript(() => {
    const ask = window.matchMedia.bind(window);
    /** @type {[MediaQueryList, EventTarget][]} */
    const asked = [];
    window.matchMedia = (query) => {
      const list = ask(query);
      if (!query.includes('dppx')) return list;
      const told = new EventTarget();
      asked.push([list, told]);
      return /** @type {MediaQueryList} */ (Object.assign(told, { get matches() { return list.matches; } }));
    };
    Object.assign(window, {
      tellScreen: () => {
        for (const [list, told] of asked.splice(0)) {
          if (list.matches) asked.push([list, told]);
          else told.dispatchEvent(new Event('change'));
        }
      },
    });
  });
  await figure.open(TWO_CREASES);
  const plane = figure.canvas('plane');
  const sides = () => plane.evaluate((/** @type {HTMLCanvasElement} */ canvas) => canvas.width / canvas.clientWidth);
  expect(await sides()).toBeCloseTo(1, 2);
  const session = await page.context().newCDPSession(page);
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 720 };
  for (const deviceScaleFactor of [2, 1.5, 3, 1]) {
    await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false });
    await page.evaluate(() => /** @type {any} */ (window).tellScreen());
    await expect.poll(sides).toBeCloseTo(deviceScaleFactor, 2);
  }
});

test('a canvas whose memory was taken is drawn again when it is given back', async ({ figure, page }) => {
  await figure.open(TWO_CREASES);
  const plane = figure.canvas('plane');
  const picture = () => plane.evaluate((/** @type {HTMLCanvasElement} */ canvas) => canvas.toDataURL());
  await figure.drawn();
  const before = await picture();
  const blank = await plane.evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
    canvas.dispatchEvent(new Event('contextlost', { cancelable: true }));
    canvas.getContext('2d')?.reset();
    return canvas.toDataURL();
  });
  expect(blank === before).toBe(false);
  await plane.dispatchEvent('contextrestored');
  await expect.poll(async () => (await picture()) === before).toBe(true);

  // The small pictures to choose by as well.
  const thumbnail = page.locator('[data-thumbnails="data"] canvas').first();
  await thumbnail.scrollIntoViewIfNeeded();
  const drawn = () =>
    thumbnail.evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
      const { width, height } = canvas;
      return canvas.toDataURL() !== Object.assign(document.createElement('canvas'), { width, height }).toDataURL();
    });
  await expect.poll(drawn).toBe(true);
  await thumbnail.evaluate((/** @type {HTMLCanvasElement} */ canvas) => {
    canvas.getContext('2d')?.reset();
    canvas.dispatchEvent(new Event('contextrestored'));
  });
  await expect.poll(drawn).toBe(true);
});

/** Keeps what is written into the page though it says the same as before: translators redo every text that is written. @param {Page} page */
const watchWriting = (page) =>
  page.evaluate(() => {
    const said = Object.assign(window, { writtenInVain: /** @type {string[]} */ ([]) }).writtenInVain;
    /** @param {Node} node @returns {string[]} */
    const textsIn = (node) => (node.nodeType === Node.TEXT_NODE ? [node.nodeValue ?? ''] : [...node.childNodes].flatMap(textsIn));
    new MutationObserver((records) => {
      for (const { type, target, oldValue, removedNodes, addedNodes } of records) {
        if (type === 'characterData' && oldValue === target.nodeValue) said.push(oldValue ?? '');
        const [gone, come] = [removedNodes, addedNodes].map((nodes) => [...nodes].flatMap(textsIn).filter((text) => text.trim() !== ''));
        for (const text of gone ?? []) if (come?.includes(text)) said.push(`${target.nodeName}: ${text}`);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true, characterDataOldValue: true });
  });

for (const address of ['./', './lossy/', './play/', './negative/', './assembly-line/', './range/', './dying/', './prune/', './curves/', './leaky/', './mirror/', './collapse/']) {
  test(`while something trains or moves, no text is written that was there already, on ${address}`, everyPage(address), async ({ page }) => {
    await page.goto(address);
    const root = page.locator('[data-chapter]').first();
    const canvas = root.locator('canvas').first();
    await expect(canvas).toBeVisible();
    await expect(root.locator('.still').first()).toBeHidden();
    const box = await canvas.boundingBox();
    if (!box) throw new Error('no canvas');
    // A reading is pinned where there is one.
    await page.mouse.click(box.x + box.width * 0.7, box.y + box.height * 0.7);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await watchWriting(page);
    const train = root.locator('[data-action="train"]');
    if ((await train.count()) > 0) {
      await train.click();
      for (const at of [0.3, 0.5, 0.6]) await page.mouse.move(box.x + box.width * at, box.y + box.height * 0.4, { steps: 4 });
      await expect.poll(() => page.evaluate(() => Number(/step=(\d+)/.exec(location.hash)?.[1] ?? 0))).toBeGreaterThan(20);
    } else {
      const handles = (await root.locator('input[type="range"]:visible').count()) > 0 ? root.locator('input[type="range"]:visible') : canvas;
      await handles.first().focus();
      for (let time = 0; time < 12; time += 1) await page.keyboard.press(time < 6 ? 'ArrowRight' : 'ArrowLeft');
    }
    const vain = await page.evaluate(() => /** @type {any} */ (window).writtenInVain);
    expect([...new Set(vain)]).toEqual([]);
  });
}

test('while a sweep runs and an experiment is drawn, no text is written that was there already, and the focus stays', THOROUGH, async ({ page }) => {
  await page.goto('./lab/', { waitUntil: 'networkidle' });
  await page.locator('[data-lab-figure="heat-maps"]').press('ArrowRight');
  const first = page.locator('[data-lab-runs] button').first();
  await expect(first).toBeVisible();
  await watchWriting(page);
  await page.locator('[data-action="lab-run"]').click();
  await first.focus();
  const done = () => page.locator('[data-lab-progress]').evaluate((bar) => /** @type {HTMLProgressElement} */ (bar).value);
  await expect.poll(done).toBeGreaterThan(40);
  await expect(first).toBeFocused();
  await page.locator('[data-action="lab-cancel"]').click();
  const box = page.locator('[data-lab-theory="coin-toss"]');
  await box.locator('summary').click();
  await box.getByRole('button').click();
  await expect(box.getByText(/^Done\./)).toBeVisible();
  const vain = await page.evaluate(() => /** @type {any} */ (window).writtenInVain);
  expect([...new Set(vain)]).toEqual([]);
});

test('a translated page keeps its translations while it trains', async ({ figure, page }) => {
  await figure.open(TWO_CREASES);
  // As translators do: each text wrapped, and said otherwise.
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    /** @type {Text[]} */
    const texts = [];
    while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
    for (const text of texts) {
      if (!text.data.trim() || text.parentElement?.closest('script, style, option')) continue;
      const font = document.createElement('font');
      font.textContent = `Ü${text.data}`;
      text.replaceWith(font);
    }
  });
  const title = figure.title;
  await expect(title).toContainText('Ü');
  await figure.button('ÜTrain').click();
  await expect.poll(() => figure.number('step')).toBeGreaterThan(20);
  await expect(title).toContainText('Ü');
});

test('Reload while training loses no step that the reader has seen', THOROUGH, async ({ figure, page }) => {
  await figure.open(TWO_CREASES);
  await figure.button('Train').click();
  for (let time = 0; time < 3; time += 1) {
    const before = await figure.number('step');
    await expect.poll(() => figure.number('step')).toBeGreaterThan(before + 30);
    const seen = await figure.number('step');
    // The page's own way, and the browser's, which brings another window.
    if (time === 0) await Promise.all([page.waitForEvent('load'), page.evaluate(() => void setTimeout(() => location.reload()))]);
    else await page.reload();
    await figure.ready();
    expect(await figure.number('step')).toBeGreaterThanOrEqual(seen);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await figure.button('Train').click();
  }
});

test('an edit right before the page is left, or out of sight, is in the address', async ({ figure, page }) => {
  await figure.open(TWO_CREASES);
  await figure.button('Step').click();
  await figure.drawn();
  const { step } = await figure.numbers();
  await page.goto('./negative/');
  await page.goBack();
  await figure.ready();
  expect(await figure.number('step')).toBe(step);

  // Put out of sight, a page on a telephone may never write again.
  await figure.button('Step').click();
  await figure.button('Step').click();
  const hash = await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    document.dispatchEvent(new Event('visibilitychange'));
    return location.hash;
  });
  expect(hash).toContain(`step=${step + 2};`);
});

test('a figure that was training when its page was put away is as it was with Back, and waits', async ({ figure, page }) => {
  await figure.open(TWO_CREASES);
  await figure.button('Train').click();
  await expect.poll(() => figure.number('step')).toBeGreaterThan(20);
  // What a browser tells a page that it keeps, and wakes again; the browser of these tests keeps none.
  await page.evaluate(() => {
    for (const name of ['pagehide', 'pageshow']) dispatchEvent(new PageTransitionEvent(name, { persisted: true }));
  });
  await expect(figure.button('Train')).toBeVisible();
  const back = await figure.numbers();
  for (let look = 0; look < 3; look += 1) expect(await figure.numbers()).toEqual(back);
  await figure.button('Train').click();
  await expect.poll(() => figure.number('step')).toBeGreaterThan(back.step);
});

test('a tab that slept for an hour goes on where it was: no steps are made up for', async ({ figure, page }) => {
  await page.addInitScript(() => {
    let slept = 0;
    Object.assign(window, { sleep: (/** @type {number} */ milliseconds) => (slept += milliseconds) });
    const [now, ask] = [performance.now.bind(performance), requestAnimationFrame];
    performance.now = () => now() + slept;
    window.requestAnimationFrame = (callback) => ask((time) => callback(time + slept));
  });
  await figure.open(linkOf({ net: '4' }));
  await figure.speed.fill('1');
  await figure.button('Train').click();
  await expect.poll(() => figure.number('step')).toBeGreaterThan(2);
  const start = Date.now();
  const before = await figure.number('step');
  await page.evaluate(() => /** @type {any} */ (window).sleep(3_600_000));
  await expect.poll(() => figure.number('step')).toBeGreaterThan(before + 1);
  const after = await figure.number('step');
  // Ten a second, and one for the hour.
  expect(after - before).toBeLessThanOrEqual(2 + (Date.now() - start) / 100);
});
