// @ts-check
/** A guess before the reveal: kept nowhere, judged kindly. */
import { words } from './words.js';

/** @type {import('./figure.js').StartPart} */
export const startPredict = ({ root }) => {
  const box = /** @type {HTMLElement | null} */ (root.querySelector('[data-predict]'));
  const reveal = /** @type {HTMLElement | null} */ (box?.querySelector('[data-reveal]') ?? null);
  if (!box || !reveal) return null;
  const verdict = document.createElement('strong');
  reveal.prepend(verdict, ' ');
  reveal.setAttribute('role', 'status');
  box.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    verdict.textContent = target.value === box.dataset.predict ? words.predict.right : words.predict.wrong;
    reveal.hidden = false;
  });
  return {};
};
