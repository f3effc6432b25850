// @ts-check
// Letters as large as the browser's own setting makes them, which no rule of the page's style can measure.
import { addressOf, nameOf, readPages } from '../../../scripts/pages/list.mjs';
import { faultsOfTabs } from '../support/focus.js';
import { THOROUGH } from '../support/thorough.js';
import { expect, test } from '../support/fixtures.js';

/** The browser's own size of letters, in pixels: 16 is what it comes with. */
const SIZES = [20, 32];

for (const size of SIZES) {
  test.describe(`letters of ${size} pixels`, () => {
    test.use({ viewport: { width: 390, height: 844 } });

    for (const entry of readPages().pages) {
      test(`with letters of ${size} pixels, whatever Tab leads to on ${nameOf(entry)} is in sight and shows it`, THOROUGH, async ({ page }) => {
        const client = await page.context().newCDPSession(page);
        await client.send('Page.enable');
        await client.send('Page.setFontSizes', { fontSizes: { standard: size, fixed: size } });
        await page.goto(`./${addressOf(entry)}`, { waitUntil: 'networkidle' });
        expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe(`${size}px`);
        expect(await faultsOfTabs(page)).toEqual([]);
      });
    }
  });
}
