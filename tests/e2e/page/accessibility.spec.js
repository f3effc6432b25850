// @ts-check
import { AxeBuilder } from '@axe-core/playwright';
import { addressOf, nameOf, readPages } from '../../../scripts/pages/list.mjs';
import { contrast } from '../support/contrast.js';
import { THOROUGH, everyPage } from '../support/thorough.js';
import { expect, test } from '../support/fixtures.js';
import { linkOf } from '../support/link.js';

test('every tool of the plane has a name of its own', async ({ figure }) => {
  await figure.open();
  const tools = figure.root.getByRole('radiogroup').getByRole('radio');
  const names = await tools.evaluateAll((all) => all.map((tool) => tool.getAttribute('aria-label') ?? tool.closest('label')?.textContent?.trim()));
  expect(names.length).toBeGreaterThan(4);
  expect(new Set(names).size).toBe(names.length);
});

/** What of a page breaks a rule that a program can check. @param {import('@playwright/test').Page} page */
const violationsOf = async (page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n')}`);
};

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`the front page breaks no rule of accessibility with everything unfolded and said, ${colorScheme}`, colorScheme === 'dark' ? THOROUGH : {}, async ({ figure, page }) => {
    await page.emulateMedia({ colorScheme });
    await figure.open(linkOf({ net: '4-4', act: 'leaky', settings: ['unknown=1'] }), './');
    for (const details of await page.locator('details > summary').all()) await details.click();
    await expect(figure.notice).toBeVisible();
    expect(await violationsOf(page)).toEqual([]);
  });
}

for (const entry of readPages().pages.filter(({ slug }) => slug !== '')) {
  test(`the page ${nameOf(entry)} breaks no rule of accessibility, light or dark`, everyPage(entry.slug), async ({ page }) => {
    await page.goto(`./${addressOf(entry)}`, { waitUntil: 'networkidle' });
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    // What a square of the lab comes to is there once it is selected.
    if (entry.slug === 'lab') {
      await page.locator('[data-lab-figure="heat-maps"]').press('ArrowRight');
      await expect(page.locator('[data-lab-figure="spread-curves"]')).toBeVisible();
    }
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      await page.emulateMedia({ colorScheme });
      expect(await violationsOf(page), colorScheme).toEqual([]);
    }
  });
}

for (const entry of readPages().pages) {
  test(`asleep, where the core does not come, ${nameOf(entry)} breaks no rule of accessibility`, THOROUGH, async ({ page, complaints }) => {
    await page.route(/\.wasm$/, (route) => route.abort());
    await page.goto(`./${addressOf(entry)}`, { waitUntil: 'networkidle' });
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      await page.emulateMedia({ colorScheme });
      expect(await violationsOf(page), colorScheme).toEqual([]);
    }
    complaints.splice(0);
  });
}

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`the edge of a control stands out from the paper three to one, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('./play/');
    for (const kind of ['button:not(.primary)', 'select', 'input[type="text"]', 'input[type="number"]']) {
      const [edge, paper] = await page
        .locator(kind)
        .first()
        .evaluate((control) => [getComputedStyle(control).borderTopColor, getComputedStyle(document.documentElement).backgroundColor]);
      expect(contrast(edge, paper), kind).toBeGreaterThanOrEqual(3);
    }
  });
}

test('with forced colours a pressed button and the main one stand out from the others', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  /** @param {string} selector */
  const ground = (selector) => page.locator(selector).first().evaluate((button) => getComputedStyle(button).backgroundColor);
  await page.goto('./lossy/');
  expect(await ground('.steps [aria-pressed="true"]')).not.toBe(await ground('.steps [aria-pressed="false"]'));
  await page.goto('./range/');
  expect(await ground('button.primary')).not.toBe(await ground('button:not(.primary)'));
});
