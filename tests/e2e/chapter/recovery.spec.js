// @ts-check
// The first figure: a picture printed on the square, and what a layer's activations still tell of it.
import { pressSegment, valueOf } from '../support/figure.js';
import { expect, test } from '../support/fixtures.js';
import { HOME, chord } from '../support/plane.js';

/** Room around the square in CSS pixels, as crate/src/layout/projection.rs has it for tags around a plot without axes. */
const BORDER = 16;
/** Half of a fingertip, in CSS pixels: handles answer that far. */
const FINGERTIP = 22;
/** The hinge of the chapter's first unit, as its link says. */
const UNIT_A = { a: 0.5, b: 1, c: 0.0625 };

/** @typedef {{ x: number, y: number }} Place */

/** The figure on a page. @param {import('@playwright/test').Page} page */
const readBackOn = (page) => {
  const root = page.locator('[data-chapter="lossy"]');
  const canvas = root.locator('canvas[data-figure="read-back"]');
  const drawn = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  /** Where a point of the plane lies in the window. @param {Place} at */
  const toWindow = async ({ x, y }) => {
    await canvas.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const box = await canvas.boundingBox();
    if (!box) throw new Error('the square is not shown');
    const side = box.width - 2 * BORDER;
    const share = (/** @type {number} */ value) => (value + HOME.half) / (2 * HOME.half);
    return { x: box.x + BORDER + share(x) * side, y: box.y + BORDER + share(-y) * side };
  };
  return {
    root,
    canvas,
    drawn,
    toWindow,
    words: root.locator('[data-recall]'),
    goal: root.locator('[data-goal-status]'),
    button: (/** @type {string} */ name) => root.getByRole('button', { name, exact: true }),
    setting: (/** @type {string} */ name) => root.locator(`[data-setting="${name}"]`),
    print: root.locator('[data-print]'),
    /** @param {string} [fragment] */
    async open(fragment) {
      await page.goto(fragment === undefined ? './lossy/' : `./lossy/#${fragment}`);
      await root.locator('data[data-live="kept"]:not([value=""])').waitFor();
      await drawn();
    },
    /** Kept, flattened and erased, as numbers and as they are written. */
    async shares() {
      await drawn();
      const of = async (/** @type {string} */ name) => {
        const data = root.locator(`data[data-live="${name}"]`);
        return { value: Number(await data.getAttribute('value')), text: await data.innerText() };
      };
      return { kept: await of('kept'), flattened: await of('flattened'), erased: await of('erased') };
    },
    /** @param {Place} at */
    async pointAt(at) {
      const { x, y } = await toWindow(at);
      await page.mouse.move(x, y);
      await drawn();
    },
    /** Everything that is drawn, with nothing pointed at. */
    async picture() {
      await page.mouse.move(1, 1);
      await drawn();
      return canvas.evaluate((element) => /** @type {HTMLCanvasElement} */ (element).toDataURL());
    },
    link: () => page.evaluate(() => location.hash.slice(1)),
  };
};

test('the shares are those of the square cut by the lines, and the bar has their lengths', async ({ page }) => {
  const figure = readBackOn(page);
  await figure.open();
  // By hand, from the corners of the cells: half plane and square, as crate/tests/read_back/panels.rs has them.
  for (const [step, kept, flattened, erased] of /** @type {[string, number, number, number][]} */ ([
    ['1 unit', 0, 0.525, 0.475],
    ['2 units', 0.3271875, 0.420625, 0.2521875],
    ['4 units', 1, 0, 0],
  ])) {
    await figure.button(step).click();
    await expect(figure.button(step)).toHaveAttribute('aria-pressed', 'true');
    const shares = await figure.shares();
    for (const [share, expected] of /** @type {[{ value: number, text: string }, number][]} */ ([
      [shares.kept, kept],
      [shares.flattened, flattened],
      [shares.erased, erased],
    ])) {
      expect(share.value, step).toBeCloseTo(expected, 12);
      expect(share.text, step).toBe(`${(100 * share.value).toFixed(1)}\u202f%`);
    }
    const widths = await figure.root.locator('.bar [data-share]').evaluateAll((all) => all.map((part) => /** @type {[string, number]} */ ([part.dataset.share, part.getBoundingClientRect().width])));
    const whole = widths.reduce((sum, [, width]) => sum + width, 0);
    for (const [share, expected] of Object.entries({ kept, flattened, erased })) expect((new Map(widths).get(share) ?? 0) / whole, `${step}, ${share}`).toBeCloseTo(expected, 1);
  }
});

test('words tell what becomes of the spot pointed at', async ({ page }) => {
  const figure = readBackOn(page);
  await figure.open();
  for (const [at, word] of /** @type {[Place, RegExp][]} */ ([
    [{ x: 0.8, y: 0.8 }, /^Kept/],
    [{ x: -0.8, y: 0.9 }, /^Flattened: every spot on the marked line gives/],
    [{ x: -0.8, y: -0.5 }, /^Erased: every spot of the outlined part gives/],
  ])) {
    await figure.pointAt(at);
    await expect(figure.words).toHaveText(word);
  }
  await expect(page.locator('body > [role="status"]')).toHaveText(/^Erased: every spot of the outlined part gives/);
});

test('a second layer folds the square: two and four spots for one, and none in the first layer', async ({ page }) => {
  const figure = readBackOn(page);
  await figure.open();
  await expect(figure.setting('read-layer')).toBeHidden();
  await figure.button('2 layers').click();
  await figure.drawn();
  await expect(figure.words).toContainText('only 16.0\u202f% of it');
  await figure.pointAt({ x: 0.25, y: -0.3 });
  await expect(figure.words).toContainText('×4: 3 other spots');
  await figure.pointAt({ x: 0.25, y: 1 });
  await expect(figure.words).toContainText('×2: 1 other spot gives');
  await figure.pointAt({ x: -1, y: 1 });
  await expect(figure.words).toHaveText(/^Kept/);

  const folded = await figure.picture();
  await figure.setting('read-layer').selectOption('1');
  await figure.pointAt({ x: 0.25, y: -0.3 });
  await expect(figure.words).toHaveText(/^Kept/);
  expect((await figure.picture()) === folded).toBe(false);
  await expect(figure.button('One unit more')).toBeDisabled();
});

test('what is folded has a part of the bar and its words, in two layers only', async ({ page }) => {
  // As the caption may have them.
  await page.route('**/lossy/', async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const marks = '<span data-folds hidden><data data-live="folded" value="">–</data></span>';
    const body = html.includes('data-folds') ? html : html.replace('<span data-share="kept"></span>', '$&<span data-share="folded"></span>').replace('<figcaption>', `$&${marks}`);
    await route.fulfill({ response, body });
  });
  const figure = readBackOn(page);
  await figure.open();
  const words = figure.root.locator('[data-folds]');
  const grown = () => figure.root.locator('.bar [data-share]').evaluateAll((all) => Object.fromEntries(all.map((part) => [part.dataset.share, Number(part.style.flexGrow)])));
  for (const step of ['1 unit', '2 units', '4 units']) {
    await figure.button(step).click();
    const { kept } = await figure.shares();
    await expect(words, step).toBeHidden();
    // A browser writes a style's number with six digits.
    const bar = await grown();
    expect(bar.kept, step).toBeCloseTo(kept.value, 5);
    expect(bar.folded, step).toBe(0);
  }
  await figure.button('2 layers').click();
  await expect(words).toBeVisible();
  await expect(words.locator('data')).toHaveText('84.0\u202f%');
  const { kept, folded, flattened, erased } = await grown();
  expect(kept).toBeCloseTo(0.16, 5);
  expect((await figure.shares()).kept.value).toBeCloseTo(kept, 5);
  expect(kept + folded).toBeCloseTo(1, 5);
  // The caption says it: nothing that is folded counts as kept.
  await expect(figure.root.locator('.chapter-figure > figcaption')).toContainText('Of the square, 16.0\u202f% is kept');
  expect([flattened, erased]).toEqual([0, 0]);
});

test('the goal says why something is lost', async ({ page }) => {
  const figure = readBackOn(page);
  await figure.open();
  await figure.button('4 units').click();
  await figure.button('One unit fewer').click();
  await expect(figure.goal).toContainText(/only A and C are on, and their lines are parallel/);
  await figure.button('2 layers').click();
  await expect(figure.goal).toHaveText('This goal asks for one layer.');
});

test('the map is another picture of the same square, and a link leads back to it', async ({ page }) => {
  const figure = readBackOn(page);
  await figure.open();
  const picture = await figure.picture();
  const before = await figure.shares();
  await pressSegment(figure.root, 'face', 'map');
  const map = await figure.picture();
  expect(map === picture).toBe(false);
  expect(await figure.shares()).toEqual(before);
  await expect.poll(figure.link).toContain(';face=map;');
  await page.reload();
  await figure.open(await figure.link());
  await expect.poll(() => valueOf(figure.root, 'face')).toBe('map');
  expect((await figure.picture()) === map).toBe(true);
  await pressSegment(figure.root, 'face', 'picture');
  expect((await figure.picture()) === picture).toBe(true);
});

test('the reader’s own word is printed, and a link carries it', async ({ page }) => {
  const figure = readBackOn(page);
  await figure.open();
  await figure.button('4 units').click();
  const usual = await figure.picture();
  await figure.print.selectOption({ label: 'your own word' });
  await figure.root.getByLabel('Your word').fill('Grüße');
  await figure.root.getByLabel('Your word').blur();
  const own = await figure.picture();
  expect(own === usual).toBe(false);
  await expect.poll(figure.link).toContain(';say=');
  const link = await figure.link();
  await page.goto('./');
  await figure.open(link);
  await expect(figure.root.getByLabel('Your word')).toHaveValue('Grüße');
  expect((await figure.picture()) === own, 'the word as it was').toBe(true);
  await figure.print.selectOption({ label: 'is it lossy?' });
  expect((await figure.picture()) === usual, 'the usual word again').toBe(true);
});

test('a word is printed before the frame that shows it is drawn', async ({ page }) => {
  const figure = readBackOn(page);
  await figure.open();
  const usual = await figure.picture();
  const { first, later } = await figure.root.evaluate(async (root) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector('canvas[data-figure="read-back"]'));
    const choice = /** @type {HTMLSelectElement} */ (root.querySelector('[data-print]'));
    choice.value = 'ReLU';
    choice.dispatchEvent(new Event('change'));
    // Asked for after the figure's own frame, and so called after it.
    await frame();
    const picture = canvas.toDataURL();
    await frame();
    await frame();
    return { first: picture, later: canvas.toDataURL() };
  });
  expect(first === usual).toBe(false);
  expect(first === later, 'the same picture in the frames that follow').toBe(true);
});

test('a scribble is drawn with a pen, read back, and gives way to a word', async ({ page }) => {
  const figure = readBackOn(page);
  await figure.open();
  const usual = await figure.picture();
  await figure.print.selectOption({ label: 'your scribble' });
  await expect(figure.root.locator('[data-scribble-note]')).toBeVisible();
  const blank = await figure.picture();
  const from = await figure.toWindow({ x: 0.3, y: 0.9 });
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 40, { steps: 4 });
  await page.mouse.up();
  const scribble = await figure.picture();
  expect(scribble === blank).toBe(false);
  // With the pen laid down lines move again, and the scribble stays.
  await figure.button('Pen').click();
  await expect(figure.button('Pen')).toHaveAttribute('aria-pressed', 'false');
  const [a, b] = chord(UNIT_A);
  const middle = await figure.toWindow({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const before = (await figure.shares()).kept.value;
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.mouse.move(middle.x, middle.y + 60, { steps: 4 });
  await page.mouse.up();
  expect((await figure.shares()).kept.value).toBeGreaterThan(before);
  await figure.button('Undo').click();
  expect((await figure.picture()) === scribble).toBe(true);
  await figure.print.selectOption({ label: 'is it lossy?' });
  await expect(figure.root.locator('[data-scribble-note]')).toBeHidden();
  expect((await figure.picture()) === usual).toBe(true);
});

test('printed classes tell how right any later layer can be', async ({ page }) => {
  const figure = readBackOn(page);
  await figure.open();
  await figure.print.selectOption({ label: 'classes of points' });
  await figure.drawn();
  const share = async () => Number(/right on ([\d.]+)/.exec(await figure.words.innerText())?.[1]);
  const two = await share();
  expect(two).toBeGreaterThan(50);
  expect(two).toBeLessThan(100);
  await figure.pointAt({ x: -0.8, y: -0.5 });
  await expect(figure.words).toContainText(/Of all these, [\d.]+\u202f% lie nearest to an orange triangle/);
  await figure.button('4 units').click();
  await figure.drawn();
  expect(await share()).toBe(100);
  await expect.poll(figure.link).toContain(';print=classes;');
});

test('everything is done with keys as well', async ({ page }) => {
  const figure = readBackOn(page);
  await figure.open();
  await figure.canvas.focus();
  const opening = await figure.shares();
  await page.keyboard.press('b');
  await expect(figure.button('Unit B')).toHaveAttribute('aria-pressed', 'true');
  // B gives way to the left: more is kept.
  for (let press = 0; press < 20; press++) await page.keyboard.press(',');
  const shifted = await figure.shares();
  expect(shifted.kept.value).toBeGreaterThan(opening.kept.value);
  await page.keyboard.press('/');
  expect((await figure.shares()).kept.value).toBeLessThan(shifted.kept.value);
  await page.keyboard.press('/');
  expect((await figure.shares()).kept.value).toBeCloseTo(shifted.kept.value, 12);
  await page.keyboard.press(']');
  expect((await figure.shares()).kept.value).not.toBe(shifted.kept.value);

  const said = await figure.words.innerText();
  for (let press = 0; press < 8; press++) await page.keyboard.press('Shift+ArrowDown');
  for (let press = 0; press < 8; press++) await page.keyboard.press('Shift+ArrowLeft');
  await figure.drawn();
  await expect(figure.words).not.toHaveText(said);
});

test('silver with four units, gold with three', async ({ page }) => {
  const figure = readBackOn(page);
  await figure.open();
  await expect(figure.goal).not.toContainText('Done');
  await figure.button('4 units').click();
  // What a step of the page shows is not claimed; brought about by the reader it is.
  await expect(figure.goal).not.toContainText('Done');
  await figure.canvas.focus();
  await page.keyboard.press('/');
  // Seen unreached first: what comes and goes within a frame brings nothing about.
  await expect(figure.goal).toContainText('is kept with');
  // Come back to, what was shown is still what was shown; moved, it is the reader's own.
  await page.keyboard.press('/');
  await expect(figure.goal).toContainText('the goal is still yours');
  await page.keyboard.press(',');
  await expect(figure.goal).toContainText('silver');
  // The two that are left of one pair look in opposite directions: where the third is off, they are as one.
  await figure.button('One unit fewer').click();
  await expect(figure.goal).not.toContainText('Done');
  await figure.canvas.focus();
  await page.keyboard.press('a');
  for (let press = 0; press < 5; press++) await page.keyboard.press(']');
  // And where two are off at once, the third alone keeps a single direction.
  for (const letter of ['a', 'b', 'c']) {
    await page.keyboard.press(letter);
    for (let press = 0; press < 18; press++) await page.keyboard.press(',');
  }
  await expect(figure.goal).toContainText('gold');
});

test('handles answer to a fingertip, and no hidden point is in the way', async ({ page }) => {
  const figure = readBackOn(page);
  await figure.open();
  const [from, to] = chord(UNIT_A);
  const middle = await figure.toWindow({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
  const end = await figure.toWindow(to);
  const length = Math.hypot(end.x - middle.x, end.y - middle.y);
  const along = { x: (end.x - middle.x) / length, y: (end.y - middle.y) / length };
  // Away from the other handles: against the turning one, and off the side of the arrow.
  const reach = FINGERTIP - 1;
  await page.mouse.move(middle.x - reach * along.x, middle.y - reach * along.y);
  await expect(figure.canvas).toHaveAttribute('data-grip', 'shift');
  for (let share = 0.05; share < 1; share += 0.05) {
    await page.mouse.move(middle.x + share * (end.x - middle.x), middle.y + share * (end.y - middle.y));
    await figure.drawn();
    await expect(figure.canvas).not.toHaveAttribute('data-grip', 'sample');
  }
});

test.describe('by finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('single taps shift and turn any line', async ({ page }) => {
    await page.goto('./lossy/');
    const root = page.locator('[data-chapter="lossy"]');
    const kept = root.locator('figcaption data[data-live="kept"]');
    await expect(kept).not.toHaveAttribute('value', '');
    // Where no line is in hand, the first one is taken.
    const first = await kept.getAttribute('value');
    await root.getByRole('button', { name: 'Shift the line on' }).tap();
    await expect(kept).not.toHaveAttribute('value', first ?? '');
    for (const unit of ['B', 'A']) {
      await root.locator('[data-units]').getByRole('button', { name: unit }).tap();
      for (const name of ['Shift the line on', 'Shift the line back', 'Turn the line left', 'Turn the line right']) {
        const before = await kept.getAttribute('value');
        await root.getByRole('button', { name }).tap();
        await expect(kept).not.toHaveAttribute('value', before ?? '');
      }
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(1);
  });
});
