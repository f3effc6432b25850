// @ts-check
/** Terms of the prose and marks of the figure light each other up. */

/** @type {import('./figure.js').StartPart} */
export const startTerms = ({ root, canvases, explainer, look, tell }) => {
  const terms = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-term]')]);
  if (terms.length === 0) return null;
  for (const term of terms) {
    term.tabIndex = 0;
    const light = () => look(() => tell('term', term.dataset.term));
    const dim = () => look(() => tell('term', ''));
    term.addEventListener('pointerenter', light);
    term.addEventListener('focus', light);
    term.addEventListener('pointerleave', dim);
    term.addEventListener('blur', dim);
  }
  return {
    sync({ pointedUnit }) {
      const fate = canvases['read-back'] ? explainer.fates().pointed : null;
      const meant = pointedUnit ? 'hinge' : fate;
      for (const term of terms) term.classList.toggle('lit', term.dataset.term === meant);
    },
  };
};
