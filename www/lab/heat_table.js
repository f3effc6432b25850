// @ts-check
/** The heat maps as a table: both numbers of every square, of all pictures. */
import { lab as words } from '../words/en_lab.js';
import { written } from '../figure/table.js';

/** What every cell of the picture that is shown comes to, row by row from above; what is selected stays so. @param {import('../pkg-lab/lab.js').Lab} lab */
const cellsOf = (lab) => {
  const { x, y } = lab.readout();
  const chosen = lab.cell();
  const rows = y.values.map((_, row) =>
    x.values.map((__, column) => {
      lab.select(column, row);
      return lab.cell();
    }),
  );
  // One outside the sweep is none.
  lab.select(chosen ? x.values.indexOf(chosen.x) : x.values.length, chosen ? y.values.indexOf(chosen.y) : y.values.length);
  return rows.toReversed();
};

/**
 * @param {import('./bench.js').Bench} bench
 * @param {HTMLDetailsElement} details
 */
export const startHeatTable = ({ lab }, details) => {
  const place = details.appendChild(document.createElement('div'));
  let shown = '';

  const fill = () => {
    const one = lab();
    const read = one.readout();
    const key = JSON.stringify([read.link, one.progress(0, 0, 1).done]);
    if (!details.open || key === shown) return;
    shown = key;
    const rows = read.pictures.values.flatMap((picture, number) => {
      one.show(number);
      return cellsOf(one).map((cells, row) => [words.tableRow({ picture, y: read.y.values.at(-1 - row) ?? '', pictures: read.pictures.values.length }), ...cells.map((cell) => words.tableCell(cell))]);
    });
    one.show(read.shown);
    place.replaceChildren(written({ caption: words.tableCaption(read), heads: [words.tableCorner(read), ...read.x.values.map((value) => words.value(value))], rows }));
  };
  details.addEventListener('toggle', fill);
  return { fill };
};
