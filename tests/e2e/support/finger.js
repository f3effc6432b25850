// @ts-check
// A finger on the page.

/** @typedef {import('./figure.js').Place} Place */

/**
 * A finger's way over the page.
 * @param {import('@playwright/test').Page} page
 * @param {Place[]} way
 */
export const swipe = async (page, way) => {
  const devtools = await page.context().newCDPSession(page);
  const [start, ...rest] = way;
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [start] });
  for (const at of rest) await devtools.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at] });
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await devtools.detach();
};

/** Places on the straight way between two, so that a browser sees a movement. @param {Place} from @param {Place} to */
export const between = (from, to) => Array.from({ length: 9 }, (_, step) => ({ x: from.x + (step / 8) * (to.x - from.x), y: from.y + (step / 8) * (to.y - from.y) }));
