// @ts-check
/** Pruning: buttons that remove dead units and merge those that are always on, and what that has changed. */
import { loadApart } from '../core/core.js';
import { write } from '../figure/write.js';
import '../words/side_doors.js';
import { words } from '../words/words.js';

/** @type {import('../figure/part.js').StartPart} */
export const startPruning = ({ root, explainer, act, tell, notice }) => {
  const remove = /** @type {HTMLButtonElement | null} */ (root.querySelector('[data-action="remove-dead"]'));
  const merge = /** @type {HTMLButtonElement | null} */ (root.querySelector('[data-action="merge"]'));
  if (!remove && !merge) return null;
  const place = root.querySelector('[data-pruning]');
  /** Whether something was pruned by the press that the next frame shows. */
  let pressed = false;
  /** @param {() => boolean} prune */
  const press = (prune) => async () => {
    tell('pause');
    // In the workshop it has not come before it is asked for.
    await loadApart();
    act(() => {
      pressed = prune();
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
      if (place) write(place, words.pruned(readout));
      // What was told holds until the next change.
      else if (pressed && readout) notice.say(words.pruned(readout), undefined, 'pruned', false);
      else if (root.querySelector('[data-problem="pruned"]')) notice.hide();
      pressed = false;
    },
  };
};
