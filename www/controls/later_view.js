// @ts-check
/** A view that a reader asks for: its canvas is made with the first press, and stands in the plane's place while it is shown. */
import { loadApart } from '../core/core.js';
import { startCanvas } from '../figure/canvas.js';
import { startUnitViews } from '../figure/unit_views.js';
import { words } from '../words/words.js';

/** @type {import('../figure/part.js').StartPart} */
export const startLaterView = (context) => {
  const { root, canvases, loop } = context;
  const place = /** @type {HTMLElement | null} */ (root.querySelector('[data-later-figure]'));
  const button = root.querySelector('[data-action="unit-views"]');
  if (!place || !button) return null;
  /** @type {import('../figure/part.js').Part | null | undefined} */
  let part;

  const make = () => {
    const name = place.dataset.laterFigure ?? '';
    const canvas = document.createElement('canvas');
    canvas.tabIndex = 0;
    canvas.role = 'application';
    canvas.dataset.figure = name;
    canvas.setAttribute('aria-label', words.figures[name]);
    canvas.setAttribute('aria-describedby', place.querySelector('[data-units-summary]')?.id ?? '');
    place.prepend(canvas);
    canvases[name] = startCanvas(canvas, false, () => loop.invalidate());
    part = startUnitViews(context);
  };
  button.addEventListener('click', async () => {
    await loadApart();
    const shown = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(shown));
    place.hidden = !shown;
    root.toggleAttribute('data-shows-later', shown);
    if (shown && part === undefined) make();
    loop.invalidate();
  });
  return {
    sync(state) {
      if (!place.hidden) part?.sync?.(state);
    },
  };
};
