// @ts-check
import { AxeBuilder } from '@axe-core/playwright';
import { addressOf, nameOf, readPages } from '../../scripts/pages/list.mjs';
import { expect, test } from './fixtures.js';
import { linkOf } from './link.js';

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
  test(`the front page breaks no rule of accessibility with everything unfolded and said, ${colorScheme}`, async ({ figure, page }) => {
    await page.emulateMedia({ colorScheme });
    await figure.open(linkOf({ net: '4-4', act: 'leaky', settings: ['unknown=1'] }), './');
    for (const details of await page.locator('details > summary').all()) await details.click();
    await expect(figure.notice).toBeVisible();
    expect(await violationsOf(page)).toEqual([]);
  });
}

for (const entry of readPages('en').pages.filter(({ slug }) => slug !== '')) {
  test(`the page ${nameOf(entry)} breaks no rule of accessibility`, async ({ page }) => {
    await page.goto(`./${addressOf(entry)}`, { waitUntil: 'networkidle' });
    expect(await violationsOf(page)).toEqual([]);
  });
}
