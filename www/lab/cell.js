// @ts-check
/** The selected cell: what its runs come to, and each of them to be opened. */
import { write } from '../figure/write.js';
import { lab as words } from '../words/en_lab.js';

/** @param {import('./bench.js').Bench} bench */
export const startCell = ({ root, lab, say }) => {
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (root.querySelector(selector));
  const [title, text, pruning, list, detail] = ['[data-lab-cell-title]', '[data-lab-cell]', '[data-lab-pruning]', '[data-lab-runs]', '[data-lab-detail]'].map(find);
  let shown = '';

  /** @param {import('../types/core.d.ts').RunReadout} run @param {boolean} dead */
  const itemOf = (run, dead) => {
    const item = document.createElement('li');
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: words.run(run, dead), className: 'quiet' });
    button.disabled = run.loss === null;
    button.addEventListener('click', () => {
      // The figure of this page that shows runs hears it.
      document.dispatchEvent(new CustomEvent('crease-open-run', { detail: { link: run.link, step: run.firstDeath ?? (run.deadAtStart ? 0 : -1) } }));
      say(words.opened);
    });
    item.append(button);
    return item;
  };

  return {
    /** Follows what is selected. */
    show() {
      const cell = lab().cell();
      const next = JSON.stringify(cell);
      if (next === shown) return;
      shown = next;
      detail.hidden = !cell;
      if (!cell) {
        write(title, words.noCell);
        write(text, '');
        write(pruning, '');
        list.replaceChildren();
        return;
      }
      write(title, words.cellTitle(cell, lab().readout()));
      write(text, words.cell(cell));
      write(pruning, words.pruning(cell));
      list.replaceChildren(...cell.runs.map((run) => itemOf(run, cell.dead)));
    },
  };
};
