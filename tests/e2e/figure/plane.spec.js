// @ts-check
import { between, swipe } from '../support/finger.js';
import { expect, test } from '../support/fixtures.js';
import { linkOf } from '../support/link.js';
import { chord, valueAt } from '../support/plane.js';
import { A, B, BARE, OUTPUT, TWO_CREASES } from '../support/two_creases.js';

/** How far a number shown with two decimals may be from the number meant, a pixel of the pointer included. */
const SHOWN = 0.02;

/** @param {number} z */
const relu = (z) => Math.max(z, 0);

test('a hinge dragged by its round handle goes along, and regions and loss change', async ({ figure, plane }) => {
  const first = await figure.open('1;data=xor.200.10.1;net=8;act=relu;end');
  const before = await figure.line('A');
  const { shift } = await plane.handles(before);
  const { toPlane, toWindow } = await plane.projection();
  const target = toWindow({ x: 0.95, y: 0.85 });
  await plane.drag(shift, target);

  const after = await figure.line('A');
  expect(after).toMatchObject({ a: before.a, b: before.b });
  expect(after.c).not.toBe(before.c);
  expect(valueAt(after, toPlane(target))).toBeCloseTo(valueAt(before, toPlane(shift)), 1);
  const dragged = await figure.numbers();
  expect(dragged.loss).not.toBe(first.loss);
  expect(dragged.regions).not.toBe(first.regions);
  expect(dragged.step).toBe(0);

  // The whole way of the drag is one undo step.
  await figure.button('Undo').click();
  expect(await figure.numbers()).toEqual(first);
  await expect(figure.button('Undo')).toBeDisabled();
});

test('any bare stretch of a hinge can be dragged, which selects its unit; out of the frame, its creases are gone', async ({ figure, plane }) => {
  const first = await figure.open(TWO_CREASES);
  expect(first.regions).toBe(4);
  const [start, end] = chord(B);
  const { toWindow } = await plane.projection();
  const place = { x: start.x + 0.9 * (end.x - start.x), y: start.y + 0.9 * (end.y - start.y) };
  await plane.drag(toWindow(place), toWindow({ x: place.x, y: 1.25 }));
  await expect(figure.title).toContainText('Unit B');
  const lifted = await figure.line('B');
  expect(valueAt(lifted, { x: place.x, y: 1.25 })).toBeCloseTo(0, 1);

  const [from, to] = chord(lifted);
  const { shift } = await plane.handles(lifted);
  // Along the normal, by more than the hinge still has in the frame.
  const way = { x: -(to.y - from.y), y: to.x - from.x };
  const up = Math.sign(way.y) * 0.6;
  await plane.drag(shift, toWindow({ x: (from.x + to.x) / 2 + up * way.x, y: (from.y + to.y) / 2 + up * way.y }));
  expect((await figure.numbers()).regions).toBe(2);
});

test('the square handle turns a hinge about its middle, as steep as before', async ({ figure, plane }) => {
  const first = await figure.open(TWO_CREASES);
  const [from, to] = chord(A);
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const { turn } = await plane.handles(A);
  const { toPlane, toWindow } = await plane.projection();
  const target = toWindow({ x: 0.7, y: 0.2 });
  await plane.drag(turn, target);

  const turned = await figure.line('A');
  expect(Math.hypot(turned.a, turned.b)).toBeCloseTo(Math.hypot(A.a, A.b), 2);
  expect(valueAt(turned, middle)).toBeCloseTo(0, 2);
  expect(valueAt(turned, toPlane(target))).toBeCloseTo(0, 1);
  expect((await figure.numbers()).loss).not.toBe(first.loss);
});

test('the arrow swaps the sides of a hinge', async ({ figure, plane, page }) => {
  const first = await figure.open(TWO_CREASES);
  const { flip } = await plane.handles(A);
  await page.mouse.click(flip.x, flip.y);
  expect(await figure.line('A')).toEqual({ a: -A.a, b: -A.b, c: -A.c });
  const flipped = await figure.numbers();
  expect(flipped.regions).toBe(4);
  expect(flipped.loss).not.toBe(first.loss);
  await figure.button('Undo').click();
  expect(await figure.numbers()).toEqual(first);
});

test('pointing at a region shows the formula that gives its score', async ({ figure, plane }) => {
  await figure.open(TWO_CREASES);
  const at = { x: 0.5, y: -0.7 };
  await plane.pointAt(at);
  // Only A is on here: the score is OUTPUT.A · z of A + bias.
  expect(await figure.pointed()).toMatchObject({ on: ['A'], units: 2, formula: { a: 1, b: 0.5, c: 0.3 } });

  for (const place of [at, { x: -0.9, y: 0.9 }, { x: 0.4, y: 0.9 }, { x: -0.8, y: -0.9 }]) {
    await plane.pointAt(place);
    const pointed = await figure.pointed();
    expect(pointed?.x1).toBeCloseTo(place.x, 1);
    expect(pointed?.x2).toBeCloseTo(place.y, 1);
    if (!pointed) continue;
    const here = { x: pointed.x1, y: pointed.x2 };
    const [a, b] = [valueAt(A, here), valueAt(B, here)];
    expect(pointed.on).toEqual([...(a > 0 ? ['A'] : []), ...(b > 0 ? ['B'] : [])]);
    const score = OUTPUT.A * relu(a) + OUTPUT.B * relu(b) + OUTPUT.bias;
    expect(Math.abs(pointed.score - score)).toBeLessThan(SHOWN);
    expect(Math.abs(valueAt(pointed.formula, here) - score)).toBeLessThan(SHOWN);
  }
});

test('the formula of any region of a network of eight units agrees with its weights', async ({ figure, plane }) => {
  await figure.open('1;data=xor.200.10.1;net=8;act=relu;end');
  const letters = [...'ABCDEFGH'];
  const lines = [];
  for (const letter of letters) lines.push(await figure.line(letter));
  await figure.button('Output').click();
  /** @type {number[]} */
  const outputs = [];
  for (const letter of letters) outputs.push(await figure.parameter(`output: weight of ${letter}`));
  const bias = await figure.parameter('output: bias');

  for (const place of [{ x: 0.3, y: 0.4 }, { x: -0.6, y: 0.2 }, { x: 1.1, y: -1 }, { x: -1, y: -1.1 }]) {
    await plane.pointAt(place);
    const pointed = await figure.pointed();
    expect(pointed, `at ${place.x}, ${place.y}`).not.toBeNull();
    if (!pointed) continue;
    const here = { x: pointed.x1, y: pointed.x2 };
    const score = lines.reduce((sum, line, unit) => sum + outputs[unit] * relu(valueAt(line, here)), bias);
    expect(Math.abs(pointed.score - score)).toBeLessThan(0.15);
    expect(Math.abs(valueAt(pointed.formula, here) - pointed.score)).toBeLessThan(0.1);
  }
});

test('pointing at a hinge shows its unit, with z and what it passes on at the pointer', async ({ figure, plane }) => {
  await figure.open(TWO_CREASES);
  const [from, to] = chord(B);
  await plane.pointAt({ x: from.x + 0.8 * (to.x - from.x), y: from.y + 0.8 * (to.y - from.y) });
  const onHinge = await figure.pointed();
  expect(onHinge?.unit?.letters).toBe('B');
  expect(onHinge?.unit?.z).toBeCloseTo(0, 1);

  // Away from every hinge it is the selected unit, A.
  await plane.pointAt(BARE);
  const bare = await figure.pointed();
  expect(bare?.unit?.letters).toBe('A');
  expect(Math.abs((bare?.unit?.z ?? 0) - valueAt(A, BARE))).toBeLessThan(SHOWN);
  expect(bare?.unit?.a).toBe(bare?.unit?.z);
  await plane.pointAt({ x: -0.9, y: -0.9 });
  const off = await figure.pointed();
  expect(off?.unit?.z).toBeLessThan(0);
  expect(off?.unit?.a).toBe(0);

  // On the list of units, too, with how often it is on.
  await figure.button('Unit B').hover();
  await expect(figure.root.locator('[data-pointed]')).toContainText('Hinge of B');
  await expect(figure.root.locator('[data-pointed]')).toContainText('of 2 training points');
});

test('points are added, flipped, moved and deleted by clicks', async ({ figure, plane }) => {
  const first = await figure.open(TWO_CREASES);
  expect(await figure.trainingPoints()).toBe(2);
  const place = { x: 0.6, y: -0.8 };

  await plane.use('add-0');
  await plane.click(place);
  expect(await figure.trainingPoints()).toBe(3);
  await expect(figure.setting('data')).toHaveValue('own');
  const disc = await figure.numbers();
  expect(disc.regions).toBe(first.regions);

  await plane.use('relabel');
  await plane.click(place);
  const triangle = await figure.numbers();
  expect(await figure.trainingPoints()).toBe(3);
  expect(triangle.loss).not.toBe(disc.loss);
  // The score is positive here: a triangle is right, a disc is not.
  expect(triangle.accuracy).toBeGreaterThan(disc.accuracy);

  await plane.use('explore');
  const { toWindow } = await plane.projection();
  await plane.drag(toWindow(place), toWindow({ x: -1, y: 0.9 }));
  const moved = await figure.numbers();
  expect(await figure.trainingPoints()).toBe(3);
  expect(moved.accuracy).toBeLessThan(triangle.accuracy);

  await plane.use('remove');
  await plane.click({ x: -1, y: 0.9 });
  expect(await figure.trainingPoints()).toBe(2);
  expect(await figure.numbers()).toMatchObject({ loss: first.loss, accuracy: first.accuracy });

  // Add, flip, move, delete: four steps back.
  for (const was of [moved, triangle, disc, first]) {
    await figure.button('Undo').click();
    expect(await figure.numbers()).toEqual(was);
  }
  await plane.use('add-1');
  await plane.click(place);
  expect(await figure.numbers()).toEqual(triangle);
});

test('a drag draws points, and is taken back as one', async ({ figure, plane }) => {
  const first = await figure.open(TWO_CREASES);
  const { toWindow } = await plane.projection();
  await plane.use('add-1');
  await plane.drag(toWindow({ x: -0.9, y: 0.2 }), toWindow({ x: 0.9, y: 0.4 }));
  expect(await figure.trainingPoints()).toBeGreaterThan(10);
  const drawn = await figure.numbers();
  expect(drawn.loss).not.toBe(first.loss);
  await figure.button('Undo').click();
  expect(await figure.numbers()).toEqual(first);
});

test('points of a generated kind become the reader’s own once one is added, and New points brings them back', async ({ figure, plane }) => {
  await figure.open();
  const count = await figure.trainingPoints();
  await plane.use('add-1');
  await plane.click({ x: 1.1, y: 0.05 });
  expect(await figure.trainingPoints()).toBe(count + 1);
  await expect(figure.setting('data')).toHaveValue('own');
  await figure.action('new-data').click();
  expect(await figure.trainingPoints()).toBe(count);
  await expect(figure.setting('data')).toHaveValue('xor');
});

test('the reader zooms, looks further out, moves the view, and comes back to the points', async ({ figure, plane, page }) => {
  const first = await figure.open(TWO_CREASES);
  const corner = { x: 1, y: -1 };
  /** What the page says of the place that was `corner` at first. */
  const atCorner = async () => {
    await plane.pointAt(corner);
    const pointed = await figure.pointed();
    return { x1: pointed?.x1 ?? NaN, x2: pointed?.x2 ?? NaN };
  };
  /** @param {number} x1 @param {number} x2 */
  const expectCorner = async (x1, x2) => {
    const place = await atCorner();
    expect(place.x1).toBeCloseTo(x1, 1);
    expect(place.x2).toBeCloseTo(x2, 1);
  };

  await expectCorner(1, -1);
  await figure.action('further').click();
  await expectCorner(2, -2);
  await figure.action('home').click();
  await expectCorner(1, -1);
  await figure.action('zoom-in').click();
  await expectCorner(0.8, -0.8);
  await figure.action('zoom-out').click();
  await expectCorner(1, -1);

  // Zooming at the pointer leaves what is there where it is.
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -150);
  await page.keyboard.up('Control');
  await expectCorner(1, -1);
  await plane.pointAt({ x: 0, y: 0 });
  expect((await figure.pointed())?.x1).toBeGreaterThan(0.2);
  await figure.action('home').click();

  const { toWindow } = await plane.projection();
  await plane.use('pan');
  await plane.drag(toWindow({ x: 0, y: 0 }), toWindow({ x: 0.5, y: 0.5 }));
  await expectCorner(0.5, -1.5);
  await figure.action('home').click();
  // Bare plane moves the view without a tool, too.
  await plane.use('explore');
  await plane.drag(toWindow(BARE), toWindow({ x: BARE.x, y: BARE.y - 0.25 }));
  await expectCorner(1, -0.75);
  await figure.action('home').click();

  expect(await figure.numbers()).toEqual(first);
  await expect(figure.button('Undo')).toBeDisabled();
});

test('further out, hinges that met nothing nearby meet each other', async ({ figure }) => {
  // The hinges of x1 + x2 − 2 and x1 − x2 − 2 cross at (2, 0); each cuts a corner off the frame of the points.
  const first = await figure.open(linkOf({ net: '2', weights: [1, 1, 1, -1, -2, -2, 1, 1, 0] }));
  expect(first.regions).toBe(3);
  await figure.action('further').click();
  const far = await figure.numbers();
  expect(far.regions).toBe(4);
  expect(far.loss).toBe(first.loss);
});

test('a click that moves nothing pins the reading of a region, a unit or a point; Escape and its button let it go', async ({ figure, plane, page }) => {
  const first = await figure.open(TWO_CREASES);
  const card = figure.root.locator('[data-pointed]');
  const at = { x: 0.5, y: -0.7 };
  await plane.click(at);
  const pinned = await figure.pointed();
  expect(pinned?.x1).toBeCloseTo(at.x, 1);
  // The answer comes first, and it stays while the mouse goes on.
  await expect(card.locator('p').first()).toHaveText(/^answer: (orange triangle|blue disc), [\d.]+\u202f%; score /);
  await plane.pointAt({ x: -0.9, y: 0.9 });
  expect(await figure.pointed()).toEqual(pinned);
  await page.mouse.move(1, 1);
  expect(await figure.pointed()).toEqual(pinned);
  expect(await figure.numbers()).toEqual(first);
  await expect(figure.button('Undo')).toBeDisabled();

  // Another place, by the line of a unit: that is selected.
  const [from, to] = chord(B);
  await plane.click({ x: from.x + 0.9 * (to.x - from.x), y: from.y + 0.9 * (to.y - from.y) });
  await expect(figure.title).toContainText('Unit B');
  const onLine = await figure.pointed();
  expect(onLine?.unit?.letters).toBe('B');
  expect(onLine?.unit?.z).toBeCloseTo(0, 1);

  // A point tells its class, and whether the answer is right there.
  await plane.click({ x: -1, y: -1 });
  await expect(card).toContainText(/The point here is an? (orange triangle|blue disc): the answer is (right|wrong)/);
  expect(await figure.pointed()).toMatchObject({ x1: -1, x2: -1 });

  await page.keyboard.press('Escape');
  await page.mouse.move(1, 1);
  expect(await figure.pointed()).toBeNull();
  await plane.click(at);
  await page.mouse.move(1, 1);
  await figure.button('Close this reading').click();
  expect(await figure.pointed()).toBeNull();

  // A drag pins nothing.
  const { toWindow } = await plane.projection();
  await plane.drag(toWindow(BARE), toWindow({ x: BARE.x, y: BARE.y - 0.25 }));
  await page.mouse.move(1, 1);
  expect(await figure.pointed()).toBeNull();
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('taps add, flip and delete points', async ({ figure, plane, page }) => {
    await figure.open(TWO_CREASES);
    await figure.select('A');
    const first = await figure.numbers();
    const tap = async () => {
      const { toWindow } = await plane.projection();
      const { x, y } = toWindow({ x: 0.6, y: -0.8 });
      await page.touchscreen.tap(x, y);
      await figure.drawn();
    };
    await plane.use('add-0');
    await tap();
    expect(await figure.trainingPoints()).toBe(3);
    const { accuracy } = await figure.numbers();
    await plane.use('relabel');
    await tap();
    expect(await figure.number('accuracy')).toBeGreaterThan(accuracy);
    await plane.use('remove');
    await tap();
    expect(await figure.trainingPoints()).toBe(2);
    expect(await figure.numbers()).toMatchObject({ loss: first.loss, regions: first.regions });
  });

  test('nothing is in hand before a tap; then a finger drags the handles of that line, and the point that it tapped, without scrolling', async ({ figure, plane, page }) => {
    const first = await figure.open(TWO_CREASES);
    await expect(figure.title).toHaveText('No unit selected');
    const [from, to] = chord(A);
    const { shift } = await plane.handles(A);
    await swipe(page, between(shift, { x: shift.x, y: shift.y - 150 }));
    expect(await figure.numbers()).toEqual(first);

    const { toWindow: now } = await plane.projection();
    const line = now({ x: from.x + 0.85 * (to.x - from.x), y: from.y + 0.85 * (to.y - from.y) });
    await page.touchscreen.tap(line.x, line.y);
    await expect(figure.title).toContainText('Unit A');
    const handles = await plane.handles(A);
    const { toPlane, toWindow } = await plane.projection();
    const target = toWindow({ x: 0.5, y: 0.6 });
    const scrolled = await page.evaluate(() => scrollY);
    await swipe(page, between(handles.shift, target));
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
    const moved = await figure.line('A');
    expect(moved).toMatchObject({ a: A.a, b: A.b });
    expect(Math.abs(valueAt(moved, toPlane(target)))).toBeLessThan(0.05);

    // A point that was not tapped stays.
    const after = await figure.numbers();
    const point = (await plane.projection()).toWindow({ x: -1, y: -1 });
    await swipe(page, between(point, { x: point.x, y: point.y - 200 }));
    expect(await figure.numbers()).toEqual(after);
    const again = await plane.projection();
    const tapped = again.toWindow({ x: -1, y: -1 });
    // The browser may still take what follows at once upon a swipe for a part of it.
    await expect(async () => {
      await page.touchscreen.tap(tapped.x, tapped.y);
      await swipe(page, between(tapped, again.toWindow({ x: -1, y: 0.9 })));
      expect((await figure.numbers()).loss).not.toBe(after.loss);
    }).toPass();
    await expect(figure.setting('data')).toHaveValue('own');
    expect(await figure.trainingPoints()).toBe(2);
  });

  test('a tap on a region puts its reading where the thumb is, in view', async ({ figure, plane, page }) => {
    await figure.open(TWO_CREASES);
    const { toWindow } = await plane.projection();
    for (const place of [BARE, { x: -1.2, y: 1.2 }, { x: 1.2, y: -1.2 }]) {
      const at = toWindow(place);
      await page.touchscreen.tap(at.x, at.y);
      expect((await figure.pointed())?.x1).toBeCloseTo(place.x, 1);
      const box = await figure.root.locator('[data-pointed]').boundingBox();
      if (!box) throw new Error('no reading');
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(390);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.y + box.height).toBeLessThanOrEqual(844);
      // Beside the thumb, not under it.
      const gap = Math.max(box.y - at.y, at.y - box.y - box.height);
      expect(gap).toBeGreaterThan(0);
      expect(gap).toBeLessThan(60);
    }
    await figure.button('Close this reading').click();
    expect(await figure.pointed()).toBeNull();
  });
});
