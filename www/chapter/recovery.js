// @ts-check
/** What becomes of the spot pointed at, in words, and which layer the picture is read back from. */
import { percent } from '../words/number.js';
import { words } from '../words/words.js';

/** @type {import('../figure/part.js').StartPart} */
export const startRecovery = ({ root, canvases, explainer }) => {
  const box = root.querySelector('[data-recall]');
  if (!canvases['read-back'] || !box) return null;
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
    sync() {
      const fates = explainer.fates();
      offer(fates.layers);
      if (add) add.disabled = !fates.canAddUnit;
      if (remove) remove.disabled = !fates.canRemoveUnit;
      const text = words.recovery.spot({
        ...fates,
        oneToOne: fates.oneToOne === null || !fates.folded ? null : percent(fates.oneToOne),
        orange: fates.orange === null ? null : percent(fates.orange),
        telling: fates.telling === null ? null : percent(fates.telling),
      });
      if (box.textContent !== text) box.textContent = text;
    },
  };
};
