// @ts-check
/** The single file: the page, and links in it that lead to a scene also bring its figure into view. */
import './main.js';

addEventListener('click', ({ target }) => {
  const link = target instanceof Element ? target.closest('a[href^="#"]') : null;
  const chapter = /;at=([\w-]+)/.exec(link?.getAttribute('href') ?? '')?.[1];
  if (chapter) document.querySelector(`[data-chapter="${chapter}"]`)?.scrollIntoView();
});
