// @ts-check
// What fits into a frame of the sizes that the recipes give: the whole plane and Train are in sight without scrolling; and what
// a frame shows while it waits.
import { expect, test } from '../support/fixtures.js';
import { THOROUGH } from '../support/thorough.js';
import { bringType, setType } from '../support/type.js';

/** Width and height of frames in CSS pixels, and the least side of the plane in them. The second is the first with a scroll bar. */
const FRAMES = [
  { width: 690, height: 640, least: 360 },
  { width: 675, height: 640, least: 360 },
  { width: 900, height: 600, least: 360 },
  { width: 320, height: 480, least: 280 },
];

/** Cards of units in place of a plane: as many as fit in a row, so they are not square. */
const CARDS = '1;at=prune;net=8;end';

const SCENES = ['1;data=moons.200.10.1;net=8;act=relu;end', '1;at=lossy;net=2;end', '1;at=negative;net=1;end', '1;at=range;net=4;end', '1;at=assembly-line;net=4;end', CARDS];

/** @typedef {typeof FRAMES[number]} Frame */

/** Plane and Train lie in the frame as it stands. @param {import('@playwright/test').Page} page @param {Frame} frame @param {string} what */
const expectInSight = async (page, { width, height, least }, what) => {
  expect(await page.evaluate(() => [scrollX, scrollY, document.documentElement.scrollWidth > innerWidth]), what).toEqual([0, 0, false]);
  const plane = /** @type {{ x: number, y: number, width: number, height: number }} */ (await page.locator('canvas').first().boundingBox());
  expect(what.startsWith(CARDS) ? plane.width : Math.min(plane.width, plane.height), what).toBeGreaterThanOrEqual(least);
  expect([plane.x >= 0, plane.y >= 0, plane.x + plane.width <= width, plane.y + plane.height <= height], what).toEqual([true, true, true, true]);
  // A chapter without training has none.
  const buttons = await page.locator('[data-action="train"]').evaluateAll((all) => all.map((button) => button.getBoundingClientRect().bottom));
  expect(buttons.filter((bottom) => bottom > height), what).toEqual([]);
};

for (const frame of FRAMES) {
  const { width, height } = frame;
  test(`a frame of ${width} × ${height} shows the whole plane and Train without scrolling, with a goal as without`, THOROUGH, async ({ page, site }) => {
    await page.setViewportSize({ width, height });
    for (const [goal, scene] of ['off', 'on'].flatMap((one) => SCENES.map((link) => [one, link]))) {
      const what = `${scene}, goal=${goal}`;
      await page.goto('about:blank');
      await page.goto(`${site}embed/?goal=${goal}#${scene}`);
      const run = page.getByRole('button', { name: 'Run', exact: true });
      const waiting = /** @type {{ y: number, height: number }} */ (await run.boundingBox());
      expect(waiting.y + waiting.height, what).toBeLessThanOrEqual(height);
      await run.click();
      await expect(page.locator('canvas').first()).toBeVisible();
      await expect(page.locator('.still').first()).toBeHidden();
      await expectInSight(page, frame, what);
      await bringType(page);
      await setType(page, 'wide');
      await expectInSight(page, frame, `${what}, wide letters`);
    }
  });
}

test('what a small frame has no room for folds away, and is there for the asking', async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 480 });
  await page.goto(`${site}embed/?autorun=1#${SCENES[0]}`);
  const setting = page.locator('[data-setting="activation"]');
  await expect(page.locator('.rest')).not.toHaveAttribute('open', '');
  await expect(setting).toBeHidden();
  await page.locator('.rest > summary').click();
  await setting.selectOption('tanh');
  await expect(page.locator('figcaption')).toContainText('Sampled');
});

test('exercises do not look alike while they wait, and each says what its link says', THOROUGH, async ({ page, site }) => {
  const links = [
    '1;data=xor.200.10.1;net=5;act=relu;end',
    '1;data=circle.200.10.1;net=4;act=relu;end',
    '1;data=blobs.200.10.1;net=1;act=relu;end',
    '1;data=moons.200.10.1;net=8;act=relu;end',
    '1;data=spiral.200.10.1;net=8-8;act=tanh;end',
    '1;data=blobs3.200.10.1;net=8;act=relu;end',
    '1;data=border.200.10.1;net=16-16-16;act=relu;end',
    '1;data=sine.60.5.1;net=8;act=relu;end',
    '1;data=xor.200.10.1;net=none;act=relu;end',
    '1;data=xor.200.10.1;net=4;act=tanh;end',
    '1;data=xor.200.10.1;net=4;act=relu;seed=7;end',
    '1;data=xor.200.10.1;net=4;act=relu;step=300;end',
    '1;at=range;data=xor.200.10.1;net=4;act=relu;end',
    '1;at=range;data=circle.200.10.1;net=3;act=relu;end',
    '1;data=xor.200.10.1;net=64-64-64-64-64-64-64-64-64-64-64-64;act=relu;end',
  ];
  /** @type {Set<string>} */
  const pictures = new Set();
  for (const link of links) {
    await page.goto('about:blank');
    await page.goto(`${site}embed/#${link}`);
    const sketch = page.locator('.sketch');
    await expect(sketch).toBeVisible();
    pictures.add((await sketch.screenshot()).toString('base64'));
    const widths = /;net=([^;]*)/.exec(link)?.[1].split('-') ?? [];
    const said = await sketch.locator('.width').allTextContents();
    expect(said.slice(1, -1), link).toEqual(widths[0] === 'none' ? [] : widths);
    await expect(page.locator('[data-example]')).toBeVisible();
  }
  expect(pictures.size).toBe(links.length);
});

test("a link of a chapter waits behind that chapter's picture, with the network of its own", async ({ page, site }) => {
  /** @param {string} address */
  const seen = async (address) => {
    await page.goto('about:blank');
    await page.goto(`${site}embed/${address}`);
    const still = page.locator('.away .still').first();
    await expect(still).toBeVisible();
    return [/(\w[\w-]*?)-(plane|read-back)-light/.exec((await still.getAttribute('src')) ?? '')?.[1], await page.locator('.sketch').count()];
  };
  expect(await seen('')).toEqual(['lossy', 0]);
  expect(await seen('#1;at=range;net=4-4;act=relu;end')).toEqual(['range', 1]);
  expect(await seen('#1;at=assembly-line;net=2;end')).toEqual(['assembly-line', 1]);
});
