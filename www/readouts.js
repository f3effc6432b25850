// @ts-check
/** The numbers beside the figure and the sentence below it. */
import { fixed, percent, whole, words } from './words.js';

/** Milliseconds between two readings of what is dear to count or to listen to while training. */
const SLOW = 400;

/** @param {HTMLElement} root */
export const startReadouts = (root) => {
  const summary = /** @type {HTMLElement} */ (root.querySelector('[data-summary]'));
  let lastSlow = -Infinity;
  /** @type {number | null} */
  let linearRegions = null;

  /** @param {string} name @param {number | null | undefined} value @param {(value: number) => string} text */
  const show = (name, value, text) => {
    const data = /** @type {HTMLDataElement} */ (root.querySelector(`[data-readout="${name}"]`));
    const known = value !== null && value !== undefined;
    data.value = known ? String(value) : '';
    data.textContent = known ? text(value) : '–';
  };

  return {
    /**
     * @param {any} readout
     * @param {{ now: number, running: boolean, countLinearRegions: () => number | null | undefined }} state
     * @returns {boolean} whether the slow part is still to be shown
     */
    sync(readout, { now, running, countLinearRegions }) {
      show('step', readout.step, whole);
      show('loss', readout.loss, (value) => fixed(value, 4));
      show('accuracy', readout.accuracy, percent);
      show('test-accuracy', readout.testAccuracy, percent);
      show('regions', readout.regions, whole);
      show('dead-units', readout.deadUnits, whole);
      if (running && now - lastSlow < SLOW) return true;
      lastSlow = now;
      linearRegions = countLinearRegions() ?? null;
      show('linear-regions', linearRegions, whole);
      summary.setAttribute('aria-live', running ? 'off' : 'polite');
      const sentence = words.summary({ ...readout, linearRegions, accuracy: readout.accuracy == null ? null : percent(readout.accuracy) });
      if (summary.textContent !== sentence) summary.textContent = sentence;
      return false;
    },
  };
};
