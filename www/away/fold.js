// @ts-check
/** Folds away what a frame has no room for: the picture and what moves it stay in sight. */

/** @param {HTMLElement} section  A figure whose frame is the window. */
export const foldToFit = (section) => {
  const rest = /** @type {HTMLDetailsElement | null} */ (section.querySelector('.rest'));
  if (!rest) return;
  const fits = () => section.getBoundingClientRect().bottom + scrollY <= innerHeight;
  /** Once the reader has folded or unfolded it, or pressed anything in it, it is the reader's. */
  let isTouched = false;
  rest.addEventListener('click', () => (isTouched = true));
  rest.open = true;
  const fold = () => {
    if (!isTouched && !fits()) rest.open = false;
  };
  fold();
  // Once more when the figure has said all that it says.
  section.addEventListener('crease-report', fold, { once: true });
};
