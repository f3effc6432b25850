// @ts-check
/** The chapter's goals: where the reader stands with them is the core's to say, and is worded here. */
import { write } from '../figure/write.js';
import { sentence, words } from '../words/words.js';

/** @param {string} text */
const buttonOf = (text) => Object.assign(document.createElement('button'), { type: 'button', textContent: text, hidden: true });

/**
 * @param {HTMLElement} box
 * @param {import('../figure/part.js').Context} context
 * @returns {import('../figure/part.js').Part | null}
 */
const startOne = (box, { root, explainer, act }) => {
  const status = /** @type {HTMLElement | null} */ (box.querySelector('[data-goal-status]'));
  if (!status) return null;
  const name = box.dataset.goal ?? '';
  const lesson = /** @type {HTMLElement | null} */ (box.querySelector('[data-goal-lesson]'));
  const convinced = buttonOf(words.convinced);
  const hint = Object.assign(document.createElement('p'), { className: 'goal-hint', hidden: true });
  status.after(hint);
  // On narrow pages the box is far below: the same words stand under the figure. Nobody needs to hear them twice.
  const here = Object.assign(document.createElement('p'), { className: 'goal-here', hidden: true });
  here.dataset.goalHere = name;
  here.setAttribute('aria-hidden', 'true');
  here.toggleAttribute('data-answers', 'answers' in status.dataset);
  ([...root.querySelectorAll('.chapter-figure > figcaption, .goal-here')].at(-1) ?? status).after(here);
  if (lesson) {
    lesson.hidden = true;
    hint.after(convinced);
  }
  /** Whether the lesson is to have the focus as soon as it is there. */
  let leadsToLesson = false;
  convinced.addEventListener('click', () => {
    leadsToLesson = true;
    act(() => explainer.concede(name));
  });

  return {
    sync({ changed, running }) {
      if (!changed) return;
      const goal = explainer.goal(name);
      if (!goal) return;
      const text = goal.lacks === 'samples' ? words.goalOfClasses : words.goals[name](goal);
      // That it is reached is told at once, and once, whatever training does to its numbers after that.
      const was = box.classList.contains('reached');
      const is = box.classList.toggle('reached', goal.standing === 'reached' || goal.standing === 'conceded');
      status.dataset.told = is && !was ? 'now' : is && running ? '' : 'rest';
      write(status, text);
      const next = goal.hint && !running ? sentence(goal.hint) : '';
      write(hint, next);
      hint.hidden = next === '';
      write(here, words.goalHere([text, next].filter(Boolean).join(' ')));
      here.hidden = text === '' || goal.lacks === 'output';
      box.classList.toggle('shown', goal.standing === 'shown');
      box.dataset.tier = goal.tier ?? '';
      if (!lesson) return;
      convinced.hidden = !goal.canConcede;
      lesson.hidden = goal.standing !== 'conceded';
      if (!leadsToLesson || goal.standing !== 'conceded') return;
      leadsToLesson = false;
      lesson.tabIndex = -1;
      lesson.focus();
    },
  };
};

/** @type {import('../figure/part.js').StartPart} */
export const startGoal = (context) => {
  const boxes = /** @type {HTMLElement[]} */ ([...context.root.querySelectorAll('[data-goal]')]);
  const parts = boxes.map((box) => startOne(box, context)).filter((part) => part !== null);
  return parts.length === 0 ? null : { sync: (state) => parts.forEach((part) => part.sync?.(state)) };
};
