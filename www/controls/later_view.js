// @ts-check
/** Views that a reader chooses in place of the plane: the canvas of each is made when it is chosen first. */
import { loadApart } from '../core/core.js';
import { startCanvas } from '../figure/canvas.js';
import { startFold } from '../figure/fold.js';
import { startLineView } from '../figure/line_view.js';
import { startSurface } from '../figure/surface.js';
import { startUnitViews } from '../figure/unit_views.js';
import { write } from '../figure/write.js';
import { sentence, words } from '../words/words.js';
import { fill } from './explained.js';

/** What starts the part of a view, by the name of its figure. @type {Record<string, import('../figure/part.js').StartPart>} */
const PARTS = { surface: startSurface, fold: startFold, units: startUnitViews, line: startLineView };

/** @type {import('../figure/part.js').StartPart} */
export const startLaterView = (context) => {
  const { root, canvases, explainer, loop, notice } = context;
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
    // In front of a class everything is drawn twice as large.
    if ('presenting' in root.dataset) canvases[name].magnify(2);
    made.set(place, { canvas, part: PARTS[name](context) });
  };
  const head = root.querySelector('.workshop-head');
  const foot = root.querySelector('.foot-of-plane');
  /** What is told of the plane around it. */
  const ofPlane = /** @type {HTMLElement[]} */ ([...(head?.querySelectorAll('p') ?? []), ...(foot?.children ?? [])]);
  const summary = foot?.querySelector('summary')?.textContent ?? '';
  const [says, keys] = ['', 'hint key-line'].map((className) => Object.assign(document.createElement('p'), { className, hidden: true }));
  keys.dataset.viewKeys = '';
  head?.append(says);
  /** The legend of each view, from when it is chosen first. @type {Map<string, HTMLDetailsElement>} */
  const legends = new Map();

  /** What its marks mean. @param {string} name */
  const makeLegend = (name) => {
    const legend = Object.assign(document.createElement('details'), { className: 'legend' });
    legend.append(Object.assign(document.createElement('summary'), { textContent: summary }));
    legend.addEventListener('toggle', () => void fill(legend, `view ${name}`, context).catch(notice.missed));
    foot?.append(legend);
    legends.set(name, legend);
  };
  /** Tells of the view around it what is told of the plane else. @param {string} name  That of its figure; empty for the plane. */
  const tellOf = (name) => {
    if (name !== '' && !legends.has(name)) makeLegend(name);
    for (const element of ofPlane) element.hidden = name !== '';
    for (const [view, legend] of legends) legend.hidden = view !== name;
    foot?.append(keys);
    for (const [place, texts] of /** @type {const} */ ([[says, words.views.says], [keys, words.views.keys]])) {
      place.hidden = name === '';
      place.textContent = texts[name] ?? '';
    }
  };
  /** Says at each choice what keeps the view from showing this scene. */
  const tellLacks = async () => {
    await loadApart();
    for (const option of choice.options) {
      option.label = option.text;
      const lacks = option.value === 'plane' ? null : explainer.figureProblem(option.value);
      if (lacks && lacks.code in words.views.lacks) option.label = words.views.option({ name: option.text, lacks: words.views.lacks[lacks.code] });
    }
  };
  const show = async () => {
    try {
      await loadApart();
    } catch (error) {
      // What is there stays, and the choice says so.
      choice.value = 'plane';
      notice.missed(error);
      return;
    }
    for (const place of places) {
      place.hidden = place.dataset.laterFigure !== choice.value;
      if (!place.hidden && !made.has(place)) make(place);
    }
    const name = places.find((place) => !place.hidden)?.dataset.laterFigure ?? '';
    if (name === '') delete root.dataset.showsLater;
    else root.dataset.showsLater = name;
    tellOf(name);
    loop.invalidate();
  };
  choice.addEventListener('change', show);
  for (const type of ['focus', 'pointerenter']) choice.addEventListener(type, () => void tellLacks().catch(console.info));
  void tellLacks().catch(console.info);
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
        if (why) why.hidden = problem === null;
        write(why, text);
      }
    },
  };
};
