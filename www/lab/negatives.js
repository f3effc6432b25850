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
  if (!box) return undefined;
  const file = /** @type {HTMLInputElement} */ (box.querySelector('input[type="file"]'));
  const text = /** @type {HTMLTextAreaElement} */ (box.querySelector('textarea'));
  const status = /** @type {HTMLElement} */ (box.querySelector('[role="status"]'));
  const table = /** @type {HTMLTableElement} */ (box.querySelector('table'));

  /** The layers of the file that was read last. @type {import('../types/core.d.ts').NegativesReadout[]} */
  let layers = [];
  let shown = '';

  /** @param {string[]} cells @param {'td' | 'th'} tag */
  const line = (cells, tag) => {
    const row = document.createElement('tr');
    row.append(...cells.map((cell, place) => Object.assign(document.createElement(place === 0 ? 'th' : tag), { textContent: cell })));
    return row;
  };

  /** The file's layers, and below them those of the selected square. */
  const show = () => {
    const own = lab().cell()?.layers ?? [];
    const next = JSON.stringify([layers, own]);
    if (next === shown) return;
    shown = next;
    // The last layer is the output: no ReLU follows it.
    const rows = layers.map((layer, place) => line(words.row(layer, place === layers.length - 1 && place > 0), 'td'));
    table.replaceChildren(line(words.columns, 'th'), ...rows, ...own.map((layer, place) => line(words.own(layer, place), 'td')));
    table.hidden = layers.length === 0;
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

  file.addEventListener('change', async () => {
    const [chosen] = file.files ?? [];
    if (chosen) read(new Uint8Array(await chosen.arrayBuffer()));
  });
  box.querySelector('[data-action="lab-read-negatives"]')?.addEventListener('click', () => read(new TextEncoder().encode(text.value)));
  box.querySelector('[data-action="lab-copy-snippet"]')?.addEventListener('click', async () => {
    const code = box.querySelector('pre')?.textContent ?? '';
    status.textContent = (await copy(code)) ? words.copied : words.refused;
  });
  return { show };
};
