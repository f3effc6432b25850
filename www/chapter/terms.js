// @ts-check
/** Terms of the prose and marks of the figure light each other up. */

/** @type {import('../figure/part.js').StartPart} */
export const startTerms = ({ root, explainer, look }) => {
  const terms = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-term]')]);
  if (terms.length === 0) return null;
  for (const term of terms) {
    term.tabIndex = 0;
    const light = () => look(() => explainer.highlight(term.dataset.term ?? ''));
    const dim = () => look(() => explainer.highlight(''));
    term.addEventListener('pointerenter', light);
    term.addEventListener('focus', light);
    term.addEventListener('pointerleave', dim);
    term.addEventListener('blur', dim);
  }
  return {
    sync() {
      const named = new Set(explainer.pointedTerms());
      for (const term of terms) term.classList.toggle('lit', named.has(term.dataset.term ?? ''));
    },
  };
};
