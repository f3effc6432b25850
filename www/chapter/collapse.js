// @ts-check
/** A stack of layers and the one matrix that it is: the numbers in sentences, the one bend, and the bias that moves it. */
import { numberMarks, write, writeNumber } from '../figure/write.js';
import { words } from '../words/words.js';

/** The hidden layer, counted from 0, of which one unit is bent. */
const LAYER = 4;

/** @type {import('../figure/part.js').StartPart} */
export const startCollapse = ({ root, canvases, explainer, act }) => {
  if (!canvases.collapse) return null;
  const marks = numberMarks(root, 'collapse');
  const told = root.querySelector('[data-collapse]');
  const bend = /** @type {HTMLButtonElement | null} */ (root.querySelector('[data-action="bend-one"]'));
  const unbend = /** @type {HTMLButtonElement | null} */ (root.querySelector('[data-action="unbend"]'));
  const bent = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-bent]')]);
  const slider = /** @type {HTMLInputElement | null} */ (root.querySelector('[data-bent-bias]'));
  const value = root.querySelector('[data-bent-value]');
  /** @type {import('../types/core.d.ts').BentUnit | null} */
  let unit = null;

  bend?.addEventListener('click', () => act(() => explainer.bendOne(LAYER)));
  unbend?.addEventListener('click', () => act(() => explainer.unbend()));
  // One drag is one undo step.
  slider?.addEventListener('pointerdown', () => explainer.beginGesture());
  slider?.addEventListener('change', () => explainer.endGesture());
  slider?.addEventListener('input', () => unit && act(() => void (unit && explainer.setBias(unit.layer, unit.unit, slider.valueAsNumber))));

  return {
    sync() {
      const readout = explainer.collapseReadout();
      const values = /** @type {Record<string, number | undefined>} */ ({ parameters: readout?.parameters, 'matrix-numbers': readout?.numbers });
      for (const mark of marks) writeNumber(mark, values[mark.dataset.live ?? '']);
      write(told, words.collapse(readout));
      // Without a bend there is nothing to move.
      unit = readout?.unit ?? null;
      if (bend) bend.disabled = !readout?.linear;
      if (unbend) unbend.disabled = !readout || readout.linear;
      for (const label of bent) label.hidden = unit === null;
      if (!unit || !slider || !value) return;
      const [least, most] = unit.biases;
      const room = 0.2 * (most - least);
      slider.min = String(least - room);
      slider.max = String(most + room);
      if (slider !== document.activeElement || slider.valueAsNumber !== unit.bias) slider.value = String(unit.bias);
      slider.ariaValueText = words.bent(unit);
      write(value, words.bent(unit));
    },
  };
};
