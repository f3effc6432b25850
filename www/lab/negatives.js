// @ts-check
/** Somebody's own network: a file of its pre-activations, layer by layer, beside the lab's own. */
import { isProblem } from '../figure/notice.js';
import { write } from '../figure/write.js';
import { Lab } from '../pkg-lab/lab.js';
import { copy } from '../share/clipboard.js';
import { sentence } from '../words/words.js';
import { negatives as words } from '../words/en_lab.js';

/** @param {import('./bench.js').Bench} bench */
export const startNegatives = ({ root, lab }) => {
  const box = /** @type {HTMLElement | null} */ (root.querySelector('[data-lab-negatives]'));
  if (!box) return undefined;
  const file = /** @type {HTMLInputElement} */ (box.querySelector('input[type="file"]'));
  const text = /** @type {HTMLTextAreaElement} */ (box.querySelector('textarea'));
  const status = /** @type {HTMLElement} */ (box.querySelector('[role="status"]'));
  const table = /** @type {HTMLTableElement} */ (box.querySelector('table'));

  /** The layers of the file that was read last. @type {import('../types/core.d.ts').NegativesReadout[]} */
  let layers = [];
  const head = document.createElement('tr');
  head.append(...words.columns.map((textContent) => Object.assign(document.createElement('th'), { textContent, scope: 'col' })));
  table.append(head);

  /** A row of empty cells. */
  const line = () => {
    const row = document.createElement('tr');
    row.append(Object.assign(document.createElement('th'), { scope: 'row' }), ...words.columns.slice(1).map(() => document.createElement('td')));
    return row;
  };

  /** The file's layers, and below them those of the selected square; none of it without a file. */
  const show = () => {
    table.hidden = layers.length === 0;
    if (table.hidden) return;
    // The last layer is the output: no ReLU follows it.
    const cell = lab().cell();
    const own = cell ? cell.layers.map((layer, place) => words.own(layer, place, cell.dead)) : [];
    const rows = layers.map((layer, place) => words.row(layer, place === layers.length - 1 && place > 0)).concat(own);
    while (table.rows.length > rows.length + 1) table.deleteRow(-1);
    while (table.rows.length < rows.length + 1) table.append(line());
    for (const [place, cells] of rows.entries()) {
      for (const [column, said] of cells.entries()) write(table.rows[place + 1].cells[column], said);
    }
  };

  /** @param {Uint8Array} bytes */
  const read = (bytes) => {
    try {
      layers = Lab.negatives(bytes);
      status.textContent = words.read(layers);
    } catch (error) {
      if (!isProblem(error)) throw error;
      layers = [];
      status.textContent = sentence(error);
    }
    show();
  };

  const readChosen = async () => {
    const [chosen] = file.files ?? [];
    if (chosen) read(new Uint8Array(await chosen.arrayBuffer()));
  };
  file.addEventListener('change', readChosen);
  // The reader may have been faster than the page.
  void readChosen();
  box.querySelector('[data-action="lab-read-negatives"]')?.addEventListener('click', () => read(new TextEncoder().encode(text.value)));
  box.querySelector('[data-action="lab-copy-snippet"]')?.addEventListener('click', async () => {
    const code = box.querySelector('pre')?.textContent ?? '';
    status.textContent = (await copy(code)) ? words.copied : words.refused;
  });
  return { show };
};
