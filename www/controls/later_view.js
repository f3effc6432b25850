// @ts-check
/** Views that a reader chooses in place of the plane: the canvas of each is made when it is chosen first. */
import { loadApart } from '../core/core.js';
import { startCanvas } from '../figure/canvas.js';
import { startFold } from '../figure/fold.js';
import { startLineView } from '../figure/line_view.js';
import { startSurface } from '../figure/surface.js';
import { startUnitViews } from '../figure/unit_views.js';
import { sentence, words } from '../words/words.js';

/** What starts the part of a view, by the name of its figure. @type {Record<string, import('../figure/part.js').StartPart>} */
const PARTS = { surface: startSurface, fold: startFold, units: startUnitViews, line: startLineView };

/** @type {import('../figure/part.js').StartPart} */
export const startLaterView = (context) => {
  const { root, canvases, explainer, loop } = context;
  const choice = /** @type {HTMLSelectElement | null} */ (root.querySelector('[data-views]'));
  const places = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-later-figure]')]);
  if (!choice) return null;
  /** @type {Map<HTMLElement, { canvas: HTMLCanvasElement, part: import('../figure/part.js').Part | null }>} */
  const made = new Map();

  /** @param {HTMLElement} place */
  const make = (place) => {
    const name = place.dataset.laterFigure ?? '';
    const canvas = document.createElement('canvas');
    canvas.tabIndex = 0;
    canvas.role = 'application';
    canvas.dataset.figure = name;
    canvas.setAttribute('aria-label', words.figures[name]);
    canvas.setAttribute('aria-describedby', [...place.querySelectorAll('[id]')].map(({ id }) => id).join(' '));
    place.prepend(canvas);
    canvases[name] = startCanvas(canvas, name === 'line', () => loop.invalidate());
    made.set(place, { canvas, part: PARTS[name](context) });
  };
  const show = async () => {
    await loadApart();
    for (const place of places) {
      place.hidden = place.dataset.laterFigure !== choice.value;
      if (!place.hidden && !made.has(place)) make(place);
    }
    root.toggleAttribute('data-shows-later', places.some((place) => !place.hidden));
    loop.invalidate();
  };
  choice.addEventListener('change', show);
  if (choice.selectedIndex > 0) show();

  return {
    sync(state) {
      for (const [place, { canvas, part }] of made) {
        if (place.hidden) continue;
        part?.sync?.(state);
        const problem = explainer.figureProblem(place.dataset.laterFigure ?? '');
        const why = /** @type {HTMLElement | null} */ (place.querySelector('[data-view-problem]'));
        canvas.hidden = problem !== null;
        const text = problem ? sentence(problem) : '';
        if (!why || why.textContent === text) continue;
        why.hidden = problem === null;
        why.textContent = text;
      }
    },
  };
};
