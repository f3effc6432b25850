// @ts-check
/** A figure as it waits: its still, and a button. Nothing is loaded and nothing computed before that is pressed. */
import { unescaped } from './options.js';
import { offer } from './offer.js';

/** The chapter that a link names, of those that have a figure; the standard one where it names none. @param {string} link @param {string[]} chapters */
export const chapterOf = (link, chapters) => {
  if (link === '') return chapters[0];
  const named = /;at=([\w-]+)/.exec(unescaped(link.slice(0, 200_000)))?.[1] ?? '';
  return chapters.includes(named) ? named : 'sandbox';
};

/**
 * @param {HTMLElement} section  A figure that is asleep.
 * @param {object} given
 * @param {string} given.link    The scene to open; empty for the figure's own.
 * @param {import('./options.js').Options} given.options
 * @param {string} given.page    The whole address of the figure's page; empty where nobody knows it.
 * @param {() => Promise<void>} given.run  Brings the figure to life; rejects where that cannot be.
 */
export const startPoster = (section, { link, options, page, run }) => {
  const button = /** @type {HTMLButtonElement} */ (section.querySelector('[data-run]'));
  const example = /** @type {HTMLElement} */ (section.querySelector('[data-example]'));
  const full = /** @type {HTMLAnchorElement} */ (section.querySelector('[data-full]'));
  /** @type {Promise<boolean> | undefined} */
  let running;
  offer(section, options);

  /** @param {string} scene */
  const show = (scene) => {
    example.hidden = scene === '' || scene === section.dataset.scene;
    if (page) full.href = scene === '' ? page : `${page}#${scene}`;
    full.hidden = page === '';
  };
  show(link);

  const start = async () => {
    button.disabled = true;
    try {
      await run();
      button.remove();
      example.hidden = true;
      return true;
    } catch (error) {
      button.disabled = false;
      running = undefined;
      console.info(error);
      return false;
    }
  };
  /** Brings the figure to life, once; tells whether it lives. */
  const wake = () => (running ??= start());
  button.addEventListener('click', () => void wake());
  return { show, wake };
};
