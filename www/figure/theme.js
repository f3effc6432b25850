// @ts-check
/** What a screen asks of a drawing: light or dark, as the reader's system says unless something around the figure fixes it with `data-theme`; and its pixels. */

/** Told to the window when that was changed. */
export const THEME_CHANGE = 'crease-theme';

/** @param {HTMLElement} root @param {AbortSignal} ended  When nobody looks any more. @param {() => void} onChange */
export const startTheme = (root, ended, onChange) => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', onChange, { signal: ended });
  addEventListener(THEME_CHANGE, onChange, { signal: ended });
  /** A window that moves to a screen of finer pixels keeps its size: only the ratio tells. */
  const followScreen = () => {
    if (ended.aborted) return;
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => (followScreen(), onChange()), { once: true, signal: ended });
  };
  followScreen();
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
