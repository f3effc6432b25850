// @ts-check
/** A guess before the reveal: kept nowhere, judged kindly. */
import { words } from '../words/words.js';

/** @type {import('../figure/part.js').StartPart} */
export const startGuess = ({ root }) => {
  const box = /** @type {HTMLElement | null} */ (root.querySelector('[data-predict]'));
  const reveal = /** @type {HTMLElement | null} */ (box?.querySelector('[data-reveal]') ?? null);
  if (!box || !reveal) return null;
  const verdict = document.createElement('strong');
  reveal.prepend(verdict, ' ');
  reveal.setAttribute('role', 'status');
  box.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    verdict.textContent = target.value === box.dataset.predict ? words.guess.right : words.guess.wrong;
    reveal.hidden = false;
  });
  return {};
};
