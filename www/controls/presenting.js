// @ts-check
/** In front of a class: plane and bar alone, twice as large; numbers hidden while the class guesses; ready-made scenes by key. */

import { isWritten } from '../figure/keys.js';

/** @type {import('../figure/part.js').StartPart} */
export const startPresenting = ({ root, canvases, loop, tell, isCurrent, ended }) => {
  const button = /** @type {HTMLElement | null} */ (root.querySelector('[data-action="present"]'));
  if (!button) return null;
  const plane = Object.values(canvases).find(({ showsPlane }) => showsPlane);
  const isOn = () => 'presenting' in root.dataset;

  const toggle = () => {
    const on = root.toggleAttribute('data-presenting');
    button.setAttribute('aria-pressed', String(on));
    for (const canvas of Object.values(canvases)) canvas.magnify(on ? 2 : 1);
    if (!on) root.removeAttribute('data-hides-results');
    loop.invalidate();
    if (on) plane?.canvas.focus();
    else button.focus();
  };
  button.addEventListener('click', toggle);

  /** @type {Record<string, () => void>} */
  const keys = {
    PageDown: () => tell('scene', 1),
    PageUp: () => tell('scene', -1),
    KeyH: () => void root.toggleAttribute('data-hides-results'),
    Escape: toggle,
  };
  document.addEventListener(
    'keydown',
    (event) => {
      const [target] = event.composedPath();
      const typing = isWritten(target) || target instanceof HTMLSelectElement;
      const meant = target === document.body ? isCurrent() : target instanceof Node && root.contains(target);
      if (typing || !meant || event.ctrlKey || event.metaKey || event.altKey) return;
      // On the plane a letter selects the unit of that name; Shift makes it this key there, too.
      if (event.code === 'KeyP' && (event.shiftKey || target !== plane?.canvas || isOn())) toggle();
      else if (isOn() && event.code in keys) keys[event.code]();
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true, signal: ended },
  );
  return {};
};
