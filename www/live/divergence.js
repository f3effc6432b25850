// @ts-check
/** What is said, and offered, where training grew beyond all numbers: fetched when it does. */
import { short } from '../words/number.js';
import { words } from '../words/words.js';

/** @param {import('../figure/part.js').Context} context @param {import('../types/core.d.ts').Problem} problem */
export const tellDivergence = ({ act, explainer, notice, tell }, problem) => {
  const rate = Number(problem.values.calmer);
  // The pulls of squared errors grow with the weights: from weights as large as these no rate leads back.
  const afresh = explainer.readout().classes === 0;
  notice.tell(problem, {
    label: (afresh ? words.buttons.startLower : words.buttons.lowerRate)(short(rate)),
    act: () => {
      act(() => {
        if (afresh) explainer.reset();
        explainer.set('learning-rate', String(rate));
      });
      tell('start');
    },
  });
};
