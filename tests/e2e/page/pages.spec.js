// @ts-check
// Every page of the list: reached, described to those who link it, and readable without scripts.
import { CARD } from '../../../scripts/pages/head.mjs';
import { addressOf, nameOf, readPages } from '../../../scripts/pages/list.mjs';
import { THOROUGH, everyPage } from '../support/thorough.js';
import { expect, test } from '../support/fixtures.js';

const LIST = readPages();

/** The content of each tag of the head that has one, by its name or property. @param {import('@playwright/test').Page} page */
const tagsOf = (page) =>
  page.locator('head > meta[content]').evaluateAll((all) => {
    const pairs = all.map((tag) => [tag.getAttribute('name') ?? tag.getAttribute('property') ?? '', tag.getAttribute('content') ?? '']);
    return /** @type {Record<string, string>} */ (Object.fromEntries(pairs));
  });

/** Width and height of a PNG. @param {Buffer} png */
const sizeOfPng = (png) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

for (const entry of LIST.pages) {
  test(`the page ${nameOf(entry)} loads, and says what it is`, everyPage(entry.slug), async ({ page, site, request }) => {
    await page.goto(`./${addressOf(entry)}`, { waitUntil: 'networkidle' });
    await expect(page.locator('h1')).toHaveCount(1);
    const title = await page.title();
    const tags = await tagsOf(page);
    expect(title.length).toBeLessThanOrEqual(80);
    expect(tags.description.length).toBeGreaterThan(50);
    expect(tags.description.length).toBeLessThanOrEqual(250);
    expect(tags).toMatchObject({ 'og:title': title, 'og:description': tags.description, 'twitter:card': 'summary_large_image' });
    expect(tags['og:type']).toBeTruthy();

    // Built without a public address: none is claimed.
    await expect(page.locator('link[rel=canonical]')).toHaveCount(0);
    expect(tags).not.toHaveProperty('og:url');
    await expect(page.locator('link[type*=oembed]')).toHaveCount(0);

    expect(tags['twitter:image']).toBe(tags['og:image']);
    const card = await request.get(new URL(tags['og:image'], page.url()).href);
    expect(sizeOfPng(await card.body())).toEqual(CARD);
    expect(tags['og:image:alt']).toBeTruthy();

    for (const address of await page.locator('main a[href]:not([rel=external]), nav a[href], header a[href]').evaluateAll((all) => all.map((a) => /** @type {HTMLAnchorElement} */ (a).href))) {
      const { origin, hash, pathname } = new URL(address);
      expect(origin, address).toBe(new URL(site).origin);
      expect((await request.get(address)).status(), address).toBe(200);
      if (hash && pathname === new URL(page.url()).pathname) await expect(page.locator(hash)).toHaveCount(1);
    }
  });
}

test('next leads from the first page through all to the last, and previous back', THOROUGH, async ({ page, site }) => {
  await page.goto('./');
  for (const relation of ['next', 'prev']) {
    const seen = new Set([page.url()]);
    for (const _ of LIST.pages.slice(1)) {
      const before = page.url();
      await page.locator(`nav a[rel=${relation}]`).click();
      await page.waitForURL((url) => url.href !== before);
      seen.add(page.url());
    }
    expect(seen.size).toBe(LIST.pages.length);
    await expect(page.locator(`nav a[rel=${relation}]`)).toHaveCount(0);
  }
  expect(page.url()).toBe(site);
});

test('the short path says how long it takes: less than twelve minutes, and the sum of its stops', async ({ page }) => {
  await page.goto('./');
  const minutes = (await page.locator('#path ol').first().locator('.time').allTextContents()).map(Number.parseFloat);
  const together = minutes.reduce((sum, each) => sum + each, 0);
  expect(minutes).toHaveLength(4);
  expect(together).toBeLessThan(12);
  await expect(page.locator('#path')).toContainText(`${together} minutes`);
});

test('a figure that came alive has taken the place of its still', async ({ figure, page }) => {
  await figure.open();
  const sheet = page.locator('.sheet');
  await expect(sheet.locator('.still')).toBeHidden();
  await expect(sheet.locator('canvas')).toBeVisible();
});

test('until a figure is drawn, its canvas hides nothing of the still below it', async ({ page }) => {
  await page.goto('./thread/');
  const sheet = page.locator('.sheet').first();
  await expect(sheet.locator('.still')).toBeVisible();
  await expect(sheet.locator('canvas')).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
});

test.describe('with scripts off on a telephone', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test('the answer and the first picture are on the first screens', async ({ page }) => {
    await page.goto('./');
    // Its last paragraph; below it the chapter goes on.
    const answer = await page.locator('#answer .chapter-text > p').last().boundingBox();
    const still = page.locator('.still').first();
    await expect(still).toBeVisible();
    const picture = await still.boundingBox();
    if (!answer || !picture) throw new Error('the answer or the picture is not shown');
    expect(answer.y + answer.height).toBeLessThan(2 * 844);
    expect(picture.y + picture.height).toBeLessThan(4 * 844);
    expect(picture.width).toBeGreaterThan(300);
    expect(picture.height).toBeCloseTo(picture.width, 0);
  });

  test('every chapter has its picture, drawn, and no empty canvas', THOROUGH, async ({ page }) => {
    for (const entry of LIST.pages) {
      await page.goto(`./${addressOf(entry)}`);
      const stills = page.locator('.still');
      await expect(stills).toHaveCount(await page.locator('canvas.plane, canvas.number-line, canvas.heat, canvas.slice').count());
      for (const still of await stills.all()) {
        await still.scrollIntoViewIfNeeded();
        await expect(still).toBeVisible();
        await expect(still).toHaveAttribute('alt', /\w/);
        await expect.poll(() => still.evaluate((image) => /** @type {HTMLImageElement} */ (image).naturalWidth)).toBe(Number(await still.getAttribute('width')));
      }
      await expect(page.locator('canvas:visible')).toHaveCount(0);
    }
  });
});

test('formulas are MathML in the page as it was built', async ({ page }) => {
  await page.goto('./play/');
  const formula = page.locator('#reading math').first();
  await expect(formula).toBeVisible();
  await expect(formula.locator('msub')).not.toHaveCount(0);
  await expect(page.locator('#reading')).not.toContainText('$');
});

test('the footer says which version this is, and names no source that it was not told', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('footer')).toContainText(/Crease \d+\.\d+\.\d+/);
  await expect(page.locator('footer a[rel=external]')).toHaveCount(0);
});

test('figures in code stand on the line', async ({ page }) => {
  for (const address of ['./embedding/', './play/']) {
    await page.goto(address);
    const figures = await page.locator('main :is(pre, code, textarea)').evaluateAll((all) => all.map((one) => getComputedStyle(one).fontVariantNumeric));
    expect(figures.length).toBeGreaterThan(0);
    expect(figures).not.toContain('oldstyle-nums');
  }
});
