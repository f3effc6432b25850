// @ts-check
/** The curves and the shares of the selected cell as tables. */
import { lab as words } from '../words/en_lab.js';
import { written } from '../figure/table.js';

/** @typedef {import('../types/core.d.ts').CellTables} CellTables */

/** A row for each step at which one of the pictures has a point. @param {CellTables['curves']} curves */
const curvesOf = (curves) => {
  const steps = [...new Set(curves.flatMap(({ points }) => points.map(({ step }) => step)))].toSorted((a, b) => a - b);
  const rows = steps.map((step) => [
    words.step(step),
    ...curves.flatMap(({ points }) => {
      const point = points.find((one) => one.step === step);
      return [words.quartilesOfShares(point?.off ?? null), words.quartiles(point?.loss ?? null)];
    }),
  ]);
  return { caption: words.curvesCaption, heads: words.curvesHeads(curves.map(({ picture }) => picture)), rows };
};

/** A row for each hidden layer. @param {CellTables['layers']} layers */
const sharesOf = (layers) => ({
  caption: words.sharesCaption,
  heads: words.sharesHeads,
  rows: layers.map(({ on, negative: [below, all] }, layer) => [words.step(layer + 1), ...on.map((count) => words.step(count)), words.shareOf(below, all)]),
});

/**
 * @param {import('./bench.js').Bench} bench
 * @param {HTMLDetailsElement} details
 */
export const startCellTables = ({ lab }, details) => {
  const place = details.appendChild(document.createElement('div'));
  let shown = '';
  const fill = () => {
    if (!details.open) return;
    const tables = lab().tables();
    const next = JSON.stringify(tables);
    if (next === shown) return;
    shown = next;
    place.replaceChildren(...(tables ? [written(curvesOf(tables.curves)), written(sharesOf(tables.layers))] : []));
  };
  details.addEventListener('toggle', fill);
  return { fill };
};
