// @ts-check
/** Small figures in the margin: stills until the reader points at one, takes the focus to it or touches it. */
import { startFigure } from '../live/live_figure.js';
import { bareAddress } from './address.js';

/** The address bar belongs to the page: a figure in its margin leaves it alone. @type {import('../live/live_figure.js').Address} */
const NO_ADDRESS = {
  href: (link) => `${bareAddress()}#${link()}`,
  follow() {},
  keep() {},
  keeps: () => false,
  follows: () => false,
  turnPage: (_, change) => change(),
};

/**
 * Runs a start without the small figures inside a chapter: they belong to themselves, and the chapter's figure takes none of their
 * canvases and controls.
 * @template T @param {HTMLElement} root @param {() => T} start
 */
export const withoutMargins = (root, start) => {
  const places = [...root.querySelectorAll('[data-margin]')].map((margin) => {
    const place = document.createComment('');
    margin.replaceWith(place);
    return () => place.replaceWith(margin);
  });
  try {
    return start();
  } finally {
    for (const putBack of places) putBack();
  }
};

/**
 * @param {() => Promise<typeof import('../pkg/crease.js').Explainer>} load
 * @param {(root: HTMLElement, error: unknown) => void} fail
 * @returns {ReturnType<typeof startFigure>[]} those that are alive, also those yet to come
 */
export const startMargins = (load, fail) => {
  /** @type {ReturnType<typeof startFigure>[]} */
  const alive = [];
  for (const root of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-margin]'))) {
    let asked = false;
    /** A press that came before there was anything to hear it. @type {HTMLButtonElement | HTMLInputElement | null} */
    let early = null;
    let awake = false;
    const wake = async () => {
      if (asked) return;
      asked = true;
      try {
        const [core, { PARTS }] = await Promise.all([load(), import('../live/all_parts.js')]);
        alive.push(startFigure(root, core, { address: NO_ADDRESS, isStandard: true, parts: PARTS }));
        awake = true;
        // A choice is made already, and only has to be told.
        if (early instanceof HTMLInputElement) early.dispatchEvent(new Event('change', { bubbles: true }));
        else early?.click();
      } catch (error) {
        fail(root, error);
      }
    };
    for (const event of ['pointerenter', 'pointerdown', 'focusin']) root.addEventListener(event, wake, { passive: true });
    root.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest('button, input') : null;
      if (!awake && button) early = /** @type {HTMLButtonElement | HTMLInputElement} */ (button);
    });
    // The reader may have been faster than this script.
    if (root.matches(':hover, :focus-within')) void wake();
  }
  return alive;
};
