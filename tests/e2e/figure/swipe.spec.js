// @ts-check
import { THOROUGH } from '../support/thorough.js';
import { between, swipe } from '../support/finger.js';
import { expect, test } from '../support/fixtures.js';

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

/** Shares of a figure's sides from which swipes start. */
const STARTS = [0.2, 0.5, 0.8];
/** How far a finger goes. */
const WAY = 160;

const SIDE_DOORS = ['curves', 'prune', 'dying', 'leaky', 'mirror', 'collapse', 'snowflake', 'lab'];
/** Waits until the page lies still. @param {import('@playwright/test').Page} page */
const atRest = (page) => page.evaluate(async () => {
  for (let last = NaN, still = 0; still < 5; last = scrollY) {
    await new Promise((done) => requestAnimationFrame(done));
    still = scrollY === last ? still + 1 : 0;
  }
});
/** Frames that are higher than their window: what is in them is scrolled as a page is. */
const FRAMES = ['sandbox', 'lossy', 'negative', 'range', 'assembly-line', ...SIDE_DOORS].map((chapter) => `./embed/?autorun=1#1;at=${chapter};net=2;end`);

for (const address of ['./', './play/', './lossy/', './negative/', './range/', './assembly-line/', './thread/', ...SIDE_DOORS.map((slug) => `./${slug}/`), ...FRAMES]) {
  test(`a swipe from every figure scrolls, on ${address}`, address === './lossy/' ? {} : THOROUGH, async ({ page }) => {
    if (FRAMES.includes(address)) await page.setViewportSize({ width: 390, height: 420 });
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    const canvases = page.locator('canvas[data-figure]:visible');
    await expect(canvases).not.toHaveCount(0);
    const link = () => page.evaluate(() => location.hash);
    for (const canvas of await canvases.all()) {
      for (const share of STARTS) {
        await canvas.evaluate((element) => element.scrollIntoView({ block: 'center' }));
        const box = await canvas.boundingBox();
        if (!box) throw new Error('a figure is not shown');
        const from = { x: box.x + share * box.width, y: Math.min(Math.max(box.y + share * box.height, 10), (page.viewportSize()?.height ?? 0) - 14) };
        const before = { scrolled: await page.evaluate(() => scrollY), link: await link() };
        const most = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
        // Up where there is more below, else down.
        const way = before.scrolled + WAY < most ? -WAY : WAY;
        if (most < WAY && !FRAMES.includes(address)) continue;
        await swipe(page, between(from, { x: from.x, y: from.y + way }));
        await expect.poll(() => page.evaluate(() => scrollY), `${await canvas.getAttribute('data-figure')} from ${share}`).not.toBe(before.scrolled);
        // A finger that comes down on a page still on its way stops it.
        await atRest(page);
        expect(await link()).toBe(before.link);
      }
    }
  });
}
