// @ts-check
// What comes out of a printer.
import { addressOf, nameOf, readPages } from '../../../scripts/pages/list.mjs';
import { everyPage } from '../support/thorough.js';
import { expect, test } from '../support/fixtures.js';

/** A sentence that asks for what paper cannot take. */
const ASKS = /(^|[.:!?”)]\s+)(Now )?(Press|Drag|Click|Tap|Point at|Hover|Type|Choose)\b[^.:!?]*[.:!?]?|\b(press|drag|click|tap) (it|one|here|the|a|any)\b[^.:!?]*/g;
/** Instructions for somebody who sits at a screen with a slide, a notebook or a frame in the making: that is what these pages are for. */
const ABOUT_SCREENS = ['embedding'];

for (const entry of readPages().pages.filter(({ slug }) => !ABOUT_SCREENS.includes(slug))) {
  test(`on paper no sentence of ${nameOf(entry)} asks for a press or a drag`, everyPage(addressOf(entry)), async ({ page }) => {
    await page.goto(`./${addressOf(entry)}`);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    const text = await page.locator('main').innerText();
    expect(text.length).toBeGreaterThan(200);
    expect([...text.matchAll(ASKS)].map(([sentence]) => sentence.trim())).toEqual([]);
  });
}

test('on paper a dark page is light, answers its guess, and has nothing to press', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('./lossy/', { waitUntil: 'networkidle' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgb(255, 255, 255)');
  for (const verdict of await page.locator('[data-reveal]').all()) await expect(verdict).toBeVisible();
  await expect(page.locator('details.transfer > p').first()).toBeVisible();
  for (const control of await page.locator('button, select, input').all()) await expect(control).toBeHidden();
  await expect(page.locator('canvas.plane')).toHaveCSS('filter', /invert/);
});

for (const [address, chapter] of [['play/', 'sandbox'], ['lossy/', 'lossy'], ['negative/', 'negative'], ['range/', 'range'], ['assembly-line/', 'assembly-line']]) {
  test(`on paper the figures of /${address} keep their shape, their address and its code stand below, and nothing asks to be pointed at`, everyPage(address), async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`./${address}`);
    const root = page.locator(`[data-chapter="${chapter}"]`);
    await expect(root.locator('.plane.still')).toBeHidden();
    await expect(root.getByRole('button', { name: 'Share', exact: true })).toBeVisible();
    await root.locator('[data-action="step"], [data-action="add-unit"]').first().click();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    // As a browser prints: the page is told, laid out for the sheet, and not drawn again on the way there.
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const drawn = () => root.locator('canvas[data-figure]').evaluateAll((all) => /** @type {HTMLCanvasElement[]} */ (all).map(({ width, height }) => width / height));
    const shapes = await drawn();
    await page.emulateMedia({ media: 'print' });
    const shown = await root.locator('canvas[data-figure]').evaluateAll((all) => all.map((canvas) => canvas.getBoundingClientRect()).map(({ width, height }) => width / height));
    for (const [index, shape] of shapes.entries()) expect(Math.abs(shown[index] / shape - 1), `canvas ${index}`).toBeLessThan(0.02);
    await expect(root.locator('.on-paper p')).toContainText(`${page.url().split('#')[0]}#1;`);
    await expect(root.locator('.on-paper p')).toContainText(';end');
    const side = await root.locator('.on-paper svg').evaluate((code) => code.getBoundingClientRect().width);
    expect(side).toBeGreaterThan(80);
    const text = await page.locator('main').innerText();
    expect(text).not.toMatch(/\b[Pp]oint at|\bclick\b|Where you point|\btap\b|[Dd]rag (the (ring|lines)|one|its line)/);
  });
}
