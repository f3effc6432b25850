// @ts-check
/** The folded plane: how far it is folded, by a slider, buttons and keys; what is pricked; and what it shows in words. */
import '../words/side_doors.js';
import { sentence, words } from '../words/words.js';
import { numberMarks, write, writeNumber } from './write.js';

/** Milliseconds that the way to the next layer takes. */
const PACE = 900;

/** How far an arrow key folds, in layers, and how far one moves the pricked spot, in shares of the frame; with Shift, more. */
const KEY = { fold: 0.1, folds: 1, move: 0.02, moves: 0.1 };

/** Milliseconds between two texts while training. */
const SLOW = 400;

/** @typedef {import('../types/core.d.ts').FoldReadout} FoldReadout */

/** The layer that is shown, counted from 0, or that comes next. @param {FoldReadout} readout */
const layerOf = ({ steps, layers }) => Math.min(Math.max(Math.ceil(steps) - 1, 0), layers.length - 1);

/** @type {import('./part.js').StartPart} */
export const startFold = ({ root, canvases, explainer, look, loop, tell }) => {
  const canvas = canvases.fold;
  if (!canvas) return null;
  const sheet = canvas.canvas;
  const slider = /** @type {HTMLInputElement | null} */ (root.querySelector('[data-fold-steps]'));
  const [text, problem, where] = ['[data-fold-summary]', '[data-fold-problem]', '[data-fold-where]'].map((name) => /** @type {HTMLElement | null} */ (root.querySelector(name)));
  const marks = numberMarks(root, 'fold');
  const corners = /** @type {HTMLElement | null} */ (root.querySelector('[data-corners]'));
  const pricked = /** @type {HTMLElement | null} */ (root.querySelector('[data-pricked]'));
  const axes = /** @type {HTMLSelectElement[]} */ ([...root.querySelectorAll('[data-fold-axis]')]);
  const ways = /** @type {HTMLButtonElement[]} */ ([...root.querySelectorAll('[data-action="fold-more"], [data-action="fold-less"]')]);

  /** Where the sheet is on its way to. @type {{ from: number, to: number, since: number } | null} */
  let way = null;
  /** What was read last. @type {FoldReadout | undefined} */
  let readout;
  const read = () => (readout ??= explainer.foldReadout());

  /** @param {number} steps */
  const fold = (steps) => {
    const { first, last } = read();
    look(() => explainer.setFoldSteps(Math.min(Math.max(steps, first), last)));
  };
  /** Goes there, so that it can be watched. @param {number} to */
  const go = (to) => {
    const { steps, first, last } = read();
    const end = Math.min(Math.max(to, first), last);
    way = matchMedia('(prefers-reduced-motion: reduce)').matches ? null : { from: steps, to: end, since: performance.now() };
    if (!way) fold(end);
    loop.invalidate();
  };
  const stop = () => {
    way = null;
  };

  slider?.addEventListener('input', () => {
    stop();
    fold(Number(slider.value));
  });
  for (const button of ways) {
    button.addEventListener('click', () => {
      const from = way?.to ?? read().steps;
      go(button.dataset.action === 'fold-more' ? Math.floor(from + 1) : Math.ceil(from - 1));
    });
  }
  // A sheet of paper is folded again as its dials are.
  root.querySelector('[data-action="reset"]')?.addEventListener('click', () => {
    readout = undefined;
    const { first, last } = read();
    if (first === 0) return;
    stop();
    fold(last);
  });
  for (const axis of axes) {
    axis.addEventListener('change', () => {
      const layer = layerOf(read());
      const { across, up } = read().layers[layer];
      const chosen = Number(axis.value);
      const isAcross = axis.dataset.foldAxis === 'across';
      // Who chooses the other one swaps them.
      const [x, y] = isAcross ? [chosen, chosen === up ? across : up] : [chosen === across ? up : across, chosen];
      look(() => explainer.setFoldAxes(layer, x, y));
    });
  }

  sheet.addEventListener('pointermove', (event) => event.pointerType !== 'touch' && look(() => explainer.pointInFold(...canvas.place(event))));
  sheet.addEventListener('pointerleave', ({ pointerType }) => pointerType !== 'touch' && look(() => explainer.pointAway()));
  sheet.addEventListener('click', (event) => look(() => explainer.pressInFold(...canvas.place(event))));
  sheet.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { steps, first, last } = read();
    const far = event.shiftKey ? KEY.folds : KEY.fold;
    const move = event.shiftKey ? KEY.moves : KEY.move;
    /** @type {Record<string, () => void>} */
    const keys = {
      '.': () => fold(steps + far),
      '>': () => fold(steps + far),
      ',': () => fold(steps - far),
      '<': () => fold(steps - far),
      Home: () => fold(first),
      End: () => fold(last),
      ArrowLeft: () => look(() => explainer.moveInFold(-move, 0)),
      ArrowRight: () => look(() => explainer.moveInFold(move, 0)),
      ArrowUp: () => look(() => explainer.moveInFold(0, move)),
      ArrowDown: () => look(() => explainer.moveInFold(0, -move)),
      ' ': () => event.repeat || tell('train'),
    };
    if (!(event.key in keys)) return;
    stop();
    keys[event.key]();
    event.preventDefault();
  });

  /** Takes the sheet some more of its way. @param {number} now */
  const advance = (now) => {
    if (!way) return;
    const { from, to, since } = way;
    const share = Math.min(Math.max((now - since) / (PACE * Math.max(Math.abs(to - from), 0.25)), 0), 1);
    // A flap that turns at an even pace is seen by the cosine of its angle.
    const turned = 0.5 - 0.5 * Math.cos(Math.PI * share);
    explainer.setFoldSteps(from + (to - from) * turned);
    if (share === 1) look(() => stop());
    loop.invalidate();
  };

  /** @param {FoldReadout} now */
  const show = (now) => {
    const { steps, first, last, layers } = now;
    if (slider) {
      Object.assign(slider, { min: String(first), max: String(Math.max(last, first)), step: '0.01', disabled: now.problem !== null });
      if (slider !== document.activeElement || way) slider.value = String(steps);
      slider.setAttribute('aria-valuetext', words.fold.where(now));
    }
    write(where, words.fold.where(now));
    for (const button of ways) button.disabled = now.problem !== null || (button.dataset.action === 'fold-more' ? steps >= last : steps <= first);
    const layer = layers[layerOf(now)];
    for (const axis of axes) {
      const letters = layer?.letters ?? [];
      if (letters.join() !== [...axis.options].map((option) => option.text).join()) axis.replaceChildren(...letters.map((letter, unit) => new Option(letter, String(unit))));
      axis.value = String(axis.dataset.foldAxis === 'across' ? layer?.across : layer?.up);
      axis.disabled = now.problem !== null;
    }
    /** @type {Record<string, number | null>} */
    const values = { edges: now.edges, parts: now.parts, 'nearest-corner': now.nearestCorner, 'farthest-corner': now.farthestCorner };
    for (const mark of marks) writeNumber(mark, values[mark.dataset.live ?? '']);
    if (corners) corners.hidden = now.nearestCorner === null;
    if (pricked) pricked.hidden = now.parts === null;
    if (problem) {
      problem.hidden = now.problem === null;
      write(problem, now.problem ? sentence(now.problem) : '');
    }
    write(text, words.fold.summary(now));
  };

  let last = -Infinity;
  let said = '';
  return {
    sync({ now, running }) {
      advance(now);
      if (running && now - last < SLOW) return loop.invalidate();
      last = now;
      readout = undefined;
      const told = JSON.stringify(read());
      if (told === said) return;
      said = told;
      show(read());
    },
  };
};
