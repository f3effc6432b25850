// @ts-check
/** Somebody's own network: a file of its pre-activations, layer by layer, beside the lab's own. */
import { isProblem } from '../figure/notice.js';
import { Lab } from '../pkg-lab/lab.js';
import { copy } from '../share/clipboard.js';
import { sentence } from '../words/words.js';
import { negatives as words } from '../words/en_lab.js';

/** @param {import('./bench.js').Bench} bench */
export const startNegatives = ({ root, lab }) => {
  const box = /** @type {HTMLElement | null} */ (root.querySelector('[data-lab-negatives]'));
  if (!box) return;
  const file = /** @type {HTMLInputElement} */ (box.querySelector('input[type="file"]'));
  const text = /** @type {HTMLTextAreaElement} */ (box.querySelector('textarea'));
  const status = /** @type {HTMLElement} */ (box.querySelector('[role="status"]'));
  const table = /** @type {HTMLTableElement} */ (box.querySelector('table'));

  /** @param {string[]} cells @param {'td' | 'th'} tag */
  const line = (cells, tag) => {
    const row = document.createElement('tr');
    row.append(...cells.map((cell, place) => Object.assign(document.createElement(place === 0 ? 'th' : tag), { textContent: cell })));
    return row;
  };

  /** @param {Uint8Array} bytes */
  const read = (bytes) => {
    try {
      const layers = Lab.negatives(bytes);
      // The last layer is the output: no ReLU follows it.
      const rows = layers.map((layer, place) => line(words.row(layer, place === layers.length - 1 && place > 0), 'td'));
      const cell = lab().cell();
      if (cell?.off) rows.push(line(words.own(cell), 'td'));
      table.replaceChildren(line(words.columns, 'th'), ...rows);
      table.hidden = false;
      status.textContent = words.read(layers);
    } catch (error) {
      if (!isProblem(error)) throw error;
      status.textContent = sentence(error);
    }
  };

  file.addEventListener('change', async () => {
    const [chosen] = file.files ?? [];
    if (chosen) read(new Uint8Array(await chosen.arrayBuffer()));
  });
  box.querySelector('[data-action="lab-read-negatives"]')?.addEventListener('click', () => read(new TextEncoder().encode(text.value)));
  box.querySelector('[data-action="lab-copy-snippet"]')?.addEventListener('click', async () => {
    const code = box.querySelector('pre')?.textContent ?? '';
    status.textContent = (await copy(code)) ? words.copied : words.refused;
  });
};
