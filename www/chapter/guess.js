// @ts-check
/** A guess before the reveal: kept nowhere. Each answer has a verdict of its own, which comes up under it and stays. */

/** @type {import('../figure/part.js').StartPart} */
export const startGuess = ({ root }) => {
  const box = /** @type {HTMLElement | null} */ (root.querySelector('[data-predict]'));
  if (!box) return null;
  const verdicts = /** @type {HTMLElement[]} */ ([...box.querySelectorAll('[data-reveal]')]);
  for (const verdict of verdicts) verdict.setAttribute('role', 'status');
  box.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    for (const verdict of verdicts) if (verdict.dataset.reveal === target.value) verdict.hidden = false;
  });
  return {};
};
