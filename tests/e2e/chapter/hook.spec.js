// @ts-check
// The hook of the front page: its lines come in once, each press adds the mirror of a unit, and thumbnails are its tabs.
import { between, swipe } from '../support/finger.js';
import { expect, test } from '../support/fixtures.js';
import { THOROUGH } from '../support/thorough.js';

/** @param {import('@playwright/test').Page} page */
const hookOn = (page) => {
  const root = page.locator('#answer');
  return {
    root,
    add: root.getByRole('button', { name: 'Add a unit', exact: true }),
    tabs: root.locator('.thumbs button'),
    said: root.locator('[data-said]'),
    kept: root.locator('[data-live="kept"]').first(),
    undo: root.getByRole('button', { name: 'Undo', exact: true }),
    /** The line of each unit of the first layer, as it is drawn and shared. */
    link: () => page.evaluate(() => location.hash),
  };
};

/** Every number that the page shows for what is kept, in their order, from before its figure lives. @param {import('@playwright/test').Page} page */
const watchKept = (page) =>
  page.addInitScript(() => {
    const seen = (/** @type {any} */ (window).seen = /** @type {number[]} */ ([]));
    addEventListener('DOMContentLoaded', () => {
      const data = /** @type {HTMLDataElement} */ (document.querySelector('#answer [data-live="kept"]'));
      new MutationObserver(() => seen.push(Number(data.value))).observe(data, { attributes: true, attributeFilter: ['value'] });
    });
  });

test('the lines come in once, from a word that is crisp to two units that keep a third, and nothing is to be undone', async ({ page }) => {
  await watchKept(page);
  await page.goto('./');
  const hook = hookOn(page);
  await page.waitForFunction(() => /** @type {any} */ (window).seen.at(-1) === 0.3271875);
  const seen = await page.evaluate(() => /** @type {any} */ (window).seen);
  expect(seen[0]).toBe(1);
  expect(seen.length).toBeGreaterThan(3);
  expect(seen).toEqual([...seen].sort((a, b) => b - a));
  await expect(hook.tabs.nth(1)).toHaveAttribute('aria-pressed', 'true');
  await expect(hook.undo).toBeDisabled();
  expect(await hook.link()).toBe('');
});

test('each press adds the mirror of a unit, until nothing is lost, and can be undone', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./');
  const hook = hookOn(page);
  await expect(hook.tabs.nth(1)).toHaveAttribute('aria-pressed', 'true');
  await hook.add.click();
  await expect(hook.kept).toHaveAttribute('value', /^0\.55/);
  await expect(hook.tabs.nth(2)).toHaveAttribute('aria-pressed', 'true');
  await expect(hook.said).toContainText('mirror of A');
  await hook.add.click();
  await expect(hook.kept).toHaveAttribute('value', '1');
  await expect(hook.tabs.nth(3)).toHaveAttribute('aria-pressed', 'true');
  await expect(hook.said).toHaveText('At every spot two of four units pass on 0. Nothing is lost.');
  await expect(hook.add).toBeDisabled();
  await hook.undo.click();
  await expect(hook.tabs.nth(2)).toHaveAttribute('aria-pressed', 'true');
  await hook.tabs.nth(0).click();
  await expect(hook.kept).toHaveAttribute('value', '1');
  await expect(hook.said).toContainText('printed');
});

test('the caption is that of the first line that bends, and goes once the reader changes the network', THOROUGH, async ({ page }) => {
  await page.addInitScript(() => {
    const captions = (/** @type {any} */ (window).captions = /** @type {Set<string | null>} */ (new Set()));
    addEventListener('DOMContentLoaded', () => {
      const kept = /** @type {HTMLDataElement} */ (document.querySelector('#answer [data-live="kept"]'));
      const said = document.querySelector('#answer [data-said]');
      new MutationObserver(() => Number(kept.value) < 1 && captions.add(said?.textContent ?? null)).observe(kept, { attributes: true, attributeFilter: ['value'] });
    });
  });
  await page.goto('./');
  const { root, add, kept, said, tabs, undo } = hookOn(page);
  await expect(kept).toHaveAttribute('value', '0.3271875');
  await expect(tabs.nth(1)).toHaveAttribute('aria-pressed', 'true');
  const caption = 'Each unit passes on 0 on one side of its line. Drag a line, or add a unit.';
  await expect(said).toHaveText(caption);
  expect(await page.evaluate(() => [.../** @type {any} */ (window).captions])).toEqual([caption]);
  await add.click();
  await expect(said).toContainText('mirror of A');
  await root.locator('canvas').press('a');
  await page.keyboard.press('.');
  await expect(said).toHaveText('');
  await undo.click();
  await expect(said).toContainText('mirror of A');
});

test('with less motion nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await watchKept(page);
  await page.goto('./');
  await expect(page.locator('#answer .still')).toBeHidden();
  await expect(hookOn(page).tabs.nth(1)).toHaveAttribute('aria-pressed', 'true');
  expect(await page.evaluate(() => /** @type {any} */ (window).seen.filter((/** @type {number} */ kept) => kept !== 0.3271875))).toEqual([]);
});

test('a press while the lines come in finds them in their place', async ({ page }) => {
  await page.goto('./');
  const hook = hookOn(page);
  await expect(page.locator('#answer .still')).toBeHidden();
  await hook.add.click();
  await expect(hook.kept).toHaveAttribute('value', /^0\.55/);
  await expect(hook.tabs.nth(2)).toHaveAttribute('aria-pressed', 'true');
});

test.describe('by finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('a swipe from the square while the lines come in ends that, scrolls, and writes no address', async ({ page }) => {
    await page.goto('./');
    const { root, kept, tabs, link } = hookOn(page);
    await expect(root.locator('.still')).toBeHidden();
    const box = await root.locator('canvas').boundingBox();
    if (!box) throw new Error('the square is not shown');
    const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await swipe(page, between(from, { x: from.x, y: from.y - 160 }));
    await expect(kept).toHaveAttribute('value', '0.3271875');
    await expect(tabs.nth(1)).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
    // As long as an address takes to follow, and longer: until the rest of the figure has come.
    await expect(root.getByRole('button', { name: 'Share', exact: true })).toBeVisible();
    expect(await link()).toBe('');
  });
});

test('a link to the chapter opens here, in the scene that it names, without an entrance', async ({ page }) => {
  await watchKept(page);
  await page.goto('./#1;data=xor.200.10.1;net=1;act=relu;at=lossy;w=AAAAPwAAgD8AAIA9AACAPwAAgL969zg3;end');
  await expect(hookOn(page).kept).toHaveAttribute('value', '0');
  await expect(page.locator('#answer .still')).toBeHidden();
  expect(await page.evaluate(() => /** @type {any} */ (window).seen)).not.toContain(1);
});

test.describe('with scripts off', () => {
  test.use({ javaScriptEnabled: false });

  test('thumbnails tell it all', async ({ page }) => {
    await page.goto('./');
    const { tabs, add } = hookOn(page);
    await expect(tabs).toHaveText([/printed/, /2 units\s*keep 32\.7/, /3 units\s*keep 55/, /4 units\s*keep 100/]);
    for (const image of await tabs.locator('img').all()) await expect.poll(() => image.evaluate((one) => /** @type {HTMLImageElement} */ (one).naturalWidth)).toBeGreaterThan(0);
    await expect(add).toBeHidden();
  });
});
