// @ts-check
/**
 * The hook of the front page. Its lines come in once, as the core moves them; each press of its button adds a unit's mirror, and a
 * sentence says what that does.
 */

import { write } from '../figure/write.js';

/** Milliseconds that the lines take. */
const ENTRANCE = 2500;

/** @type {import('../figure/part.js').StartPart} */
export const startHook = ({ root, explainer, act, loop }) => {
  const said = root.querySelector('[data-said]');
  if (!said) return null;
  const tabs = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-says]')]);
  const add = /** @type {HTMLButtonElement | null} */ (root.querySelector('[data-action="add-mirror"]'));
  add?.addEventListener('click', () => act(() => explainer.addMirror()));

  /** When the lines set out; undefined before, and once they are where they belong. @type {number | undefined} */
  let since;
  let comes = explainer.shownOffer() === 1 && !matchMedia('(prefers-reduced-motion: reduce)').matches;
  const arrive = () => {
    if (!comes) return;
    comes = false;
    // The scene is what it was: the next frame shows it, and no address follows.
    explainer.enter(1);
    loop.invalidate();
  };
  // Whoever takes a hand in it finds the lines in their place.
  for (const touch of ['pointerdown', 'keydown', 'click']) root.addEventListener(touch, arrive, { capture: true });
  explainer.letGo();

  return {
    prepare() {
      if (!comes) return;
      const share = since === undefined ? 0 : Math.min((performance.now() - since) / ENTRANCE, 1);
      explainer.enter(share);
      comes = share < 1;
    },
    sync({ now, changed, later }) {
      if (comes) {
        since ??= now;
        later();
        loop.invalidate();
      }
      if (!changed) return;
      const shown = explainer.shownOffer();
      // A network of the reader's own has no caption; the lines on their way have that of where they go.
      write(said, tabs[shown ?? (comes ? 1 : -1)]?.dataset.says ?? '');
      if (add && shown !== undefined) add.disabled = shown === tabs.length - 1;
    },
    hear(event) {
      // Another scene comes.
      if (event === 'pause') comes = false;
    },
  };
};
