// @ts-check
// Points of a file keep its names and its values: standardised points train, and what is shown and passed on speaks of the file.
import fs from 'node:fs';
import { expect, test } from '../support/fixtures.js';
import { THOROUGH } from '../support/thorough.js';

/** Heights and weights, as people have them. */
const TABLE = ['height,weight,sex', '183,84.5,man', '168,61,woman', '176,80,man', '159,55.5,woman', '171,66,woman', '190,91,man'].join('\n');
/** Prices that no few hinges follow exactly. */
const YEARS = ['year,price', ...Array.from({ length: 30 }, (_, year) => `${1990 + year},${Math.round(150_000 + 3000 * year + 20_000 * Math.sin(year / 3))}`)].join('\n');

/**
 * Takes a pasted table, standardised, for the points of the playground.
 * @param {import('../support/figure.js').Figure} figure @param {import('@playwright/test').Page} page @param {string} text
 */
const paste = async (figure, page, text) => {
  await page.goto('./play/');
  await expect(figure.root.locator('[data-readout="regions"]').first()).toHaveText(/\d/);
  const box = page.locator('[data-file-door]');
  if (!(await box.locator('textarea').isVisible())) await box.locator('summary').click();
  await box.locator('textarea').fill(text);
  await box.getByRole('button', { name: 'Read it' }).click();
  await box.getByLabel('Standardise').check();
  await box.getByRole('button', { name: 'Use these points' }).click();
  await expect(box.locator('p > [role="status"]').first()).toContainText('These are the points now');
};

/** The address once it has followed a run to this step. @param {import('@playwright/test').Page} page @param {number} step */
const linkAt = async (page, step) => {
  await expect.poll(() => page.evaluate(() => location.hash)).toContain(`;step=${step};`);
  return page.evaluate(() => location.hash);
};

test('standardised points train, and axes, readings, legend and files keep the values of the file', async ({ figure, page }) => {
  await paste(figure, page, TABLE);
  await figure.button('Train').click();
  await expect.poll(() => figure.number('accuracy')).toBe(1);
  await figure.button('Pause').click();

  // A click on the middle of the plane: about the mean of the file.
  const plane = figure.canvas('plane');
  const { width, height } = /** @type {{ width: number, height: number }} */ (await plane.boundingBox());
  await plane.click({ position: { x: width / 2, y: height / 2 } });
  const reading = figure.root.locator('[data-pointed]').first();
  await expect(reading).toContainText(/answer: (blue disc|orange triangle) \((man|woman)\)/);
  const [, tall, heavy] = /height = ([\d.]+), weight = ([\d.]+)/.exec(await reading.innerText()) ?? [];
  expect(Number(tall)).toBeGreaterThan(150);
  expect(Number(tall)).toBeLessThan(200);
  expect(Number(heavy)).toBeGreaterThan(50);
  expect(Number(heavy)).toBeLessThan(95);

  const legend = figure.root.locator('.legend').first();
  await legend.locator('> summary').click();
  await expect(legend).toContainText('blue disc: man. orange triangle: woman. x1: height. x2: weight.');

  // The link carries all of it; a picture made of it counts in centimetres.
  const { step } = await figure.numbers();
  const link = await linkAt(page, step);
  expect(link).toMatch(/;axes=[\d.,]+;.*names=/);
  await page.goto('about:blank');
  await page.goto(`./play/${link}`);
  await expect(figure.root.locator('[data-readout="accuracy"]').first()).toHaveText(/100/);
  await plane.click({ position: { x: width / 2, y: height / 2 } });
  await expect(reading).toContainText('height = ');

  // Other points have none of it.
  await figure.setting('data').selectOption('moons');
  await plane.click({ position: { x: width / 2, y: height / 2 } });
  await expect(reading).toContainText('x1 = ');
});

test('numbers of a file are learned, in its own values, and travel in a link of version 2', THOROUGH, async ({ figure, page }) => {
  await paste(figure, page, YEARS);
  await figure.button('Train').click();
  // In the unit of the prices.
  await expect.poll(() => figure.number('error')).toBeLessThan(9000);
  await figure.button('Pause').click();
  expect(await figure.number('error')).toBeGreaterThan(1);
  const { error, step } = await figure.numbers();
  const link = await linkAt(page, step);
  expect(link).toMatch(/^#2;.*;nums=/);
  await page.goto('about:blank');
  await page.goto(`./play/${link}`);
  await expect.poll(() => figure.number('error')).toBeCloseTo(error, 6);
});

test('code that was saved names the classes and takes the values of the file', async ({ figure, page }) => {
  await paste(figure, page, TABLE);
  await figure.button('Train').click();
  await expect.poll(() => figure.number('accuracy')).toBe(1);
  await figure.button('Pause').click();
  await figure.button('Share').click();
  const dialog = page.getByRole('dialog');
  const saved = async (/** @type {string} */ name) => {
    const saving = page.waitForEvent('download');
    await dialog.getByRole('button', { name, exact: true }).click();
    return (await saving).path();
  };
  const code = fs.readFileSync(await saved('JavaScript'), 'utf8');
  const module = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  expect(module.CLASSES).toEqual(['man', 'woman']);
  expect(module.predict(190, 91)).toBe('man');
  expect(module.predict(159, 55.5)).toBe('woman');
  // A safetensors file begins with the length of its heading.
  const bytes = fs.readFileSync(await saved('safetensors'));
  const heading = JSON.parse(bytes.subarray(8, 8 + Number(bytes.readBigUInt64LE())).toString());
  expect(heading['0.weight'].dtype).toBe('F32');
});
