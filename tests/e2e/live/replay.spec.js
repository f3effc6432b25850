// @ts-check
// Links that describe a long run: it is repeated in pieces, and the page listens meanwhile.
import { expect, test } from '../support/fixtures.js';
import { THOROUGH } from '../support/thorough.js';

/** The longest run of a recipe that a link may ask for: millions of steps that cost next to nothing. */
const LONG = '1;data=xor.200.10.1;net=none;act=relu;batch=1;step=16000000;end';
test('a long run is repeated in pieces, with a line that says so, and ends where it says', THOROUGH, async ({ figure, page }) => {
  await page.goto(`./play/#${LONG}`);
  const line = figure.root.locator('[data-progress]');
  await expect(line).toContainText('16,000,000 training steps');
  // What is not known yet is not shown.
  await expect(figure.root.locator('data[data-readout="loss"]')).toHaveAttribute('value', '');
  await expect(figure.button('Step')).toBeDisabled();
  const bar = line.locator('progress');
  await expect.poll(() => bar.evaluate((/** @type {HTMLProgressElement} */ { position }) => position)).toBeGreaterThan(0);
  expect(new URL(page.url()).hash).toBe(`#${LONG}`);

  // Training waits for its turn.
  await figure.button('Train').click();
  await expect(figure.button('Pause')).toBeVisible();
  await expect.poll(() => figure.number('step'), { timeout: 100_000 }).toBeGreaterThan(16_000_000);
  await expect(line).toHaveCount(0);
  await expect(figure.root).not.toHaveAttribute('data-replaying');
});

test('a run is repeated in one worker, which ends with it and with a new link', async ({ figure, page }) => {
  const begun = page.waitForEvent('worker');
  await page.goto(`./play/#${LONG}`);
  const worker = await begun;
  expect(page.workers()).toEqual([worker]);
  const ended = worker.waitForEvent('close');
  await page.evaluate(() => (location.hash = '1;data=moons.200.10.1;net=5;act=relu;end'));
  await ended;
  await figure.ready();
  expect(page.workers()).toEqual([]);
});

test('where a page may have no worker, it repeats a run between its frames, to the same weights', async ({ figure, page }) => {
  const link = '1;data=xor.200.10.1;net=8-8;act=relu;step=9000;end';
  const shown = async () => ({ step: await figure.number('step'), loss: await figure.number('loss'), regions: await figure.number('regions') });
  await page.goto(`./play/#${link}`);
  await expect.poll(() => figure.number('step'), { timeout: 60_000 }).toBe(9000);
  const inWorker = await shown();
  await page.addInitScript(() => {
    window.Worker = /** @type {any} */ (
      class {
        constructor() {
          throw new DOMException('no worker here', 'SecurityError');
        }
      }
    );
  });
  await page.goto('about:blank');
  await page.goto(`./play/#${link}`);
  await expect.poll(() => figure.number('step'), { timeout: 60_000 }).toBe(9000);
  expect(await shown()).toEqual(inWorker);
});

test('while a run is repeated, a new link opens, and an edit goes on from where the run is', async ({ figure, page }) => {
  await page.goto(`./play/#${LONG}`);
  await expect(figure.root).toHaveAttribute('data-replaying');
  await page.evaluate(() => (location.hash = '1;data=moons.200.10.1;net=5;act=relu;end'));
  await figure.ready();
  expect(await figure.number('step')).toBe(0);
  await expect(figure.setting('layers')).toHaveValue('5');

  await page.evaluate((link) => (location.hash = link), LONG);
  const bar = figure.root.locator('[data-progress] progress');
  await expect.poll(() => bar.evaluate((/** @type {HTMLProgressElement} */ { position }) => position)).toBeGreaterThan(0);
  await figure.setting('learning-rate').selectOption('0.1');
  await expect(figure.root).not.toHaveAttribute('data-replaying');
  const step = await figure.number('step');
  expect(step).toBeGreaterThan(0);
  expect(step).toBeLessThan(16_000_000);
  // Undone, the run is repeated to its end.
  await figure.button('Undo').click();
  await expect(figure.root).toHaveAttribute('data-replaying');
});
