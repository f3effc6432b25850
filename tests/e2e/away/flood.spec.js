// @ts-check
// Ten thousand messages at once, of every kind and none: whoever hears them does what the last of each says, and stays well.
import { expect, test } from '../support/fixtures.js';
import { linkOf } from '../support/link.js';

const MOONS = linkOf({ data: 'moons.200.10.1', net: '4' });
const CIRCLE = linkOf({ data: 'circle.50.0.2', net: '3' });
const FLOOD = 10_000;
/** States that a figure tells in a second, at most. */
const STATES = 5;

test('a figure that is flooded with messages does each kind once a frame, and tells no more than ever', async ({ page, site, host }) => {
  const listen = '<script>window.said = []; addEventListener("message", ({ data }) => said.push(data));</script>';
  await page.goto(await host(`${listen}<iframe src="${site}embed/?autorun=1#${MOONS}" width="700" height="700"></iframe>`));
  const frame = page.frameLocator('iframe').first();
  await expect(frame.locator('canvas.plane')).toBeVisible();
  const states = () => page.evaluate(() => /** @type {any} */ (window).said.filter((/** @type {any} */ { type }) => type === 'crease:state'));
  await expect.poll(async () => (await states()).length).toBeGreaterThan(0);

  const seconds = await page.evaluate(
    ([count, open, last]) => {
      const start = performance.now();
      /** @type {any} */ (window).said.length = 0;
      const inside = document.querySelector('iframe')?.contentWindow;
      const kinds = [
        (/** @type {number} */ turn) => ({ type: 'crease:open', version: 1, link: String(open).replace('moons.200.10.1', `moons.200.10.${turn}`) }),
        (/** @type {number} */ turn) => ({ type: 'crease:train', version: 1, on: turn % 2 === 0 }),
        () => ({ type: 'crease:run', version: 1 }),
        () => ({ type: 'crease:open', version: 1, link: 'x'.repeat(1000) }),
        () => ({ type: 'crease:open', version: 9, link: open, more: {} }),
        () => ({ type: '__proto__', constructor: 1 }),
        () => null,
        () => 'crease:run',
      ];
      for (let turn = 0; turn < Number(count); turn += 1) inside?.postMessage(kinds[turn % kinds.length](turn), '*');
      inside?.postMessage({ type: 'crease:train', version: 1, on: false }, '*');
      inside?.postMessage({ type: 'crease:open', version: 1, link: last }, '*');
      return start;
    },
    /** @type {const} */ ([FLOOD, MOONS, CIRCLE]),
  );
  await expect.poll(async () => (await states()).at(-1)?.link).toBe(CIRCLE);
  const passed = await page.evaluate((start) => (performance.now() - start) / 1000, seconds);
  expect((await states()).length).toBeLessThanOrEqual(Math.ceil(passed * STATES) + 2);
  // And lives on as before.
  await frame.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.poll(async () => Number(await frame.locator('data[data-readout="step"]').getAttribute('value'))).toBeGreaterThan(5);
});

test('a page with the script for hosts that its frames flood keeps to what figures may say', async ({ page, site, host }) => {
  const stranger = await host('<script>addEventListener("message", ({ data }) => { for (const one of data) parent.postMessage(one, "*"); });</script>');
  await page.goto(await host(`<script src="${site}embed/host.js"></script><iframe data-crease src="${stranger}" width="300" height="100"></iframe><iframe id="other" src="${stranger}" width="300" height="120"></iframe>`));
  await page.evaluate(() => {
    /** @type {any} */ (window).told = 0;
    document.addEventListener('crease-state', () => (/** @type {any} */ (window).told += 1), true);
  });
  const send = (/** @type {string} */ selector, /** @type {unknown[]} */ messages) =>
    page.locator(selector).evaluate((frame, all) => /** @type {HTMLIFrameElement} */ (frame).contentWindow?.postMessage(all, '*'), messages);
  const wrong = [{ type: 'crease:size', version: 1, height: 1e9 }, { type: 'crease:size', version: 1, height: -1 }, { type: 'crease:size', version: 1, height: '9px; position: fixed' }, { type: 'crease:state', version: 1, link: 7 }, null, 'crease:size', [], { type: 'crease:size', version: 1, height: 200, more: 1 }];
  // A frame that is not marked is none of a figure's, whatever it says.
  await send('#other', [{ type: 'crease:size', version: 1, height: 999 }]);
  await send('[data-crease]', [...Array.from({ length: FLOOD }, (_, turn) => (turn % 2 ? wrong[turn % wrong.length] : { type: 'crease:size', version: 1, height: 100 + (turn % 500) })), { type: 'crease:size', version: 1, height: 321 }, ...wrong]);
  await expect.poll(async () => (await page.locator('[data-crease]').boundingBox())?.height).toBeCloseTo(325, -1);
  await expect(page.locator('[data-crease]')).toHaveAttribute('style', 'height: 321px;');
  expect(await page.locator('#other').getAttribute('style')).toBeNull();
  expect(await page.evaluate(() => /** @type {any} */ (window).told)).toBe(0);
});
