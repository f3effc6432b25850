// @ts-check
// The score surface in the workshop: in the plane's place, turned by mouse, finger, keys and sliders, and read like the plane.
import { between, swipe } from '../support/finger.js';
import { expect, test } from '../support/fixtures.js';

const XOR = '1;data=xor.200.10.1;net=4;act=relu;step=500;end';

/** @param {import('@playwright/test').Page} page @param {string} [link] */
const opened = async (page, link = XOR) => {
  await page.goto(`./play/#${link}`);
  const root = page.locator('[data-chapter="sandbox"]');
  await expect(root.locator('[data-readout="loss"]')).not.toHaveText('–');
  await root.locator('[data-views]').selectOption('surface');
  return { root, surface: root.locator('canvas[data-figure="surface"]'), told: root.locator('[data-surface-summary]'), tilt: root.getByLabel('Tilt'), turn: root.getByLabel('Turn', { exact: true }) };
};

test.describe('by mouse and keys', () => {
  test.use({ viewport: { width: 1280, height: 720 } });

  test('it stands in the place of the plane, is turned, and travels in the link', async ({ page }) => {
    const { root, surface, told, tilt, turn } = await opened(page);
    await expect(surface).toBeVisible();
    await expect(root.locator('canvas.plane')).toBeHidden();
    await expect(told).toContainText('Seen from 35° above the ground, turned by −30°');
    await expect(told).toContainText(/\d+ flat facets\. The score runs from −/);
    const box = await surface.boundingBox();
    if (!box) throw new Error('the surface is not shown');
    expect(box.y + box.height).toBeLessThanOrEqual(720);
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    await page.mouse.move(middle.x + 60, middle.y + 20, { steps: 4 });
    await page.mouse.up();
    await expect(told).toContainText('turned by 0°');
    await expect(tilt).toHaveValue('45');
    await surface.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowUp');
    await expect(turn).toHaveValue('5');
    await expect(tilt).toHaveValue('60');
    await expect.poll(() => page.evaluate(() => location.hash)).toContain(';angle=5,60;');
    // Space trains, as on the plane.
    await page.keyboard.press(' ');
    await expect(root.locator('[data-action="train"]')).toHaveText('Pause');
    await page.keyboard.press(' ');
  });

  test('from above it is the plane: what is read in the middle is the same', async ({ page }) => {
    const { root, surface, told, turn } = await opened(page);
    await turn.fill('90');
    await expect(told).toContainText('turned by 90°');
    await root.getByRole('button', { name: 'From above' }).click();
    await expect(told).toContainText('Seen from above, as the flat plane');
    const read = root.locator('[data-pointed]');
    const box = await surface.boundingBox();
    if (!box) throw new Error('the surface is not shown');
    await surface.click({ position: { x: box.width / 2, y: box.height / 2 } });
    await expect(read).toContainText('x1 = 0.00, x2 = 0.00');
    await page.keyboard.press('Escape');
  });

  test('a view that does not apply says why, and goes when it does', async ({ page }) => {
    const { root, surface } = await opened(page, '1;data=xor.200.10.1;net=4;act=tanh;end');
    const why = root.locator('[data-later-figure="surface"] [data-view-problem]');
    await expect(why).toContainText('A smooth activation bends everywhere');
    await expect(surface).toBeHidden();
    await root.locator('[data-setting="activation"]').selectOption('relu');
    await expect(why).toBeHidden();
    await expect(surface).toBeVisible();
    await root.locator('[data-setting="data"]').selectOption('sine');
    await expect(why).toContainText('needs two inputs');
  });
});

test.describe('by finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('a finger turns it sideways, scrolls upwards, and taps to read', async ({ page }) => {
    const { root, surface, told, turn } = await opened(page);
    await surface.scrollIntoViewIfNeeded();
    const box = await surface.boundingBox();
    if (!box) throw new Error('the surface is not shown');
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await swipe(page, between(middle, { x: middle.x + 80, y: middle.y }));
    await expect(turn).not.toHaveValue('-30');
    const [angle, scrolled] = [await turn.inputValue(), await page.evaluate(() => scrollY)];
    await swipe(page, between(middle, { x: middle.x, y: middle.y - 160 }));
    await expect.poll(() => page.evaluate(() => scrollY)).not.toBe(scrolled);
    await expect(turn).toHaveValue(angle);
    await root.getByRole('button', { name: 'From above' }).tap();
    await expect(told).toContainText('Seen from above');
    await surface.tap({ position: { x: box.width / 2, y: box.height / 2 } });
    await expect(root.locator('[data-pointed]')).toContainText('x1 = 0.0');
  });
});
