// @ts-check
/** The timeline: a slider over the steps of the run, all of which can be gone back to. */
import { write } from '../figure/write.js';
import { whole } from '../words/number.js';
import { words } from '../words/words.js';

/** @type {import('../figure/part.js').StartPart} */
export const startTimeline = ({ root, explainer, act, tell }) => {
  const slider = /** @type {HTMLInputElement | null} */ (root.querySelector('[data-timeline]'));
  const shown = root.querySelector('[data-timeline-value]');
  if (!slider) return null;
  slider.addEventListener('input', () => {
    const step = Number(slider.value);
    tell('pause');
    act(() => explainer.scrubTo(step));
  });

  return {
    hear(event, detail) {
      // What it shows comes with the next picture; until then there is nothing to go back to.
      if (event === 'replay' && detail === true) slider.disabled = true;
    },
    sync({ readout, changed }) {
      if (!changed) return;
      const { firstStep, step, lastStep } = readout;
      slider.min = String(firstStep);
      slider.max = String(lastStep);
      slider.value = String(step);
      slider.disabled = firstStep === lastStep;
      const text = words.timeline({ step: whole(step), last: whole(lastStep) });
      slider.setAttribute('aria-valuetext', text);
      write(shown, text);
    },
  };
};
