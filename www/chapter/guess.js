// @ts-check
/** A guess before the reveal: kept nowhere. Each answer has a verdict of its own, which comes up under it and stays. */

import { tell } from '../figure/status_region.js';

/** @type {import('../figure/part.js').StartPart} */
export const startGuess = ({ root }) => {
  const box = /** @type {HTMLElement | null} */ (root.querySelector('[data-predict]'));
  if (!box) return null;
  const verdicts = /** @type {HTMLElement[]} */ ([...box.querySelectorAll('[data-reveal]')]);
  box.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    for (const verdict of verdicts) {
      if (verdict.dataset.reveal !== target.value || !verdict.hidden) continue;
      verdict.hidden = false;
      tell(verdict);
    }
  });
  return {};
};
