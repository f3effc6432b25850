// @ts-check
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.js';
import { linkOf } from './link.js';

test('every tool of the plane has a name of its own', async ({ figure }) => {
  await figure.open();
  const tools = figure.root.getByRole('radiogroup').getByRole('radio');
  const names = await tools.evaluateAll((all) => all.map((tool) => tool.getAttribute('aria-label') ?? tool.closest('label')?.textContent?.trim()));
  expect(names.length).toBeGreaterThan(4);
  expect(new Set(names).size).toBe(names.length);
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  test(`the page breaks no rule of accessibility that a program can check, ${colorScheme}`, async ({ figure, page }) => {
    await page.emulateMedia({ colorScheme });
    await figure.open(linkOf({ net: '4-4', act: 'leaky', settings: ['unknown=1'] }));
    for (const details of await figure.root.locator('details > summary').all()) await details.click();
    await expect(figure.notice).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n')}`)).toEqual([]);
  });
}
