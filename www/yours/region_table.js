// @ts-check
/** The regions of a slice as a table. */
import { written } from '../figure/table.js';
import { yours as words } from '../words/en_yours.js';

/** The most regions that the table tells: a slice has up to 100,000. */
const MOST = 100;

/**
 * @param {() => import('../pkg-yours/yours.js').Slice} slice
 * @param {HTMLDetailsElement} details
 */
export const startRegionTable = (slice, details) => {
  const place = details.appendChild(document.createElement('div'));
  let shown = '';
  const fill = () => {
    if (!details.open) return;
    const { regions, layers } = slice().readout();
    const largest = slice().largestRegions(MOST);
    const rows = largest.map((region, number) => words.region(region, number, layers));
    // What is pointed at changes often, and the regions do not.
    const next = JSON.stringify(rows);
    if (next === shown) return;
    shown = next;
    place.replaceChildren(...(rows.length > 0 ? [written({ caption: words.regionsCaption(rows.length, regions), heads: words.regionsHeads, rows })] : []));
  };
  details.addEventListener('toggle', fill);
  return { fill };
};
