// @ts-check
/** What is of classes alone, and what of numbers alone, of a plane or of a single input: only what is learnt is shown. */
import { words } from './words.js';

/** @type {import('./figure.js').StartPart} */
export const startLesson = ({ root, canvases }) => {
  const parts = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-learns], [data-inputs]')]);
  const plane = canvases.plane?.canvas;

  return {
    sync({ readout }) {
      const lesson = readout.classes > 0 ? 'classes' : 'numbers';
      const inputs = String(readout.inputs);
      for (const part of parts) {
        const { learns = lesson, inputs: over = inputs } = part.dataset;
        part.hidden = learns !== lesson || over !== inputs;
      }
      const { plane: classes, numbers, graph } = words.figures;
      plane?.setAttribute('aria-label', lesson === 'classes' ? classes : readout.inputs === 1 ? graph : numbers);
    },
  };
};
