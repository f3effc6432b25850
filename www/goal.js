// @ts-check
/** The chapter's goal: the core checks it on its exact state, after the reader has done something. */
import { words } from './words.js';

/** @type {import('./figure.js').StartPart} */
export const startGoal = ({ root, explainer }) => {
  const box = /** @type {HTMLElement | null} */ (root.querySelector('[data-goal]'));
  const status = box?.querySelector('[data-goal-status]');
  if (!box || !status) return null;
  const name = box.dataset.goal ?? '';

  return {
    sync({ changed, running }) {
      if (!changed) return;
      const progress = explainer.goal(name);
      const text = words.goals[name](progress ?? { measures: {} });
      if (status.textContent !== text) status.textContent = text;
      status.setAttribute('aria-live', running ? 'off' : 'polite');
      box.classList.toggle('reached', progress?.reached ?? false);
      box.dataset.tier = progress?.tier ?? '';
    },
  };
};
