// @ts-check
/**
 * What would answer the guess is seen once that is made, or once the reader takes the figure in hand; its place is kept free. Whoever
 * follows a link to a scene sees all of it.
 */

/** @type {import('../figure/part.js').StartPart} */
export const startAnswers = ({ root, ended }) => {
  if (!root.querySelector('[data-predict]') || !root.querySelector('[data-answers]') || location.hash.includes(';')) return null;
  root.classList.add('guessing');
  for (const type of ['input', 'click', 'keydown']) {
    root.addEventListener(type, ({ target }) => target instanceof Element && target.closest('button, input, canvas') && root.classList.remove('guessing'), { signal: ended });
  }
  return {};
};
