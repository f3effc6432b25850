// @ts-check
/** The numbers in and beside a figure, and the sentence below it. */
import { numberMarks, write, writeNumber } from '../figure/write.js';
import { camelCase, fixed, percent } from '../words/number.js';
import { words } from '../words/words.js';

/** Milliseconds between two readings of what is dear to count or to listen to while training. */
const SLOW = 400;

/** More regions than this are compared only when nothing moves: that takes longer than a frame. */
const MANY_REGIONS = 1000;

/** @type {import('../figure/part.js').StartPart} */
export const startReadouts = ({ root, picture, explainer, loop }) => {
  const marks = numberMarks(root, 'scene');
  const summary = root.querySelector('[data-summary]');
  explainer.showBestLine(marks.some((mark) => mark.dataset.live === 'best-line'));
  const asksForLinearRegions = summary !== null || marks.some((mark) => mark.dataset.readout === 'linear-regions' || mark.dataset.live === 'linear-regions');
  const asksForCollisions = marks.some((mark) => /^(erased|flattened)-points$|-merges$/.test(mark.dataset.live ?? ''));
  const shares = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-share]')]);
  const folds = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-folds]')]);
  let lastSlow = -Infinity;
  let rest = 0;
  let atRest = false;
  /** @type {number | null} */
  let linearRegions = null;

  /** @param {Record<string, unknown>} values */
  const show = (values) => {
    for (const mark of marks) {
      const name = mark.dataset.readout ?? mark.dataset.live ?? '';
      const value = /** @type {number | null | undefined} */ (values[camelCase(name)]);
      const least = name === 'regions' ? values.moreRegions : null;
      writeNumber(mark, value, typeof least === 'number' ? words.more({ than: least }) : undefined);
    }
  };
  /** Reads what is dear to count, where the time has come. @param {{ regions: number | null }} readout @param {boolean} running */
  const count = ({ regions }, running) => {
    clearTimeout(rest);
    const many = (regions ?? 0) > MANY_REGIONS;
    if (many && !atRest) {
      linearRegions = null;
      if (running) return;
      rest = window.setTimeout(() => {
        atRest = true;
        loop.invalidate();
      }, SLOW);
      return;
    }
    linearRegions = explainer.linearRegions() ?? null;
  };

  return {
    hear(event, detail) {
      // No number is that of the scene yet.
      if (event !== 'replay' || detail !== true) return;
      show({});
      write(summary, '');
    },
    sync({ readout, selected, now, running, changed, later }) {
      if (changed || running) atRest = false;
      if (!changed && !running && !atRest) return;
      const due = !running || now - lastSlow >= SLOW;
      if (due) {
        lastSlow = now;
        if (asksForLinearRegions) count(readout, running);
        atRest = false;
      } else later();
      const recovery = picture ? explainer.recovery() : null;
      const parts = /** @type {Record<string, unknown>} */ ({ ...recovery });
      for (const share of shares) share.style.flexGrow = String(parts[share.dataset.share ?? ''] ?? 0);
      for (const mark of folds) mark.hidden = !((recovery?.folded ?? 0) > 0);
      show({ ...readout, on: selected?.on, of: selected?.of, linearRegions, ...recovery, ...(asksForCollisions ? explainer.collisions() : {}) });
      if (!due || !summary) return;
      const sentence = words.summary({ ...readout, isStraight: explainer.isStraight(), linearRegions, accuracy: readout.accuracy === null ? null : percent(readout.accuracy), error: readout.error === null ? null : fixed(readout.error, 3) });
      write(summary, sentence);
    },
  };
};
