// @ts-check
/** Steps of a chapter: buttons that take over the network of a link, and show which of them is shown. */

/** @type {import('../figure/part.js').StartPart} */
export const startSteps = ({ root, explainer, act }) => {
  const steps = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-adopt]')]);
  if (steps.length === 0) return null;
  explainer.offer(steps.map(({ dataset }) => dataset.adopt ?? ''));
  for (const step of steps) {
    step.addEventListener('click', () => act(() => explainer.adopt(step.dataset.adopt ?? '')));
  }
  return {
    /** Marks the step that is shown, for as long as nothing was moved. */
    sync({ changed }) {
      if (!changed) return;
      const shown = explainer.shownOffer();
      for (const [place, step] of steps.entries()) step.setAttribute('aria-pressed', String(place === shown));
    },
  };
};
