// @ts-check
// Browsers that keep their readers from being recognised: pixels with noise or none at all, coarse clocks, no storage.
import fs from 'node:fs/promises';
import { expect, test } from '../support/fixtures.js';

const TRAINED = '1;data=xor.200.10.1;net=4;act=relu;step=300;end';

/** @typedef {import('@playwright/test').Page} Page */

/** Changes what the page reads of its canvases. @param {Page} page @param {'noise' | 'white'} how */
const disturb = (page, how) =>
  page.addInitScript((way) => {
    const read = CanvasRenderingContext2D.prototype.getImageData;
    CanvasRenderingContext2D.prototype.getImageData = function (...asked) {
      const image = read.apply(this, asked);
      const { data } = image;
      // As Brave and Firefox do it: the lowest bit of some values, the same ones each time.
      if (way === 'white') data.fill(255);
      else for (let place = 3; place < data.length; place += 7) data[place] ^= 1;
      return image;
    };
  }, how);

test('where pixels are read with noise, no PNG and no film is saved in silence: the SVG is offered instead', async ({ figure, page }) => {
  await disturb(page, 'noise');
  /** @type {string[]} */
  const saved = [];
  page.on('download', (download) => saved.push(download.suggestedFilename()));
  await figure.open(TRAINED);
  await figure.button('Share').click();
  const dialog = figure.root.getByRole('dialog');
  const instead = dialog.getByRole('button', { name: 'Save as SVG' });
  await expect(instead).toBeHidden();
  for (const kind of ['png', 'gif', 'picture']) {
    await dialog.locator(`[data-share="${kind}"]`).click();
    await expect(dialog.getByRole('status')).toContainText('changes the pixels that a page reads');
    await expect(instead).toBeVisible();
    await dialog.locator('[data-share="json"]').click();
    await expect(dialog.getByRole('status')).toContainText('Saved as');
    await expect(instead).toBeHidden();
  }
  await dialog.locator('[data-share="png"]').click();
  const saving = page.waitForEvent('download');
  await instead.click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe('crease-plane.svg');
  expect(await fs.readFile(await file.path(), 'utf8')).toContain('<svg');
  expect(saved.filter((name) => /png|gif/.test(name))).toEqual([]);
});

test('a browser without noise is not told of any', async ({ figure, page }) => {
  await figure.open(TRAINED);
  await figure.button('Share').click();
  const saving = page.waitForEvent('download');
  await figure.root.getByRole('dialog').locator('[data-share="png"]').click();
  expect((await saving).suggestedFilename()).toBe('crease-plane.png');
});

/** Prints a word in the figure of the question, and tells what is kept of it, and the picture. @param {Page} page @param {string} label */
const printed = async (page, label) => {
  await page.goto('./lossy/');
  const root = page.locator('[data-chapter="lossy"]');
  await root.locator('data[data-live="kept"]:not([value=""])').waitFor();
  const canvas = root.locator('canvas[data-figure="read-back"]');
  const picture = async () => {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    return canvas.evaluate((/** @type {HTMLCanvasElement} */ element) => element.toDataURL());
  };
  const before = await picture();
  await root.locator('[data-print]').selectOption({ label });
  return { root, before, after: await picture() };
};

test('a word is printed to the same tones with noise as without', async ({ page, context }) => {
  const clean = await printed(page, 'ReLU');
  expect(clean.after === clean.before).toBe(false);
  const other = await context.newPage();
  await disturb(other, 'noise');
  const noisy = await printed(other, 'ReLU');
  expect(noisy.after === clean.after).toBe(true);
});

test('where nothing that is drawn can be read, the figure says why a word is not printed, and shows its own', async ({ page }) => {
  await disturb(page, 'white');
  const { root, before, after } = await printed(page, 'ReLU');
  await expect(root.getByRole('alert')).toContainText('does not let a page read what it draws');
  expect(after === before).toBe(true);
});

for (const step of [16.67, 100]) {
  test(`with a clock in steps of ${step} ms, as fast as possible trains, and goes on drawing`, async ({ figure, page }) => {
    await page.addInitScript((tick) => {
      const [now, ask] = [performance.now.bind(performance), requestAnimationFrame];
      const coarse = (/** @type {number} */ time) => Math.floor(time / tick) * tick;
      performance.now = () => coarse(now());
      window.requestAnimationFrame = (callback) =>
        ask((time) => {
          document.documentElement.dataset.frames = String(Number(document.documentElement.dataset.frames ?? 0) + 1);
          callback(coarse(time));
        });
    }, step);
    await figure.open(TRAINED);
    await figure.speed.fill('6');
    const before = await figure.number('step');
    const frames = () => page.evaluate(() => Number(document.documentElement.dataset.frames));
    const first = await frames();
    await figure.button('Train').click();
    await expect.poll(() => figure.number('step')).toBeGreaterThan(before + 1000);
    await figure.button('Pause').click();
    const drawn = (await frames()) - first;
    const trained = (await figure.number('step')) - before;
    expect(drawn).toBeGreaterThan(10);
    expect(trained / drawn).toBeGreaterThan(5);
  });
}

test('where storage is refused, the page works and says nothing', async ({ figure, page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    }
  });
  await figure.open(TRAINED);
  await figure.button('Train').click();
  await expect.poll(() => figure.number('step')).toBeGreaterThan(320);
  await expect(figure.notice).toBeHidden();
});
