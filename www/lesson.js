// @ts-check
/** What is of classes alone, and what of numbers alone: only one of the two is learnt, and only that is shown. */
import { words } from './words.js';

/** @type {import('./figure.js').StartPart} */
export const startLesson = ({ root, canvases }) => {
  const parts = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-learns]')]);
  const plane = canvases.plane?.canvas;

  return {
    sync({ readout }) {
      const lesson = readout.classes > 0 ? 'classes' : 'numbers';
      for (const part of parts) part.hidden = part.dataset.learns !== lesson;
      plane?.setAttribute('aria-label', lesson === 'classes' ? words.figures.plane : words.figures.numbers);
    },
  };
};
