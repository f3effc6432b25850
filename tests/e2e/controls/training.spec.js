// @ts-check
import { figureOn } from '../support/figure.js';
import { expect, test } from '../support/fixtures.js';
import { linkOf } from '../support/link.js';

const TRAINED = 0.95;

/** The steps that ten seconds have, at 60 frames a second and the standard ten steps a frame. */
const TEN_SECONDS = 6000;

test('on the front page, one click on the first Train brings its figure to 95 % in no more steps than ten seconds have', async ({ page }) => {
  const trainable = page.locator('[data-chapter]', { has: page.locator('[data-action="train"]') });
  const figure = figureOn(page, trainable.first());
  const first = await figure.open(undefined, './');
  // The first readouts of the page are this figure's.
  const readout = await page.locator('data[data-readout]').first().elementHandle();
  expect(await figure.root.evaluate((root, data) => root.contains(data), readout)).toBe(true);
  expect(first.step).toBe(0);
  expect(first.accuracy).toBeLessThan(TRAINED);

  await figure.button('Train').click();
  await expect(figure.button('Pause')).toBeVisible();
  // Looked at in every frame: the step is the first one drawn with so many right.
  const reached = await page.waitForFunction(
    ([root, trained]) => {
      const read = (/** @type {string} */ name) => Number(/** @type {HTMLDataElement | null} */ (root?.querySelector(`data[data-readout="${name}"]`))?.value);
      return read('accuracy') >= trained && read('step');
    },
    /** @type {const} */ ([await figure.root.elementHandle(), TRAINED]),
  );
  expect(await reached.jsonValue()).toBeLessThanOrEqual(TEN_SECONDS);

  await figure.button('Pause').click();
  await expect(figure.button('Train')).toBeVisible();
  const trained = await figure.numbers();
  for (let look = 0; look < 5; look += 1) expect(await figure.numbers()).toEqual(trained);
  expect(trained.loss).toBeLessThan(first.loss);
});

test('a run is one step back, and one forward', async ({ figure }) => {
  const first = await figure.open();
  await figure.button('Train').click();
  await expect.poll(() => figure.number('step')).toBeGreaterThan(20);
  await figure.button('Pause').click();
  const trained = await figure.numbers();

  await figure.button('Undo').click();
  expect(await figure.numbers()).toEqual(first);
  await expect(figure.button('Undo')).toBeDisabled();
  await figure.button('Redo').click();
  expect(await figure.numbers()).toEqual(trained);
  await expect(figure.button('Redo')).toBeDisabled();
});

test('Step adds one step, Reset leads back to the same weights, New weights to others', async ({ figure }) => {
  const first = await figure.open();
  for (let step = 1; step <= 3; step += 1) {
    await figure.button('Step').click();
    expect(await figure.number('step')).toBe(step);
  }
  expect(await figure.number('loss')).not.toBe(first.loss);

  await figure.button('Reset').click();
  expect(await figure.numbers()).toEqual(first);

  await figure.button('New weights').click();
  const other = await figure.numbers();
  expect(other.step).toBe(0);
  expect(other.loss).not.toBe(first.loss);

  await figure.button('Step').click();
  await figure.button('Reset').click();
  expect(await figure.numbers()).toEqual(other);
});

test('circle, XOR, blobs and moons are each trained to 95 %', async ({ figure }) => {
  await figure.open();
  await figure.speed.fill('6');
  for (const points of ['circle', 'xor', 'blobs', 'moons']) {
    await figure.setting('data').selectOption(points);
    await figure.button('New weights').click();
    expect(await figure.number('step'), points).toBe(0);
    await figure.button('Train').click();
    await expect.poll(() => figure.number('accuracy'), { message: points }).toBeGreaterThanOrEqual(TRAINED);
    await figure.button('Pause').click();
  }
});

test('without points there is no loss, and training waits for some', async ({ figure, plane }) => {
  const none = await figure.open(linkOf({ points: [] }));
  expect(none).toMatchObject({ step: 0, loss: null, accuracy: null });
  await figure.button('Train').click();
  await expect(figure.button('Pause')).toBeVisible();
  expect(await figure.number('step')).toBe(0);
  await plane.use('add-1');
  await plane.click({ x: 0.5, y: 0.9 });
  await expect.poll(() => figure.number('step')).toBeGreaterThan(0);
  expect(await figure.number('loss')).not.toBeNull();
});

test('the slowest speed takes a step a second and leaves the picture to the reader', async ({ figure, plane }) => {
  await figure.open();
  await figure.speed.fill('0');
  const start = Date.now();
  await figure.button('Train').click();
  await expect.poll(() => figure.number('step')).toBeGreaterThanOrEqual(2);
  const { step } = await figure.numbers();
  expect(step).toBeLessThanOrEqual(1 + (Date.now() - start) / 1000);

  // Between two steps the page follows the pointer.
  await plane.pointAt({ x: 0.5, y: -0.5 });
  expect((await figure.pointed())?.x1).toBeCloseTo(0.5, 1);
  await plane.pointAt({ x: -0.5, y: -0.5 });
  expect((await figure.pointed())?.x1).toBeCloseTo(-0.5, 1);
});

test('as fast as possible takes many steps a frame and goes on drawing', { tag: '@alone' }, async ({ figure, page }) => {
  await figure.open();
  await figure.speed.fill('6');
  await page.evaluate(() => {
    const count = () => {
      document.body.dataset.frames = String(Number(document.body.dataset.frames ?? 0) + 1);
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  await figure.button('Train').click();
  await expect.poll(() => figure.number('step')).toBeGreaterThan(2000);
  await figure.button('Pause').click();
  const frames = Number(await page.locator('body').getAttribute('data-frames'));
  const { step } = await figure.numbers();
  expect(frames).toBeGreaterThan(5);
  expect(step / frames).toBeGreaterThan(10);
});

test('the same run passes the same numbers again, bit for bit', { tag: '@alone' }, async ({ figure, page }) => {
  await figure.open();
  // One step a frame: most steps of both runs are seen.
  await figure.speed.fill('2');

  /** The numbers at each step that was drawn. */
  const run = async () => {
    await page.evaluate(() => {
      document.body.dataset.seen = '{}';
      const look = () => {
        const read = (/** @type {string} */ name) => /** @type {HTMLDataElement} */ (document.querySelector(`[data-readout="${name}"]`)).value;
        const seen = JSON.parse(document.body.dataset.seen ?? '{}');
        const now = `${read('loss')} ${read('accuracy')} ${read('regions')}`;
        // A second loss at the same step would be a number that is not of the weights shown.
        seen[read('step')] ??= now;
        if (seen[read('step')] !== now) seen[read('step')] += ` then ${now}`;
        document.body.dataset.seen = JSON.stringify(seen);
        if (Number(read('step')) < 40) requestAnimationFrame(look);
      };
      look();
    });
    await figure.button('Train').click();
    await expect.poll(() => figure.number('step')).toBeGreaterThan(40);
    await figure.button('Pause').click();
    return JSON.parse((await page.locator('body').getAttribute('data-seen')) ?? '{}');
  };

  const first = await run();
  await figure.button('Reset').click();
  await figure.drawn();
  const second = await run();
  const shared = Object.keys(first).filter((step) => step in second);
  expect(shared.length).toBeGreaterThan(10);
  for (const step of shared) expect(second[step], `step ${step}`).toBe(first[step]);
});

test('looking around changes no number of the network', async ({ figure, plane, page }) => {
  await figure.open();
  await figure.button('Step').click();
  const { loss, accuracy, step } = await figure.numbers();
  await plane.pointAt({ x: 0.3, y: 0.6 });
  await figure.select('C');
  await figure.choose('shading', 'class');
  await figure.action('further').click();
  await figure.action('zoom-in').click();
  await page.emulateMedia({ colorScheme: 'dark' });
  await figure.speed.fill('1');
  await page.setViewportSize({ width: 500, height: 700 });
  expect(await figure.numbers()).toMatchObject({ loss, accuracy, step });
});

test('a weight set while training runs does not break the run into many undo steps', async ({ figure }) => {
  const first = await figure.open();
  await figure.button('Train').click();
  await expect.poll(() => figure.number('step')).toBeGreaterThan(0);
  await figure.slider('A: bias').press('ArrowRight');
  const { step } = await figure.numbers();
  await expect.poll(() => figure.number('step')).toBeGreaterThan(step + 50);
  await figure.button('Pause').click();

  let undone = 0;
  while (await figure.button('Undo').isEnabled()) {
    await figure.button('Undo').click();
    await figure.drawn();
    undone += 1;
    expect(undone).toBeLessThan(4);
  }
  expect(await figure.numbers()).toEqual(first);
});
