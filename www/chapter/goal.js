// @ts-check
/** The chapter's goals: the core checks them on its exact state, and only what the reader did there is claimed. */
import { words } from '../words/words.js';

/** @param {string} text */
const buttonOf = (text) => Object.assign(document.createElement('button'), { type: 'button', textContent: text, hidden: true });

/**
 * @param {HTMLElement} box
 * @param {import('../figure/part.js').Context} context
 * @returns {import('../figure/part.js').Part | null}
 */
const startOne = (box, { explainer }) => {
  const status = /** @type {HTMLElement | null} */ (box.querySelector('[data-goal-status]'));
  if (!status) return null;
  const name = box.dataset.goal ?? '';
  // The setting under which a try counts, as `name:value`.
  const [setting, needed] = (box.dataset.goalNeeds ?? '').split(':');
  const lesson = /** @type {HTMLElement | null} */ (box.querySelector('[data-goal-lesson]'));
  const convinced = buttonOf(words.convinced);
  if (lesson) {
    lesson.hidden = true;
    status.after(convinced);
  }
  convinced.addEventListener('click', () => {
    if (!lesson) return;
    lesson.hidden = false;
    lesson.tabIndex = -1;
    lesson.focus();
    convinced.hidden = true;
    box.classList.add('reached');
  });
  /** Whether the reader has had an unreached goal in hand: what a link or a step of the page brings along is not theirs, nor is it when they come back to it. */
  let open = false;
  let tries = 0;
  let lastTried = '';

  /** Counts the networks that were tried under the needed setting. */
  const noteTry = () => {
    if (!needed || explainer.settings()[setting] !== needed) return false;
    const link = explainer.link();
    if (lastTried !== '' && link !== lastTried) tries += 1;
    lastTried = link;
    return true;
  };

  return {
    sync({ changed, running, readout }) {
      if (!changed) return;
      const progress = explainer.goal(name);
      const ready = noteTry();
      if (progress && !progress.reached) open = true;
      const reached = (progress?.reached ?? false) && open && !progress.brought;
      const shown = (progress?.reached ?? false) && !reached;
      const isOfClasses = readout.classes === 0 && Object.keys(progress?.measures ?? {}).length === 0;
      const text = isOfClasses ? words.goalOfClasses : words.goals[name]({ measures: {}, ...progress, reached, shown, ready });
      if (status.textContent !== text) status.textContent = text;
      status.setAttribute('aria-live', running ? 'off' : 'polite');
      if (progress?.possible === false) {
        convinced.hidden = tries === 0 || !lesson?.hidden;
        return;
      }
      box.classList.toggle('reached', reached);
      box.classList.toggle('shown', shown);
      box.dataset.tier = reached ? (progress?.tier ?? '') : '';
    },
    hear(event) {
      if (event !== 'shown') return;
      open = false;
      tries = 0;
      lastTried = '';
    },
  };
};

/** @type {import('../figure/part.js').StartPart} */
export const startGoal = (context) => {
  const boxes = /** @type {HTMLElement[]} */ ([...context.root.querySelectorAll('[data-goal]')]);
  const parts = boxes.map((box) => startOne(box, context)).filter((part) => part !== null);
  if (parts.length === 0) return null;
  return {
    sync: (state) => parts.forEach((part) => part.sync?.(state)),
    hear: (event, detail) => parts.forEach((part) => part.hear?.(event, detail)),
  };
};
