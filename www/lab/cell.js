// @ts-check
/** The selected cell: what its runs come to, and each of them to be opened. */
import { write } from '../figure/write.js';
import { lab as words } from '../words/en_lab.js';

/** @param {import('./bench.js').Bench} bench */
export const startCell = ({ root, lab, say }) => {
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (root.querySelector(selector));
  const [title, text, pruning, list, detail] = ['[data-lab-cell-title]', '[data-lab-cell]', '[data-lab-pruning]', '[data-lab-runs]', '[data-lab-detail]'].map(find);
  let shown = '';
  /** The cell that is shown. @type {import('../types/core.d.ts').CellReadout | null} */
  let cell = null;
  /** The runs that the buttons open, in their order. @type {import('../types/core.d.ts').RunReadout[]} */
  let runs = [];
  /** The link of the run that is open in the figure. */
  let open = '';
  /** Whether the status tells of a run of the square that is shown. */
  let told = false;

  /**
   * Opens a run in the figure of this page, which hears of it.
   * @param {import('../types/core.d.ts').RunReadout} run
   * @param {boolean} isLookedAt Whether the page goes there.
   */
  const openRun = (run, isLookedAt) => {
    const { link, firstDeath, deadAtStart } = run;
    open = link;
    markOpen();
    const name = words.runTitle(run, title.textContent ?? '');
    document.dispatchEvent(new CustomEvent('crease-open-run', { detail: { link, name, step: firstDeath ?? (deadAtStart ? 0 : -1), isLookedAt } }));
    say([words.opened(run, name), isLookedAt ? '' : words.typical].join(' ').trim());
    told = true;
  };
  const markOpen = () => {
    for (const [place, { link }] of runs.entries()) /** @type {HTMLElement} */ (list.children[place].firstElementChild).ariaCurrent = link === open ? 'true' : null;
  };

  /** @param {number} place */
  const itemOf = (place) => {
    const item = document.createElement('li');
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'quiet' });
    button.addEventListener('click', () => {
      if (runs[place].loss !== null) openRun(runs[place], true);
    });
    item.append(button);
    return item;
  };

  /** Results stream in while somebody stands on one of the buttons: they stay, and change their words. @param {boolean} dead */
  const listRuns = (dead) => {
    while (list.children.length > runs.length) list.lastElementChild?.remove();
    while (list.children.length < runs.length) list.append(itemOf(list.children.length));
    for (const [place, run] of runs.entries()) {
      const button = /** @type {HTMLButtonElement} */ (list.children[place].firstElementChild);
      // Truly disabled, it would lose the focus.
      button.ariaDisabled = String(run.loss === null);
      write(button, words.run(run, dead));
    }
    markOpen();
  };

  return {
    /** Opens the run of the selected square that is nearest to what the square shows, where one is done. The page stays where it is. */
    openTypical() {
      const typical = cell?.typical ?? null;
      if (typical !== null) openRun(runs[typical], false);
    },
    /** Follows what is selected. */
    show() {
      cell = lab().cell();
      const next = JSON.stringify(cell);
      if (next === shown) return;
      shown = next;
      // What was said of another square is no longer so.
      if (told) say('');
      told = false;
      detail.hidden = !cell;
      if (!cell) {
        write(title, words.noCell);
        write(text, '');
        write(pruning, '');
        runs = [];
        listRuns(false);
        return;
      }
      write(title, words.cellTitle(cell, lab().readout()));
      write(text, words.cell(cell));
      write(pruning, words.pruning(cell));
      runs = cell.runs;
      listRuns(cell.dead);
    },
  };
};
