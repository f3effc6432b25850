// @ts-check
import { expect, test } from '../support/fixtures.js';
import { linkOf } from '../support/link.js';
import { TWO_CREASES } from '../support/two_creases.js';
import { THOROUGH } from '../support/thorough.js';

test('training that diverges stops at finite weights, says where and why, and offers a lower rate', THOROUGH, async ({ figure, page }) => {
  await figure.open(linkOf({ net: '8-8', settings: ['opt=sgd', 'lr=1000'] }));
  await figure.button('Train').click();
  await expect(figure.notice).toContainText(/at step \d+: the learning rate 1,000 is too large/);
  await expect(figure.button('Train')).toBeVisible();

  const stopped = await figure.numbers();
  expect(Number.isFinite(stopped.loss)).toBe(true);
  await expect(page.locator('body')).not.toContainText(/NaN|Infinity|undefined/);
  const values = await page.locator('input').evaluateAll((all) => all.map((input) => /** @type {HTMLInputElement} */ (input).value));
  expect(values.join(' ')).not.toMatch(/NaN|Infinity|undefined/);

  // The offer may have to be taken more than once, each time at a lower rate.
  await expect(async () => {
    const offer = figure.notice.getByRole('button', { name: /^Go on at/ });
    if (await offer.isVisible()) await offer.click();
    await figure.drawn();
    await expect(figure.button('Pause')).toBeVisible({ timeout: 500 });
    expect(await figure.number('step')).toBeGreaterThan(stopped.step + 20);
  }).toPass();
  expect(Number(await figure.setting('learning-rate').inputValue())).toBeLessThan(1000);
});

test.describe('without a core', () => {
  /** What a reader is left with. @param {import('../support/figure.js').Figure} figure @param {string[]} complaints */
  const expectTextAndSentence = async (figure, complaints) => {
    await expect(figure.notice).toContainText('needs WebAssembly');
    await expect(figure.page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(figure.page.getByRole('main')).toContainText('One ReLU unit is lossy');
    // The reason stands in the console, for whoever looks there.
    expect(complaints.splice(0)).toEqual([expect.stringContaining('console')]);
  };

  test('a browser without WebAssembly shows the text, and one sentence', async ({ figure, page, complaints }) => {
    await page.addInitScript(() => {
      // @ts-expect-error: that is how such a browser looks.
      delete globalThis.WebAssembly;
    });
    await page.goto('./');
    await expectTextAndSentence(figure, complaints);
  });

  for (const [address, chapter] of [['play/', 'sandbox'], ['range/', 'range'], ['', 'sandbox']]) {
    test(`on /${address} without WebAssembly the picture and the numbers are not told as those of a link`, async ({ page, complaints }) => {
      await page.addInitScript(() => {
        // @ts-expect-error: that is how such a browser looks.
        delete globalThis.WebAssembly;
      });
      await page.goto(`./${address}`);
      const root = page.locator(`[data-chapter="${chapter}"]`);
      await expect(root.getByRole('alert')).toContainText('needs WebAssembly');
      await expect(root.getByRole('alert')).not.toContainText('of the link');
      await page.goto('about:blank');
      await page.goto(`./${address}#1;data=moons.200.10.1;net=3;act=relu;step=7;end`);
      await expect(root.getByRole('alert')).toContainText('the linked scene is not shown: the picture is an example');
      const said = await root.locator('data[data-readout], data[data-live]').evaluateAll((all) => all.map((data) => data.textContent));
      expect(said.filter((text) => text !== '–')).toEqual([]);
      complaints.length = 0;
    });
  }

  test('a browser without simd does so, too', async ({ figure, page, complaints }) => {
    await page.addInitScript(() => {
      const refuse = () => Promise.reject(new WebAssembly.CompileError('Wasm SIMD unsupported'));
      class Module {
        constructor() {
          throw new WebAssembly.CompileError('Wasm SIMD unsupported');
        }
      }
      Object.assign(WebAssembly, { instantiate: refuse, instantiateStreaming: refuse, Module });
    });
    await page.goto('./');
    await expectTextAndSentence(figure, complaints);
  });
});

for (const { what, sentence, arrange } of /** @type {{ what: string, sentence: RegExp, arrange: (page: import('@playwright/test').Page) => Promise<unknown> }[]} */ ([
  {
    what: 'without a canvas to draw on',
    sentence: /offers no canvas to draw on/,
    arrange: (page) => page.addInitScript(() => {
      Object.assign(HTMLCanvasElement.prototype, { getContext: () => null });
    }),
  },
  {
    what: 'whose core cannot be fetched',
    sentence: /could not be loaded/,
    arrange: (page) => page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '' })),
  },
])) {
  test(`a chapter ${what} keeps its picture and says so in one sentence`, async ({ page, complaints }) => {
    await arrange(page);
    await page.goto('./lossy/');
    const chapter = page.locator('[data-chapter="lossy"]');
    await expect(chapter.locator('[data-notice]')).toContainText(sentence);
    expect((await chapter.locator('[data-notice]').innerText()).match(/[.!?](\s|$)/g)).toHaveLength(1);
    await expect(chapter.locator('.still').first()).toBeVisible();
    await expect(page.locator('body')).not.toContainText('Something in Crease broke');
    complaints.splice(0);
  });
}

/** What asks no figure goes on working after a panic, as it would. */
const ASKS_NO_FIGURE = 'explainer_(new|isScene|chapterOf|version)$';

/**
 * Makes one method of the core stop like a panic, once the document is marked as broken; from then on, every method fails.
 * @param {import('@playwright/test').Page} page
 * @param {string} method  As the wasm module exports it.
 */
const breakCore = (page, method) =>
  page.addInitScript(({ broken, asksNoFigure }) => {
    const instantiate = WebAssembly.instantiateStreaming;
    let dead = false;
    /** @param {string} name @param {Function} original */
    const wrapped =
      (name, original) =>
      (/** @type {unknown[]} */ ...given) => {
        if (dead && !new RegExp(asksNoFigure).test(name)) throw new Error('recursive use of an object detected which would lead to unsafe aliasing in rust');
        if (name === broken && 'broken' in document.documentElement.dataset) {
          dead = true;
          throw new WebAssembly.RuntimeError('unreachable');
        }
        return original(...given);
      };
    WebAssembly.instantiateStreaming = async (source, imports) => {
      const { instance, module } = await instantiate(source, imports);
      const exports = Object.entries(instance.exports).map(([name, value]) => [name, typeof value === 'function' && name.startsWith('explainer_') ? wrapped(name, value) : value]);
      return { instance: { exports: Object.fromEntries(exports) }, module };
    };
  }, { broken: method, asksNoFigure: ASKS_NO_FIGURE });

for (const [name, method, key] of /** @type {const} */ ([
  ['in training', 'explainer_train', 'Train'],
  ['in drawing', 'explainer_draw', 'Step'],
])) {
  test(`a core that breaks ${name} says so, with the last good link, and nothing else fails`, async ({ figure, page }) => {
    await breakCore(page, method);
    await figure.open(TWO_CREASES);
    await figure.slider('A: bias').press('ArrowRight');
    const good = await figure.numbers();
    await page.evaluate(() => (document.documentElement.dataset.broken = ''));
    await figure.button(key).click();
    await expect(figure.notice).toContainText('Something in Crease broke (unreachable)');

    // What the reader or the browser does now is met with silence.
    await page.setViewportSize({ width: 900, height: 700 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.keyboard.press('Control+z');
    await figure.drawn();
    await expect(figure.notice).toContainText('Something in Crease broke (unreachable)');

    await figure.notice.getByRole('link', { name: 'last good link' }).click();
    await expect(figure.notice).toBeHidden();
    await figure.ready();
    expect(await figure.numbers()).toEqual(good);
    await figure.button('Train').click();
    await expect.poll(() => figure.number('step')).toBeGreaterThan(0);
  });
}

test('a link that is entered after the core broke opens by itself', async ({ figure, page }) => {
  await breakCore(page, 'explainer_train');
  await figure.open(TWO_CREASES);
  await page.evaluate(() => (document.documentElement.dataset.broken = ''));
  await figure.button('Train').click();
  await expect(figure.notice).toContainText('Something in Crease broke (unreachable)');
  await page.evaluate(() => (location.hash = '1;data=moons.200.10.1;net=5;act=relu;end'));
  await expect(figure.notice).toBeHidden();
  await figure.ready();
  await expect(figure.setting('layers')).toHaveValue('5');
  await figure.button('Train').click();
  await expect.poll(() => figure.number('step')).toBeGreaterThan(0);
});

test('steps that no script can count are refused, and the next link opens', async ({ figure, page }) => {
  await page.goto(`./play/#${linkOf({ net: 'none', settings: ['step=9007199254740992'], weights: [0, 0, 0] })}`);
  await expect(figure.notice).toContainText('step=9007199254740992');
  await figure.ready();
  const last = linkOf({ net: 'none', settings: ['step=9007199254740991'], weights: [1, 0, 0] });
  await page.evaluate((link) => (location.hash = link), last);
  await expect(figure.notice).toBeHidden();
  await expect.poll(() => figure.number('step')).toBe(Number.MAX_SAFE_INTEGER);
  await figure.button('Step').click();
  expect(await figure.number('step')).toBe(Number.MAX_SAFE_INTEGER);
  await page.evaluate(() => (location.hash = '1;data=moons.200.10.1;net=5;act=relu;end'));
  await expect.poll(() => figure.number('step')).toBe(0);
});

test('thirty thousand keys that nobody knows make a short notice', async ({ figure, page }) => {
  const keys = Array.from({ length: 30_000 }, (_, index) => `k${index}=1`);
  await page.goto(`./play/#1;${keys.join(';')};end`);
  await expect(figure.notice).toContainText('“k0”, “k1”, “k2”, “k3”, “k4” and 29,995 other');
  const box = await figure.notice.boundingBox();
  expect(box?.height).toBeLessThan(120);
});
