// @ts-check
// What has the focus: whether it is in sight and shows it, and the way of Tab through a page.

/** @typedef {import('@playwright/test').Page} Page */

/** What has the focus, if it is covered or shows no sign of it. @param {Page} page */
export const faultOfFocus = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return '';
    const named = element.outerHTML.slice(0, 90);
    const label = element.closest('label');
    // A control that is drawn by its label stands where that stands.
    const seen = getComputedStyle(element).opacity === '0' && label ? label : element;
    const { left, top, width, height } = seen.getBoundingClientRect();
    if (width === 0 || height === 0) return `${named} is nowhere`;
    if (getComputedStyle(element).opacity !== '0') {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 1) return `${named} shows no focus`;
    }
    // Of what is larger than the window, the part in it counts.
    const [x0, x1] = [Math.max(left, 0), Math.min(left + width, innerWidth)];
    const [y0, y1] = [Math.max(top, 0), Math.min(top + height, innerHeight)];
    if (x1 <= x0 || y1 <= y0) return `${named} is out of the window`;
    const places = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]].map(([across, down]) => [x0 + (across ?? 0) * (x1 - x0), y0 + (down ?? 0) * (y1 - y0)]);
    const covers = places.map(([x, y]) => document.elementFromPoint(x ?? 0, y ?? 0)).filter((at) => at && !seen.contains(at) && !at.contains(seen) && !label?.contains(at));
    return covers.length > 2 ? `${named} is covered by ${covers[0]?.outerHTML.slice(0, 90)}` : '';
  });

/** Goes the way of Tab to its end, and tells what it led to that is not in sight, or does not show the focus. @param {Page} page */
export async function faultsOfTabs(page) {
  /** @type {string[]} */
  const faults = [];
  for (let tab = 0; tab < 400; tab += 1) {
    await page.keyboard.press('Tab');
    const isOver = await page.evaluate(() => {
      const element = /** @type {(HTMLElement & { wasFocused?: boolean }) | null} */ (document.activeElement);
      if (!element || element === document.body || element.wasFocused) return true;
      element.wasFocused = true;
      return false;
    });
    if (isOver) break;
    const fault = await faultOfFocus(page);
    if (fault) faults.push(fault);
  }
  return faults;
}
