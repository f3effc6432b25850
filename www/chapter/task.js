// @ts-check
/** Shows what belongs to the present task: classes or numbers learnt, over a plane or a single input; the rest is hidden. */
import { words } from '../words/words.js';

/** @type {import('../figure/part.js').StartPart} */
export const startTask = ({ root, canvases }) => {
  const parts = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-learns], [data-inputs]')]);
  const plane = canvases.plane?.canvas;

  return {
    sync({ readout }) {
      const task = readout.classes > 0 ? 'classes' : 'numbers';
      const inputs = String(readout.inputs);
      for (const part of parts) {
        const { learns = task, inputs: over = inputs } = part.dataset;
        part.hidden = learns !== task || over !== inputs;
      }
      const { plane: classes, numbers, graph } = words.figures;
      plane?.setAttribute('aria-label', task === 'classes' ? classes : readout.inputs === 1 ? graph : numbers);
    },
  };
};
