// @ts-check
/** Light or dark: what the reader's system says, unless something around the figure fixes it with `data-theme`. */

/** Told to the window when that was changed. */
export const THEME_CHANGE = 'crease-theme';

/** @param {HTMLElement} root @param {AbortSignal} ended  When nobody looks any more. @param {() => void} onChange */
export const startTheme = (root, ended, onChange) => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', onChange, { signal: ended });
  addEventListener(THEME_CHANGE, onChange, { signal: ended });
  const theme = {
    get dark() {
      const fixed = /** @type {HTMLElement | null} */ (root.closest('[data-theme]'))?.dataset.theme;
      return fixed ? fixed === 'dark' : system.matches;
    },
  };
  // Paper is light, and no frame is drawn on the way there: the style turns over what was drawn for the dark.
  addEventListener('beforeprint', () => root.toggleAttribute('data-drawn-dark', theme.dark), { signal: ended });
  return theme;
};
