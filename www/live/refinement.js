// @ts-check
/** Completes the cells of a network that has more than could be built at once, piece by piece, when nothing moves. */

/** Milliseconds for which nothing has moved. */
const REST = 150;

/** @type {import('../figure/part.js').StartPart} */
export const startRefinement = ({ root, explainer, loop, ended }) => {
  let timer = 0;
  let isDone = false;

  const goOn = () => {
    // In tasks of their own, so that the page draws and listens between them.
    if (explainer.refine()) {
      timer = window.setTimeout(goOn);
      return;
    }
    isDone = true;
    root.toggleAttribute('data-refining', false);
    loop.invalidate();
  };

  ended.addEventListener('abort', () => clearTimeout(timer));

  return {
    sync({ changed, running, later }) {
      if (isDone) {
        // What was drawn is the exact picture already; the numbers follow.
        isDone = false;
        later();
        loop.invalidate();
        return;
      }
      if (!changed && !running) return;
      clearTimeout(timer);
      const partial = explainer.isPartial();
      root.toggleAttribute('data-refining', partial);
      if (partial && !running) timer = window.setTimeout(goOn, REST);
    },
  };
};
