// @ts-check
/** Pruning: buttons that remove dead units and merge those that are always on, and what that has changed. */
import { loadApart } from '../core/core.js';
import { write } from '../figure/write.js';
import '../words/side_doors.js';
import { words } from '../words/words.js';
import { renamedAfter } from './removal.js';

/** @type {import('../figure/part.js').StartPart} */
export const startPruning = ({ root, explainer, act, tell, notice }) => {
  const remove = /** @type {HTMLButtonElement | null} */ (root.querySelector('[data-action="remove-dead"]'));
  const merge = /** @type {HTMLButtonElement | null} */ (root.querySelector('[data-action="merge"]'));
  if (!remove && !merge) return null;
  const place = root.querySelector('[data-pruning]');
  /** Whether something was pruned by the press that the next frame shows. */
  let pressed = false;
  const status = root.querySelector('.row [data-status]');
  const hidden = () => explainer.units().filter(({ letters }) => letters !== null);
  /** What the last press made of letters, and what of that is shown. */
  let moved = '';
  let shown = '';
  /** Keeps the unit that was selected selected under the letter that it has now, and none where it is gone. @param {string} letters @param {string[]} gone @param {{ from: string, to: string }[]} renamed */
  const keepSelected = (letters, gone, renamed) => {
    if (!gone.includes(letters)) {
      explainer.selectLetters(renamed.find(({ from }) => from === letters)?.to ?? letters);
      return;
    }
    // The first lets go of a pin, where there is one.
    explainer.letGo();
    if (explainer.card()?.letters) explainer.letGo();
  };
  /** @param {() => boolean} prune */
  const press = (prune) => async () => {
    tell('pause');
    // In the workshop it has not come before it is asked for.
    await loadApart();
    act(() => {
      const [before, selected] = [hidden(), explainer.card()?.letters];
      pressed = prune();
      const gone = (pressed && explainer.pruningReadout()?.letters) || [];
      const renamed = gone.length > 0 ? renamedAfter(before, hidden(), gone) : [];
      moved = words.movedUp({ gone: gone.length, renamed });
      if (selected && gone.length > 0) keepSelected(selected, gone, renamed);
    });
  };
  remove?.addEventListener('click', press(() => explainer.removeDeadUnits()));
  merge?.addEventListener('click', press(() => explainer.mergeAlwaysOn()));

  let due = true;
  return {
    sync({ changed, running, readout: { deadUnits } }) {
      due ||= changed;
      if (!due || running) return;
      due = false;
      if (remove) remove.disabled = deadUnits === 0;
      if (merge) merge.disabled = !explainer.canMerge();
      const readout = place || pressed ? explainer.pruningReadout() : null;
      // It stands for as long as the network is the pruned one.
      if (status && (pressed || (!readout && shown !== '' && status.textContent === shown))) {
        shown = pressed ? moved : '';
        write(status, shown);
      }
      if (place) write(place, words.pruned(readout));
      // What was told holds until the next change.
      else if (pressed && readout) notice.say([words.pruned(readout), moved].filter(Boolean).join(' '), undefined, 'pruned', false);
      else if (root.querySelector('[data-problem="pruned"]')) notice.hide();
      pressed = false;
    },
  };
};
