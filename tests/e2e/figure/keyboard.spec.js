// @ts-check
import { expect, test } from '../support/fixtures.js';
import { valueAt } from '../support/plane.js';
import { A, B, TWO_CREASES } from '../support/two_creases.js';

/** Most presses of Tab from the top of the page to the plane. */
const TABS = 60;

/** Goes to the plane by Tab alone. @param {import('../support/plane.js').Plane} plane */
const goToPlane = async ({ canvas }) => {
  const { keyboard } = canvas.page();
  for (let tab = 0; tab < TABS; tab += 1) {
    await keyboard.press('Tab');
    if (await canvas.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`the plane is not reached by ${TABS} presses of Tab`);
};

/** @param {import('@playwright/test').Page} page @param {string} key @param {number} times */
const press = async (page, key, times) => {
  for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
};

test('Tab leads to the plane, arrows move the cross, and what is there is told', async ({ figure, plane, page }) => {
  await figure.open(TWO_CREASES);
  await goToPlane(plane);
  const { scale } = await plane.projection();
  const first = await figure.pointed();
  expect(first).toMatchObject({ x1: 0, x2: 0, unit: { letters: 'A' } });
  expect(first?.unit?.z).toBeCloseTo(A.c, 2);

  await press(page, 'ArrowRight', 3);
  await press(page, 'Shift+ArrowUp', 2);
  const moved = await figure.pointed();
  expect(moved?.x1).toBeCloseTo(18 / scale, 1);
  expect(moved?.x2).toBeCloseTo(60 / scale, 1);
  await press(page, 'Shift+ArrowLeft', 3);
  await press(page, 'ArrowDown', 4);
  const back = await figure.pointed();
  expect(back?.x1).toBeCloseTo(-72 / scale, 1);
  expect(back?.x2).toBeCloseTo(36 / scale, 1);
  if (!back) return;
  expect(valueAt(back.formula, { x: back.x1, y: back.x2 })).toBeCloseTo(back.score, 1);

  // The cross stops at the edge of the frame.
  await press(page, 'Shift+ArrowLeft', 40);
  expect((await figure.pointed())?.x1).toBeCloseTo(-1.25, 2);
});

test('a letter selects a hinge; keys shift it, turn it and flip it', async ({ figure, plane, page }) => {
  const first = await figure.open(TWO_CREASES);
  await goToPlane(plane);
  await page.keyboard.press('b');
  await expect(figure.title).toContainText('Unit B');
  expect((await figure.pointed())?.unit?.letters).toBe('B');

  // Towards its on side, z at any place becomes less.
  await press(page, '.', 3);
  const shifted = await figure.parameter('B: bias');
  expect(shifted).toBeLessThan(B.c);
  expect(await figure.parameter('B: weight of x1')).toBe(B.a);
  await press(page, ',', 3);
  expect(await figure.parameter('B: bias')).toBeCloseTo(B.c, 2);

  await press(page, ']', 5);
  const turned = { a: await figure.parameter('B: weight of x1'), b: await figure.parameter('B: weight of x2') };
  expect(turned.a).not.toBe(B.a);
  expect(Math.hypot(turned.a, turned.b)).toBeCloseTo(Math.hypot(B.a, B.b), 2);
  expect(await figure.number('loss')).not.toBe(first.loss);
  await press(page, '[', 5);
  expect(await figure.parameter('B: weight of x1')).toBeCloseTo(B.a, 2);

  const before = await figure.parameter('B: weight of x2');
  await page.keyboard.press('/');
  expect(await figure.parameter('B: weight of x2')).toBe(-before);
  expect(await figure.number('regions')).toBe(4);

  // Each key press was an edit; Ctrl+Z takes them all back.
  await press(page, 'Control+z', 17);
  expect(await figure.numbers()).toEqual(first);
  await press(page, 'Control+Shift+z', 17);
  expect(await figure.parameter('B: weight of x2')).toBe(-before);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+y');
  expect(await figure.parameter('B: weight of x2')).toBe(-before);
});

test('points are added, flipped, carried and deleted at the cross', async ({ figure, plane, page }) => {
  const first = await figure.open(TWO_CREASES);
  await goToPlane(plane);
  await press(page, 'Shift+ArrowRight', 4);
  await press(page, 'Shift+ArrowDown', 4);

  await page.keyboard.press('1');
  expect(await figure.trainingPoints()).toBe(3);
  const disc = await figure.numbers();
  await page.keyboard.press('0');
  const triangle = await figure.numbers();
  expect(triangle.accuracy).toBeGreaterThan(disc.accuracy);
  expect(await figure.trainingPoints()).toBe(3);

  await page.keyboard.press('Enter');
  await press(page, 'Shift+ArrowLeft', 6);
  await press(page, 'Shift+ArrowUp', 9);
  await page.keyboard.press('Enter');
  const carried = await figure.numbers();
  expect(carried.loss).not.toBe(triangle.loss);
  // Put down, it stays where it is.
  await press(page, 'Shift+ArrowRight', 2);
  expect(await figure.number('loss')).toBe(carried.loss);
  await press(page, 'Shift+ArrowLeft', 2);

  await page.keyboard.press('2');
  expect(await figure.trainingPoints()).toBe(4);
  await press(page, 'Delete', 2);
  expect(await figure.trainingPoints()).toBe(2);
  expect(await figure.number('loss')).toBe(first.loss);

  // Add, flip, carry, add, delete, delete.
  await press(page, 'Control+z', 3);
  expect(await figure.numbers()).toEqual(carried);
  await press(page, 'Control+z', 1);
  expect(await figure.numbers()).toEqual(triangle);
  await press(page, 'Control+z', 2);
  expect(await figure.numbers()).toEqual(first);
});

test('keys zoom about the cross, and Home leads back', async ({ figure, plane, page }) => {
  const first = await figure.open(TWO_CREASES);
  await goToPlane(plane);
  const { scale } = await plane.projection();
  await press(page, '+', 3);
  await press(page, 'Shift+ArrowRight', 2);
  const zoomed = (60 / scale) * 0.8 ** 3;
  expect((await figure.pointed())?.x1).toBeCloseTo(zoomed, 1);
  await page.keyboard.press('Home');
  await press(page, '-', 4);
  expect((await figure.pointed())?.x1).toBeCloseTo(zoomed, 1);
  await press(page, 'Shift+ArrowRight', 1);
  expect((await figure.pointed())?.x1).toBeCloseTo(zoomed + (30 / scale) * 1.25 ** 4, 1);
  await page.keyboard.press('Home');
  expect(await figure.numbers()).toEqual(first);
});

test('sliders and buttons work from the keyboard, and the focus stays', async ({ figure, page }) => {
  const first = await figure.open(TWO_CREASES);
  const slider = figure.slider('A: bias');
  await slider.focus();
  await press(page, 'ArrowRight', 5);
  expect(await figure.parameter('A: bias')).toBeCloseTo(A.c + 0.05, 3);
  await expect(slider).toBeFocused();
  expect(await figure.number('loss')).not.toBe(first.loss);
  await press(page, 'Control+z', 5);
  expect(await figure.parameter('A: bias')).toBe(A.c);
  expect(await figure.numbers()).toEqual(first);

  await figure.button('Train').focus();
  await page.keyboard.press('Enter');
  await expect(figure.button('Pause')).toBeFocused();
  await expect.poll(() => figure.number('step')).toBeGreaterThan(0);
  await page.keyboard.press('Space');
  await expect(figure.button('Train')).toBeFocused();

  await figure.button('Unit B').focus();
  await expect(figure.root.locator('[data-pointed]')).toContainText('Hinge of B');
  await page.keyboard.press('Enter');
  await expect(figure.slider('B: bias')).toBeVisible();
});
