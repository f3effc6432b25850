// @ts-check
/** A run of the lab, opened in the figure: trained again from its recipe, and shown at a step of it. */
import { write } from '../figure/write.js';

/** @type {import('../figure/part.js').StartPart} */
export const startOpenedRun = ({ root, explainer, act, turnPage, tell, ended }) => {
  const title = root.querySelector('[data-opened-run]');
  if (!title) return null;
  /** The step to go to once the run is there. @type {number | null} */
  let step = null;
  document.addEventListener(
    'crease-open-run',
    (event) => {
      const asked = /** @type {CustomEvent<{ link: string, name: string, step: number, isLookedAt: boolean }>} */ (event).detail;
      tell('pause');
      write(title, asked.name);
      step = asked.step < 0 ? null : asked.step;
      turnPage(() => explainer.open(asked.link));
      if (asked.isLookedAt) root.scrollIntoView({ block: 'start' });
    },
    { signal: ended },
  );
  return {
    sync({ changed, later }) {
      // All of the run is there with the first picture of it.
      if (step === null || !changed) return;
      const to = step;
      step = null;
      queueMicrotask(() => act(() => explainer.scrubTo(to)));
      later();
    },
  };
};
