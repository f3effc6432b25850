// @ts-check
/**
 * Tells whoever put the figure there what it shows, where its root has `data-reports`: in an event `crease-report` there, and
 * at once in answer to `crease-asked`, in whose detail it writes its link.
 */

/** Milliseconds from a change to its report; changes in between make none of their own. */
const PACE = 200;

/**
 * @typedef {object} Report
 * @property {string} link        of the scene
 * @property {boolean} training
 * @property {number} step
 * @property {number | null} accuracy  share of the training points that are right
 * @property {number | null} regions   in the frame
 * @property {{ name: string, reached: boolean }[]} goals  those that the figure shows
 */

/** Whether the reader is done with a goal. @param {import('../types/core.d.ts').GoalReadout | null} goal */
const isReached = (goal) => goal?.standing === 'reached' || goal?.standing === 'conceded';

/** @type {import('../figure/part.js').StartPart} */
export const startReport = ({ root, explainer, loop, link, ended }) => {
  if (!('reports' in root.dataset)) return null;
  const goals = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-goal]')]);
  let timer = 0;
  let last = '';

  /** @returns {Report} */
  const report = () => {
    const { step, accuracy, regions } = explainer.readout();
    return {
      link: link(),
      training: loop.running,
      step,
      accuracy,
      regions,
      goals: goals.map(({ dataset: { goal: name = '' } }) => ({ name, reached: isReached(explainer.goal(name)) })),
    };
  };
  const send = () => {
    timer = 0;
    const detail = report();
    const text = JSON.stringify(detail);
    if (text === last) return;
    last = text;
    root.dispatchEvent(new CustomEvent('crease-report', { detail }));
  };

  root.addEventListener('crease-asked', (event) => Object.assign(/** @type {CustomEvent} */ (event).detail, { link: link() }), { signal: ended });
  ended.addEventListener('abort', () => clearTimeout(timer));
  return {
    sync({ changed }) {
      if (changed) timer ||= window.setTimeout(send, PACE);
    },
  };
};
