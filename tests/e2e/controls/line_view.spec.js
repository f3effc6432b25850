// @ts-check
// The score as a sum in the workshop: in the plane's place, its hinges moved by keys, mouse and finger; over two inputs it says why not.
import { between, swipe } from '../support/finger.js';
import { expect, test } from '../support/fixtures.js';

/** A sine of three units, whose hinges lie at −1, −0.5 and 0.5. */
const SINE = '1;data=sine.200.0.1;test=0;net=3;act=relu;w=AACAPwAAgD8AAIA_AACAPwAAAD8AAAC_AAAAwAAAgEAAAIDAAAAAAMb4j8M;end';

/** @param {import('@playwright/test').Page} page @param {string} link */
const opened = async (page, link) => {
  await page.goto(`./play/#${link}`);
  const root = page.locator('[data-chapter="sandbox"]');
  await expect(root.locator('[data-readout="loss"]')).not.toHaveText('–');
  const train = await root.locator('[data-action="train"]').boundingBox();
  await root.locator('[data-views]').selectOption('line');
  expect(await root.locator('[data-action="train"]').boundingBox()).toEqual(train);
  return { root, line: root.locator('canvas[data-figure="line"]'), told: root.locator('[data-line-summary]'), why: root.locator('[data-later-figure="line"] [data-view-problem]') };
};

test.describe('by mouse and keys', () => {
  test.use({ viewport: { width: 1280, height: 720 } });

  test('it stands in the place of the plane, told in words, and its hinges are moved', async ({ page }) => {
    const { root, line, told } = await opened(page, SINE);
    await expect(root.locator('canvas.plane')).toBeHidden();
    await expect(told).toHaveText('The score over x1, in 3 straight pieces. The largest error is 0.21, at x1 = −0.72. A begins at −1.00 with a slope of −2.00. B begins at −0.50 with a slope of 4.00. C begins at 0.50 with a slope of −4.00.');
    const box = await line.boundingBox();
    if (!box) throw new Error('the line is not shown');
    expect(box.y + box.height).toBeLessThanOrEqual(720);
    await line.focus();
    await page.keyboard.press('c');
    await page.keyboard.press('.');
    await expect(told).not.toContainText('C begins at 0.50');
    await expect(told).toContainText('B begins at −0.50');
    await page.keyboard.press('Control+z');
    await expect(told).toContainText('C begins at 0.50');
    // The tag of C, as crate/src/layout/projection.rs places it: of −1.25 to 1.25.
    const [left, width] = [box.x + 38, box.width - 38 - 16];
    const tag = { x: left + width * 0.7, y: box.y + box.height - 32 };
    await page.mouse.move(tag.x, tag.y);
    await page.mouse.down();
    await page.mouse.move(tag.x + width * 0.1, tag.y, { steps: 4 });
    await page.mouse.up();
    await expect(told).toContainText(/C begins at 0\.7[45]/);
    await root.locator('[data-views]').selectOption('plane');
    await expect(line).toBeHidden();
    await expect(root.locator('canvas.plane')).toBeVisible();
  });

  test('over two inputs it says why there is nothing to see, until the data have one', async ({ page }) => {
    const { root, line, why } = await opened(page, '1;data=xor.200.10.1;net=4;act=relu;end');
    await expect(why).toHaveText('This view needs a network with one input. Choose data along one input, such as the sine.');
    await expect(line).toBeHidden();
    await root.locator('select[data-setting="data"]').selectOption('sine');
    await expect(line).toBeVisible();
    await expect(why).toBeHidden();
  });
});

test.describe('by finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a swipe scrolls until a tag was tapped; then it is dragged', async ({ page }) => {
    const { line, told } = await opened(page, SINE);
    const placed = async () => {
      await line.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      const box = await line.boundingBox();
      if (!box) throw new Error('the line is not shown');
      const [left, width] = [box.x + 38, box.width - 38 - 16];
      return { width, x: left + width * 0.7, y: box.y + box.height - 32 };
    };
    const tag = await placed();
    const scrolled = await page.evaluate(() => scrollY);
    await swipe(page, between(tag, { x: tag.x, y: tag.y - 160 }));
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(scrolled + 60);
    await expect(told).toContainText('C begins at 0.50');
    // The browser may still take a tap right after a swipe for a part of it.
    await expect(async () => {
      const { x, y } = await placed();
      await page.touchscreen.tap(x, y);
      const again = await placed();
      await swipe(page, between(again, { x: again.x - again.width * 0.1, y: again.y }));
      await expect(told).toContainText(/C begins at 0\.2[4-6]/, { timeout: 2000 });
    }).toPass();
  });
});
