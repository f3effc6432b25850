// @ts-check
/** The points as text: shown when asked for, taken over when they can be read, copied out again. */
import { copy } from '../share/clipboard.js';
import { isProblem } from '../figure/notice.js';
import { sentence, words } from '../words/words.js';
import { startLongText } from './long_text.js';

/** @type {import('../figure/part.js').StartPart} */
export const startPoints = ({ root, explainer, turnPage }) => {
  const box = /** @type {HTMLDetailsElement | null} */ (root.querySelector('[data-points]'));
  const field = box?.querySelector('textarea');
  const status = box?.querySelector('[role="status"]');
  if (!box || !field || !status) return null;
  /** Whether the text is the reader's, not yet taken over. */
  let typed = false;
  /** @param {string} text */
  const say = (text) => {
    status.textContent = text;
  };
  const show = () => {
    if (!box.open || typed) return;
    const points = explainer.pointsText();
    if (field.value !== points) field.value = points;
  };
  const take = () => {
    try {
      const counts = explainer.takePoints(text.whole(explainer.mostPointBytes()));
      text.drop();
      typed = false;
      say(words.points.taken(counts));
    } catch (error) {
      // What was typed stays, to be mended where the sentence says.
      if (!isProblem(error)) throw error;
      say(sentence(error));
      field.focus();
    }
  };
  const text = startLongText(field, {
    problem: 'csv-too-long',
    most: () => explainer.mostPointBytes(),
    changed: (note) => {
      typed = true;
      say(note);
    },
  });
  box.addEventListener('toggle', show);
  box.querySelector('[data-action="take-points"]')?.addEventListener('click', () => turnPage(take));
  box.querySelector('[data-action="copy-points"]')?.addEventListener('click', async () => {
    say((await copy(field.value)) ? words.buttons.copied : words.points.refused);
    if (status.textContent === words.points.refused) field.select();
  });

  return {
    sync({ changed, running }) {
      if (changed && !running) show();
    },
  };
};
