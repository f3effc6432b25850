// @ts-check
/** A unit and its mirror: their weights in the score, what comes of it at the ring, and the graph that they are to draw. */
import { write } from '../figure/write.js';
import { fixed } from '../words/number.js';
import { words } from '../words/words.js';

/** @type {import('../figure/part.js').StartPart} */
export const startMirror = ({ root, canvases, explainer, act, look }) => {
  const sliders = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll('[data-mirror]')]);
  if (sliders.length === 0) return null;
  const values = [...root.querySelectorAll('[data-mirror-value]')];
  const told = root.querySelector('[data-mirror-told]');
  const presses = /** @type {HTMLButtonElement[]} */ ([...root.querySelectorAll('[data-mirror-to]')]);
  const graphs = /** @type {HTMLButtonElement[]} */ ([...root.querySelectorAll('[data-graph]')]);

  /** Sets the weight of the unit, or of its mirror, in the score. @param {number} unit @param {number} weight */
  const set = (unit, weight) => void explainer.setWeight(1, 0, unit, weight);
  for (const [unit, slider] of sliders.entries()) {
    // One drag is one undo step.
    slider.addEventListener('pointerdown', () => explainer.beginGesture());
    slider.addEventListener('change', () => explainer.endGesture());
    slider.addEventListener('input', () => act(() => set(unit, slider.valueAsNumber)));
  }
  for (const press of presses) {
    press.addEventListener('click', () =>
      act(() => {
        explainer.beginGesture();
        set(0, 1);
        set(1, Number(press.dataset.mirrorTo));
        explainer.endGesture();
      }),
    );
  }
  // The distance from the graph is a number of the readouts.
  for (const press of graphs) press.addEventListener('click', () => act(() => explainer.setGraph(press.dataset.graph ?? '')));

  const line = canvases.line?.canvas;
  /** The sentence is that of the ring: what points or presses elsewhere does not take it along. A finger on its way points at nothing. @param {Event} event */
  const keepRing = (event) => {
    if (!line || event.target !== line || 'holding' in line.dataset) return;
    if (event.type === 'pointermove' && /** @type {PointerEvent} */ (event).pointerType === 'touch') return;
    look(() => {
      if (explainer.pointed()?.pinned) explainer.letGo();
      explainer.pointAway();
    });
  };
  for (const type of ['pointermove', 'pointerup', 'keydown']) root.addEventListener(type, keepRing);

  return {
    sync({ changed }) {
      if (!changed) return;
      const readout = explainer.mirrorReadout();
      write(told, words.mirror(readout));
      for (const [unit, slider] of sliders.entries()) {
        const weight = readout?.weights[unit];
        slider.disabled = weight === undefined;
        if (weight === undefined) continue;
        if (slider.valueAsNumber !== weight) slider.value = String(weight);
        slider.ariaValueText = fixed(weight);
        write(values[unit], fixed(weight));
      }
      for (const press of presses) press.setAttribute('aria-pressed', String(readout?.weights[0] === 1 && Math.abs(readout.weights[1] - Number(press.dataset.mirrorTo)) < 1e-6));
      for (const press of graphs) press.setAttribute('aria-pressed', String(press.dataset.graph === readout?.graph));
    },
  };
};
