// @ts-check
/** A figure away from its page, brought to life. */
import { loadCore, standsApart, whyNot } from '../core/core.js';
import { PARTS } from '../live/all_parts.js';
import { startFigure } from '../live/live_figure.js';
import { startReport } from '../live/report.js';
import { startNotice } from '../figure/notice.js';
import { sentence } from '../words/words.js';

/** @typedef {ReturnType<typeof startFigure>} Figure  Whoever started one ends it, where it goes before its page does. */

/** All of them: they share one core. @type {Set<Figure>} */
const alive = new Set();

/**
 * The address of a figure that has no address bar: links lead to its page, where anybody knows that.
 * @param {string} page @param {boolean} isOnly
 * @returns {import('../live/live_figure.js').Address}
 */
const addressOn = (page, isOnly) => ({
  href: (link) => page && `${page}#${link()}`,
  follow() {},
  keep() {},
  keeps: () => false,
  follows: () => isOnly,
  turnPage: (_, change) => change(),
});

/**
 * Brings a figure to life.
 * @param {HTMLElement} section  With the chapter in `data-chapter`, and its opening scene in `data-scene`.
 * @param {{ link: string, page: string, isOnly: boolean }} given  The scene to open, empty for its own; the address of its
 *   page, empty where nobody knows it; whether the document has no other thing to press keys for.
 * @returns {Promise<Figure>}
 * @throws {Error}  Where there is no WebAssembly; the figure says so, and goes on sleeping.
 */
export const startLive = async (section, { link, page, isOnly }) => {
  /** @type {typeof import('../pkg/crease.js').Explainer} */
  let core;
  let parts = PARTS;
  try {
    if (standsApart(section)) parts = (await import('../live/side_parts.js')).SIDE_PARTS;
    else if (section.querySelector('[data-later-figure]')) parts = (await import('../live/workshop_parts.js')).WORKSHOP_PARTS;
    core = await loadCore((message) => alive.forEach((figure) => figure.breakDown(message)), section);
  } catch (error) {
    if (!section.querySelector('[data-notice]')) startNotice(section).say(sentence({ code: whyNot(error, 'start-failed-away'), values: {} }));
    throw error;
  }
  section.querySelector('[data-notice]')?.remove();
  section.dataset.page = page;
  delete section.dataset.asleep;
  const isStandard = section.dataset.chapter === 'sandbox';
  /** @type {Figure} */
  let figure;
  try {
    figure = startFigure(section, core, { address: addressOn(page, isOnly), isStandard, parts: [...parts, startReport], fragment: link });
  } catch (error) {
    section.dataset.asleep = '';
    throw error;
  }
  alive.add(figure);
  const end = () => {
    alive.delete(figure);
    figure.end();
  };
  return { ...figure, end };
};
