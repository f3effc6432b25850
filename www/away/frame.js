// @ts-check
/** The embedded figure's side of the talk with the page around its frame. */
import { VERSION, heightWithin, readFromFigure, readToFigure } from './messages.js';

/** @typedef {import('./messages.js').ToFigure} ToFigure */

/**
 * @param {HTMLElement} section
 * @param {string[]} ignored  What was left out of the options.
 * @param {(message: ToFigure) => void} hear
 */
export const startFrame = (section, ignored, hear) => {
  if (parent === window) return;
  /** @param {object} message */
  const tell = (message) => {
    // Nothing in it is secret, so it is for whoever holds the frame.
    if (readFromFigure(message)) parent.postMessage(message, '*');
  };

  let told = 0;
  new ResizeObserver(() => {
    const height = heightWithin(section.getBoundingClientRect().height);
    if (height !== told) tell({ type: 'crease:size', version: VERSION, height });
    told = height;
  }).observe(section);
  section.addEventListener('crease-report', (event) => {
    const { detail } = /** @type {CustomEvent<import('../live/report.js').Report>} */ (event);
    tell({ type: 'crease:state', version: VERSION, ignored, ...detail });
  });

  /** The last message of each kind: however many come, a frame does each once. @type {Map<string, ToFigure>} */
  const heard = new Map();
  addEventListener('message', ({ source, data }) => {
    const message = source === parent ? readToFigure(data) : null;
    if (!message) return;
    if (heard.size === 0) {
      requestAnimationFrame(() => {
        const messages = [...heard.values()];
        heard.clear();
        messages.forEach(hear);
      });
    }
    heard.set(message.type, message);
  });
};
