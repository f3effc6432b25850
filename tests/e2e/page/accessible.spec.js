// @ts-check
// Every hand and eye: what is focused is seen, what is pressed is large enough, what changes is told, and once.
import { addressOf, nameOf, readPages } from '../../../scripts/pages/list.mjs';
import { AxeBuilder } from '@axe-core/playwright';
import { contrast } from '../support/contrast.js';
import { THOROUGH, everyPage } from '../support/thorough.js';
import { expect, test } from '../support/fixtures.js';
import { faultsOfTabs } from '../support/focus.js';
import { TWO_CREASES } from '../support/two_creases.js';

/** @typedef {import('@playwright/test').Page} Page */

const PAGES = readPages().pages;

/** Pages on which the way of Tab is gone to its end: one of each kind. */
const TABBED = ['', 'lossy', 'assembly-line', 'dying', 'play', 'lab', 'thread'];

/** Opens a page and waits for its figures. @param {Page} page @param {import('../../../scripts/pages/list.mjs').Page} entry */
const open = async (page, entry) => {
  await page.goto(`./${addressOf(entry)}`, { waitUntil: 'networkidle' });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
};

/** Opens whatever folds away. @param {Page} page */
const unfold = async (page) => {
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
};

for (const [width, height] of /** @type {const} */ ([[1280, 720], [390, 700]])) {
  for (const entry of PAGES.filter(({ slug }) => TABBED.includes(slug))) {
    test(`at ${width} by ${height}, whatever Tab leads to on ${nameOf(entry)} is in sight and shows it`, everyPage(entry.slug), async ({ page }) => {
      await page.setViewportSize({ width, height });
      await open(page, entry);
      expect(await faultsOfTabs(page)).toEqual([]);
    });
  }
}

for (const entry of PAGES) {
  test(`by a mouse, whatever is pressed on ${nameOf(entry)} is 24 pixels high and wide, but for words in a sentence; and its sliders say their values in words`, everyPage(entry.slug), async ({ page }) => {
    await open(page, entry);
    await unfold(page);
    const small = await page.evaluate(() => {
      const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('button, select, summary, input:not([type="hidden"]), a[href], [role="button"], [role="slider"]')])
        .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && getComputedStyle(element).display !== 'inline' && !element.closest('.visually-hidden, .skip'))
        .map((element) => ({ element, box: (element.closest('label') ?? element).getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0);
      // As WCAG 2.5.8 has it: what is smaller needs room of that size, in which nothing else is pressed.
      const isCrowded = (/** @type {typeof all[number]} */ { element, box }) => {
        const [across, down] = [Math.max(12, box.width / 2), Math.max(12, box.height / 2)];
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        return all.some((other) => other.element !== element && other.box.left < x + across && other.box.right > x - across && other.box.top < y + down && other.box.bottom > y - down);
      };
      return all
        .filter(({ box }) => box.width < 23.5 || box.height < 23.5)
        .filter(isCrowded)
        .map(({ element, box }) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${element.outerHTML.slice(0, 110)}`);
    });
    expect(small).toEqual([]);
    const mute = await page.evaluate(() => [...document.querySelectorAll('input[type="range"]')].filter((slider) => slider.checkVisibility() && !slider.getAttribute('aria-valuetext')).map((slider) => slider.outerHTML.slice(0, 120)));
    expect(mute).toEqual([]);
  });
}

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`with forced colours the marks on the buttons that add points stand out, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme });
    await page.goto('./play/');
    const marks = page.locator('[data-tools] label:not([hidden]) .mark');
    expect(await marks.count()).toBe(2);
    for (const label of await page.locator('[data-tools] label:not([hidden]):has(.mark)').all()) {
      for (const chosen of [false, true]) {
        if (chosen) await label.click();
        const [colour, below] = await label.evaluate((element) => {
          const span = element.querySelector('span');
          const mark = element.querySelector('.mark');
          if (!span || !mark) throw new Error('no mark');
          const own = getComputedStyle(span).backgroundColor;
          const ground = own.endsWith(', 0)') ? getComputedStyle(document.documentElement).backgroundColor : own;
          return [getComputedStyle(mark).backgroundColor, ground];
        });
        expect(contrast(colour, below)).toBeGreaterThanOrEqual(3);
      }
    }
    // What the marks of the legend mean is in their colours: they keep them.
    await page.locator('.legend > summary').first().click();
    const shades = page.locator('.sign.shades').first();
    await expect(shades).toBeVisible();
    expect(await shades.evaluate((sign) => getComputedStyle(sign, '::before').backgroundImage)).toContain('gradient');
    expect(await shades.evaluate((sign) => getComputedStyle(sign, '::before').forcedColorAdjust)).toBe('none');
  });

  test(`for whoever asks for more contrast, small print stands out seven to one, and edges four and a half, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ contrast: 'more', colorScheme });
    for (const address of ['./', './play/']) {
      await page.goto(address);
      const [soft, edge, paper] = await page.evaluate(() => {
        const root = getComputedStyle(document.documentElement);
        const probe = document.createElement('i');
        document.body.append(probe);
        return ['--soft', '--edging'].map((name) => ((probe.style.color = root.getPropertyValue(name)), getComputedStyle(probe).color)).concat(root.backgroundColor);
      });
      expect(contrast(soft ?? '', paper ?? '')).toBeGreaterThanOrEqual(7);
      expect(contrast(edge ?? '', paper ?? '')).toBeGreaterThanOrEqual(4.5);
    }
  });
}

test('with less motion nothing moves by itself, on any page', THOROUGH, async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const entry of PAGES) {
    await open(page, entry);
    const [moving, scrolling] = await page.evaluate(() => [document.getAnimations().length, getComputedStyle(document.documentElement).scrollBehavior]);
    expect([moving, scrolling], nameOf(entry)).toEqual([0, 'auto']);
  }
});

for (const entry of PAGES) {
  test(`every figure of ${nameOf(entry)} has a name, and its summary in words goes with it`, everyPage(entry.slug), async ({ page }) => {
    await open(page, entry);
    const mute = () =>
      page.locator('canvas').evaluateAll((all) =>
        all
          .filter((canvas) => canvas.checkVisibility() && !canvas.closest('button, [data-margin], [aria-hidden="true"]'))
          .filter((canvas) => {
            const words = (canvas.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
            return !canvas.getAttribute('aria-label') || words.trim().length < 10;
          })
          .map((canvas) => canvas.outerHTML.slice(0, 160)),
      );
    await expect.poll(mute).toEqual([]);
  });
}

test('what a figure shows is there as tables: its units, its regions with their formulas, and its points', THOROUGH, async ({ figure, page }) => {
  await figure.open(TWO_CREASES);
  await page.locator('.legend > summary').first().click();
  const details = page.locator('.legend details.tables').first();
  await details.locator('> summary').click();
  const table = (/** @type {string} */ name) => details.getByRole('table', { name });
  await expect(table('The units').locator('tbody tr')).toHaveCount(3);
  await expect(table('The units').getByRole('row', { name: /^A / })).toContainText('x1: 1.00, x2: 0.50');
  await expect(table('The units').getByRole('row', { name: /^A / })).toContainText('0.20');
  await expect(table('The regions in view').locator('tbody tr')).toHaveCount(await figure.number('regions'));
  await expect(table('The points').locator('tbody tr')).toHaveCount(2);
  await expect(table('The points').locator('tbody tr').first()).toContainText('orange triangle');
  // They follow what is changed, once it has come to rest.
  await figure.select('A');
  await figure.box('A: bias').fill('0.7');
  await figure.box('A: bias').press('Enter');
  await expect(table('The units').getByRole('row', { name: /^A / })).toContainText('0.70');
  const { violations } = await new AxeBuilder({ page }).include('.legend').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('the loss curve is there as a table of its run, and reading it leaves the run as it is', async ({ figure, page }) => {
  await figure.open('1;data=xor.200.10.1;net=4;act=relu;step=200;end');
  const link = await page.evaluate(() => location.hash);
  const loss = await figure.root.locator('data[data-readout="loss"]').getAttribute('value');
  await page.locator('.legend > summary').first().click();
  const details = page.locator('.legend details.tables').first();
  await details.locator('> summary').click();
  const rows = details.getByRole('table', { name: 'The run so far' }).locator('tbody tr');
  await expect(rows).toHaveCount(11);
  await expect(rows.first()).toContainText(/^0/);
  await expect(rows.last()).toContainText('200');
  expect(await rows.last().locator('td').first().innerText()).toBe(Number(loss).toFixed(4));
  expect(await page.evaluate(() => location.hash)).toBe(link);
  expect(await figure.root.locator('data[data-readout="loss"]').getAttribute('value')).toBe(loss);
  await expect(figure.button('Undo')).toBeDisabled();
  // Once it has come to rest, the table follows.
  await figure.button('Step').click();
  await expect(rows.last()).toContainText('201');
  await expect(details.getByRole('table', { name: 'The points' })).toBeVisible();
});

test('the square of the front page is there as tables', async ({ page }) => {
  await page.goto('./', { waitUntil: 'networkidle' });
  const legend = page.locator('#answer .legend').first();
  await legend.locator('> summary').click();
  const details = legend.locator('details.tables');
  await details.locator('> summary').click();
  await expect(details.getByRole('table', { name: 'The units' }).locator('tbody tr')).toHaveCount(3);
  const regions = details.getByRole('table', { name: 'The regions in view' }).locator('tbody tr');
  await expect(regions).toHaveCount(4);
  await page.locator('#answer').getByRole('button', { name: 'Add a unit' }).click();
  await expect(details.getByRole('table', { name: 'The units' }).locator('tbody tr')).toHaveCount(4);
});

test('the strip of deaths is there as a table: a row for each unit, and the steps at which it died', async ({ page }) => {
  await page.goto('./dying/', { waitUntil: 'networkidle' });
  const legend = page.locator('[data-chapter="dying"] .legend');
  await legend.locator('> summary').click();
  const details = legend.locator('details.tables');
  await details.locator('> summary').click();
  const lives = details.getByRole('table', { name: 'Deaths and returns' });
  await expect(lives).toBeVisible();
  const told = await page.locator('#dying-lives').innerText();
  const deaths = [...told.matchAll(/(\d+) deaths?/g)].reduce((sum, [, count]) => sum + Number(count), 0);
  expect(deaths).toBeGreaterThan(0);
  const steps = async () => (await lives.locator('tbody tr td:nth-child(2)').allInnerTexts()).flatMap((cell) => cell.match(/\d+/g) ?? []);
  await expect.poll(async () => (await steps()).length).toBe(deaths);
});

test('the small runs are there as a table, which agrees with the counts beside the picture', async ({ page }) => {
  await page.goto('./leaky/', { waitUntil: 'networkidle' });
  const legend = page.locator('[data-chapter="leaky"] .legend');
  await legend.locator('> summary').click();
  const details = legend.locator('details.tables');
  await details.locator('> summary').click();
  const runs = details.getByRole('table', { name: 'The small runs' });
  await expect(runs.locator('tbody tr')).toHaveCount(60);
  for (const [row, name] of (await page.locator('[data-side] tbody th').allInnerTexts()).entries()) {
    const [solved, of] = (await page.locator('[data-side] tbody tr').nth(row).innerText()).match(/(\d+) of (\d+)/)?.slice(1).map(Number) ?? [];
    const own = runs.locator('tbody tr').filter({ has: page.getByRole('rowheader', { name: `${name}:` }) });
    await expect(own).toHaveCount(of);
    expect((await own.locator('td:nth-child(3)').allInnerTexts()).filter((text) => text === 'yes')).toHaveLength(solved);
  }
});

test('in every chapter with a legend the tables tell its units', THOROUGH, async ({ page }) => {
  for (const slug of ['lossy', 'negative', 'range', 'assembly-line', 'curves', 'prune', 'dying', 'leaky', 'mirror', 'collapse', 'snowflake']) {
    await page.goto(`./${slug}/`);
    const legend = page.locator('.chapter-figure > .legend, [data-chapter] .legend').first();
    await legend.locator('> summary').click();
    const details = legend.locator('details.tables');
    await details.locator('> summary').click();
    await expect(details.getByRole('table', { name: 'The units' }), slug).toBeVisible();
    const edge = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(edge, slug).toBeLessThanOrEqual(0);
  }
});
