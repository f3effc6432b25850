// @ts-check
/** The heat maps as a table, for whoever reads better than looks: both numbers of every square, of all pictures. */
import { lab as words } from '../words/en_lab.js';

/** @param {'td' | 'th'} tag @param {string} textContent @param {string} [scope] */
const cellOf = (tag, textContent, scope) => Object.assign(document.createElement(tag), { textContent }, scope ? { scope } : {});

/** @param {HTMLElement[]} cells */
const rowOf = (cells) => {
  const row = document.createElement('tr');
  row.append(...cells);
  return row;
};

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
  const table = document.createElement('table');
  table.className = 'lab-table';
  const box = document.createElement('div');
  box.className = 'lab-scroll';
  box.tabIndex = 0;
  box.role = 'region';
  box.append(table);
  details.append(box);
  let shown = '';

  const fill = () => {
    const one = lab();
    const read = one.readout();
    const key = JSON.stringify([read.link, one.progress(0, 0, 1).done]);
    if (!details.open || key === shown) return;
    shown = key;
    const caption = Object.assign(document.createElement('caption'), { textContent: words.tableCaption(read) });
    box.ariaLabel = caption.textContent;
    const head = rowOf([cellOf('th', words.tableCorner(read), 'col'), ...read.x.values.map((value) => cellOf('th', words.value(value), 'col'))]);
    const rows = read.pictures.values.flatMap((picture, place) => {
      one.show(place);
      return cellsOf(one).map((cells, row) => {
        const name = words.tableRow({ picture, y: read.y.values.at(-1 - row) ?? '', pictures: read.pictures.values.length });
        return rowOf([cellOf('th', name, 'row'), ...cells.map((cell) => cellOf('td', words.tableCell(cell)))]);
      });
    });
    one.show(read.shown);
    table.replaceChildren(caption, head, ...rows);
  };
  details.addEventListener('toggle', fill);
  return { fill };
};
