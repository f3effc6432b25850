// @ts-check
import { figureOn, valueOf } from '../support/figure.js';
import { expect, test } from '../support/fixtures.js';
import { linkOf } from '../support/link.js';
import { THOROUGH } from '../support/thorough.js';
import { TWO_CREASES } from '../support/two_creases.js';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** @typedef {import('../support/figure.js').Figure} Figure */

/** Presses Copy link and gives what was copied. @param {Figure} figure */
const copyLink = async ({ button, page, root }) => {
  // Not what an earlier press left there.
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await button('Copy link').click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toBe('');
  await expect(root.locator('[data-status]')).toHaveText('Copied');
  return page.evaluate(() => navigator.clipboard.readText());
};

/** Opens an address in a page that has seen nothing else. @param {Figure} figure @param {string} address */
const openFresh = async ({ page }, address) => {
  const fresh = await page.context().newPage();
  await fresh.goto(address);
  const figure = figureOn(fresh);
  await figure.ready();
  return figure;
};

/** The copied link opened in a fresh page shows the numbers that the page shows now. @param {Figure} figure */
const expectSameInFreshPage = async (figure) => {
  const numbers = await figure.numbers();
  const copied = await copyLink(figure);
  const fresh = await openFresh(figure, copied);
  expect(await fresh.numbers()).toEqual(numbers);
  await expect(fresh.notice).toBeHidden();
  // And says the same of itself.
  expect(await copyLink(fresh)).toBe(copied);
  await fresh.page.close();
  return copied;
};

test('a copied link shows the same numbers in a fresh page: trained, and edited by hand', THOROUGH, async ({ figure, page }) => {
  await figure.open();
  expect(await expectSameInFreshPage(figure)).not.toContain('step=');

  await figure.button('Step').click();
  await figure.button('Step').click();
  await expectSameInFreshPage(figure);

  await figure.button('Train').click();
  await expect.poll(() => figure.number('step')).toBeGreaterThan(200);
  await figure.button('Pause').click();
  await figure.button('Output').click();
  const recipe = await expectSameInFreshPage(figure);
  expect(recipe, 'a run from the first weights travels as its recipe').not.toContain(';w=');

  await figure.slider('output: bias').press('ArrowRight');
  const edited = await expectSameInFreshPage(figure);
  expect(edited).toContain(';w=');
  // The address bar follows by itself.
  await expect.poll(() => page.url()).toBe(edited);

  await figure.button('Undo').click();
  expect(await copyLink(figure)).toBe(recipe);
});

test('a copied link carries own points, another shape, frame, shading and settings', async ({ figure, plane }) => {
  await figure.open();
  await plane.use('add-1');
  await plane.click({ x: 0.9, y: -1.1 });
  await plane.use('relabel');
  await plane.click({ x: 0.9, y: -1.1 });
  await figure.setting('layers').fill('4-4');
  await figure.setting('layers').press('Enter');
  await figure.setting('activation').selectOption('leaky');
  await figure.setting('learning-rate').selectOption('0.1');
  await figure.choose('optimizer', 'momentum');
  await figure.choose('shading', 'probability');
  await figure.action('further').click();
  await figure.button('Step').click();
  await figure.select('F');
  const copied = await expectSameInFreshPage(figure);
  expect(copied).toContain('net=4-4');

  const fresh = await openFresh(figure, copied);
  for (const [setting, value] of /** @type {const} */ ([
    ['data', 'own'],
    ['layers', '4-4'],
    ['activation', 'leaky'],
    ['learning-rate', '0.1'],
    ['optimizer', 'momentum'],
    ['shading', 'probability'],
  ])) {
    await expect.poll(() => valueOf(fresh.root, setting), setting).toBe(value);
  }
  await expect(fresh.title).toHaveText('Unit F, layer 2');
});

test('the address bar survives a reload', async ({ figure, page }) => {
  await figure.open(TWO_CREASES);
  await figure.slider('A: bias').press('ArrowRight');
  const numbers = await figure.numbers();
  await expect.poll(() => page.url()).not.toContain(TWO_CREASES);
  await page.reload();
  await figure.ready();
  expect(await figure.numbers()).toEqual(numbers);
});

for (const [width, height] of /** @type {const} */ ([[390, 844], [1280, 720], [1366, 625]])) {
  for (const address of /** @type {const} */ (['./play/', './'])) {
    test(`a link that is opened again on ${address} has its whole plane in view, in a window of ${width} by ${height}`, async ({ figure, page }) => {
      await page.setViewportSize({ width, height });
      await figure.open(TWO_CREASES, address);
      await expect(figure.canvas('plane')).toBeInViewport({ ratio: 1 });
      await expect(figure.button('Train')).toBeInViewport({ ratio: 1 });
      await page.reload();
      await figure.ready();
      await expect(figure.canvas('plane')).toBeInViewport({ ratio: 1 });
    });
  }
}

test('Back and Forward lead over changes of data and of shape', async ({ figure, page }) => {
  await figure.open();
  await figure.button('Step').click();
  const first = await figure.numbers();
  await figure.setting('data').selectOption('moons');
  const moons = await figure.numbers();
  await figure.setting('layers').fill('4-4');
  await figure.setting('layers').press('Enter');
  const deep = await figure.numbers();

  await page.goBack();
  await expect(figure.setting('layers')).toHaveValue('4');
  expect(await figure.numbers()).toEqual(moons);
  await page.goBack();
  await expect(figure.setting('data')).toHaveValue('xor');
  expect(await figure.numbers()).toEqual(first);
  await page.goForward();
  await page.goForward();
  await expect(figure.setting('layers')).toHaveValue('4-4');
  expect(await figure.numbers()).toEqual(deep);
});

test('a small change writes no entry in the history of its own', THOROUGH, async ({ figure, page }) => {
  await figure.open();
  const entries = await page.evaluate(() => history.length);
  await figure.button('Step').click();
  await expect.poll(() => page.url()).toContain('step=1');
  await figure.slider('A: bias').press('ArrowRight');
  await expect.poll(() => page.url()).toContain(';w=');
  expect(await page.evaluate(() => history.length)).toBe(entries);
});

const DAMAGED = TWO_CREASES.replace(/w=(.)/, (_, letter) => `w=${letter === 'A' ? 'B' : 'A'}`);

/** Links that are none, with a part of the sentence that the reader gets. @type {Record<string, [link: string, sentence: string]>} */
const BAD = {
  'cut off': [TWO_CREASES.slice(0, -20), 'cut off'],
  'damaged on the way': [DAMAGED, 'damaged'],
  'oversized': [`1;data=xor.200.10.1;x=${'a'.repeat(300_000)};end`, '262,144 are possible'],
  'of a later version': ['2;data=xor.200.10.1;net=8;end', 'newer Crease'],
  'with the weights of another shape': [TWO_CREASES.replace('net=2', 'net=3'), 'carries 9 weights'],
  'with an impossible value': [linkOf({ net: '99999999999-8' }), 'not possible'],
  'with a number that is none': [linkOf({ settings: ['lr=NaN'] }), 'not possible'],
  'that says a thing twice': [linkOf({ settings: ['net=4'] }), 'twice'],
  'that asks for endless training': [linkOf({ settings: ['step=999999999999'] }), 'training steps'],
  'with markup in it': ['1;data=<img src=x onerror=alert(1)>;end', 'not possible'],
  'with escapes of what is not possible': ['1;data=xor%2e5%2e10%2e1;net=8;act=relu;end', 'not possible'],
  'with null bytes': ['1;data=\0;net=%00;end', 'not possible'],
  'with __proto__ as a value': ['1;data=__proto__.1.1.1;act=constructor;end', 'not possible'],
};

test('a bad link is told, and the default scene opens, nothing half-restored', THOROUGH, async ({ figure, page }) => {
  const standard = await figure.open();
  const settings = () => figure.root.locator('[data-setting]').evaluateAll((all) => all.map((control) => /** @type {HTMLInputElement} */ (control).value));
  const standardSettings = await settings();
  for (const [name, [link, sentence]] of Object.entries(BAD)) {
    await test.step(name, async () => {
      await page.goto('about:blank');
      expect(await figure.open(link), name).toEqual(standard);
      await expect(figure.notice, name).toContainText(sentence);
      await expect(figure.notice, name).toContainText('The default scene is shown.');
      expect(await settings(), name).toEqual(standardSettings);
    });
  }
  // No image but the page's own.
  await expect(page.locator('img:not(.still)')).toHaveCount(0);
});

test('what is wrong with a link stands in a row of its own in the workshop, over no part of the plane', async ({ figure, page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await figure.open(DAMAGED);
  await expect(figure.button('Copy the address')).toBeVisible();
  const [train, notice, plane] = await Promise.all([figure.button('Train'), figure.notice, figure.canvas('plane')].map((part) => part.boundingBox()));
  if (!train || !notice || !plane) throw new Error('a part is not shown');
  expect(notice.y).toBeGreaterThanOrEqual(train.y + train.height);
  expect(plane.y).toBeGreaterThanOrEqual(notice.y + notice.height);
  expect(plane.y + plane.height).toBeLessThanOrEqual(800);
});

test.describe('by finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('what is wrong with a link is in sight, though the page has gone to the figure', async ({ page }) => {
    await page.goto(`./lossy/#${DAMAGED}`);
    await expect(page.getByRole('button', { name: 'Copy the address' })).toBeVisible();
    await expect(page.locator('[data-notice]')).toBeInViewport({ ratio: 1 });
  });
});

test('a bad link opened over a scene leaves the default scene; Back leads to what was before', async ({ figure, page }) => {
  const standard = await figure.open();
  await page.goto('about:blank');
  const before = await figure.open(TWO_CREASES);
  for (const [link, sentence] of [BAD['cut off'], BAD['with markup in it']]) {
    await page.evaluate((fragment) => (location.hash = fragment), link);
    await expect(figure.notice).toContainText(sentence);
    expect(await figure.numbers()).toEqual(standard);
    await page.goBack();
    await expect(figure.notice).toBeHidden();
    expect(await figure.numbers()).toEqual(before);
  }
});

test('a key that is not known is named, and the rest of the link opens', async ({ figure, page }) => {
  const plain = await figure.open(linkOf({ net: '4-4' }));
  for (const key of ['__proto__', 'colour', '<b>']) {
    await page.goto('about:blank');
    expect(await figure.open(linkOf({ net: '4-4', settings: [`${key}=1`] }))).toEqual(plain);
    await expect(figure.notice).toContainText(key === '<b>' ? 'b' : `“${key}”`);
    await expect(figure.notice).toContainText('left out');
    await expect(figure.notice.locator('b')).toHaveCount(0);
  }
});

test('the id of an element is no scene: it opens quietly, and leaves scene and training alone', async ({ figure, page }) => {
  const standard = await figure.open('reading');
  await expect(figure.notice).toBeHidden();
  expect(await figure.numbers()).toEqual(standard);
  expect(standard.step).toBe(0);

  await figure.button('Train').click();
  await page.evaluate(() => (location.hash = 'sandbox'));
  const { step } = await figure.numbers();
  await expect.poll(() => figure.number('step')).toBeGreaterThan(step);
  await expect(figure.button('Pause')).toBeVisible();
});

test('a link is opened once, at the start and later, and no other scene before it', async ({ figure, page }) => {
  await page.addInitScript(() => {
    /** @type {Record<string, number>} */
    const calls = {};
    Object.assign(window, { calls });
    const plain = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
      const { instance, module } = await plain(...given);
      const counted = Object.entries(instance.exports).map(([name, value]) => {
        if (typeof value !== 'function') return [name, value];
        return [name, (/** @type {unknown[]} */ ...args) => {
          calls[name] = (calls[name] ?? 0) + 1;
          return value(...args);
        }];
      });
      return { instance: { exports: Object.fromEntries(counted) }, module };
    };
  });
  /** How often a session was made. */
  const sessions = () => page.evaluate(() => {
    const { calls } = /** @type {{ calls: Record<string, number> }} */ (/** @type {unknown} */ (window));
    return { made: calls.explainer_new, opened: calls.explainer_open ?? 0 };
  });
  await figure.open(TWO_CREASES);
  expect(await sessions()).toEqual({ made: 1, opened: 0 });
  await page.evaluate((hash) => (location.hash = hash), linkOf({ data: 'moons.200.10.1', net: '4' }));
  await expect(figure.setting('data')).toHaveValue('moons');
  expect(await sessions()).toEqual({ made: 1, opened: 1 });
});

test('where the clipboard is refused, the page shows the link instead', async ({ figure, page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('not allowed', 'NotAllowedError'));
    document.execCommand = () => false;
  });
  await figure.open(TWO_CREASES);
  await figure.button('Copy link').click();
  await expect(figure.notice).toContainText('did not let the page copy');
  const shown = figure.notice.getByRole('link');
  await expect(shown).toHaveAttribute('href', new RegExp(`${TWO_CREASES.slice(0, 40)}.*end$`));
  await expect(shown).toHaveText((await shown.getAttribute('href')) ?? '');
});
