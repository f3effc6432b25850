// @ts-check
/** The score over one input in the place of the plane: its pointer and keys are those of the plane; and what it shows in words. */
import '../words/side_doors.js';
import { words } from '../words/words.js';
import { startPlane } from './plane.js';
import { write } from './write.js';

/** Milliseconds between two of these texts while training. */
const SLOW = 400;

/** @type {import('./part.js').StartPart} */
export const startLineView = (context) => {
  const { root, canvases, explainer } = context;
  if (!canvases.line) return null;
  const text = root.querySelector('[data-line-summary]');
  startPlane({ ...context, canvases: { line: canvases.line } });

  let last = -Infinity;
  let due = true;
  return {
    sync({ changed, running, now }) {
      due ||= changed;
      if (!text || !due || (running && now - last < SLOW)) return;
      last = now;
      due = false;
      write(text, words.line.summary(explainer.lineReadout()));
    },
  };
};
