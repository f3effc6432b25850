// @ts-check
/** Light or dark: what the reader's system says, unless something around the figure fixes it with `data-theme`. */

/** @param {HTMLElement} root @param {() => void} onChange */
export const startTheme = (root, onChange) => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', onChange);
  return {
    get dark() {
      const fixed = /** @type {HTMLElement | null} */ (root.closest('[data-theme]'))?.dataset.theme;
      return fixed ? fixed === 'dark' : system.matches;
    },
  };
};
