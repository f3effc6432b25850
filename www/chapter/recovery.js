// @ts-check
/** What becomes of the spot pointed at, in words, and which layer the picture is read back from. */
import { write } from '../figure/write.js';
import { percent } from '../words/number.js';
import { words } from '../words/words.js';

/** @type {import('../figure/part.js').StartPart} */
export const startRecovery = ({ root, picture, explainer }) => {
  const box = root.querySelector('[data-recall]');
  if (!picture || !box) return null;
  const layers = /** @type {HTMLSelectElement | null} */ (root.querySelector('[data-setting="read-layer"]'));
  const [add, remove] = ['add-unit', 'remove-unit'].map((action) => /** @type {HTMLButtonElement | null} */ (root.querySelector(`[data-action="${action}"]`)));

  /** Offers every layer to be read, where there is a choice. @param {number} count */
  const offer = (count) => {
    if (!layers) return;
    const row = /** @type {HTMLElement} */ (layers.closest('label') ?? layers);
    row.hidden = count < 2;
    if (layers.options.length === count) return;
    layers.replaceChildren(...Array.from({ length: count }, (_, index) => new Option(words.recovery.layer({ layer: index + 1 }), String(index + 1))));
  };

  return {
    ready: () => !explainer.prepareRecovery(),
    sync() {
      const recovery = explainer.recovery();
      offer(recovery.layers);
      if (add) add.disabled = !recovery.canAddUnit;
      if (remove) remove.disabled = !recovery.canRemoveUnit;
      const text = words.recovery.spot({
        ...recovery,
        unfolded: recovery.kept === null || !recovery.folded ? null : percent(recovery.kept),
        orange: recovery.orange === null ? null : percent(recovery.orange),
        telling: recovery.telling === null ? null : percent(recovery.telling),
      });
      write(box, text);
    },
  };
};
