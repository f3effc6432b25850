// @ts-check
/** A quiet line above the figure while the run of a link is repeated; it comes only where that takes more than a moment. */
import { words } from '../words/words.js';
import { tell } from './status_region.js';

/** Milliseconds for which nobody asks what is going on. */
const MOMENT = 300;

/** @param {HTMLElement} root */
export const startProgress = (root) => {
  /** @type {HTMLProgressElement | undefined} */
  let bar;
  /** @type {HTMLElement | undefined} */
  let line;
  let since = -1;

  /** @param {number} end */
  const make = (end) => {
    line = document.createElement('p');
    line.className = 'progress';
    line.dataset.progress = '';
    bar = document.createElement('progress');
    root.prepend(line);
    line.append(`${words.replaying({ end })} `, bar);
    tell(line);
  };

  return {
    /** @param {number} now @param {{ step: number, end: number } | null} run  How far it is; null where none is repeated. */
    show(now, run) {
      if (!run) {
        line?.remove();
        line = bar = undefined;
        since = -1;
        return;
      }
      if (since < 0) since = now;
      if (!bar && now - since > MOMENT) make(run.end);
      // Before the first step there is no share of a run, but work all the same.
      if (bar && run.step > 0) Object.assign(bar, { max: run.end, value: run.step });
    },
  };
};
