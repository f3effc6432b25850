// @ts-check
/**
 * For pages that embed figures, and need not: gives every `iframe[data-crease]` the height of its figure, and tells what
 * it shows in an event `crease-state` at the frame.
 */
import { readFromFigure } from './messages.js';

addEventListener('message', ({ data, source }) => {
  const message = readFromFigure(data);
  if (!message) return;
  const frames = /** @type {HTMLIFrameElement[]} */ ([...document.querySelectorAll('iframe[data-crease]')]);
  const frame = frames.find(({ contentWindow }) => contentWindow === source);
  if (!frame) return;
  if (message.type === 'crease:size') frame.style.height = `${message.height}px`;
  else frame.dispatchEvent(new CustomEvent('crease-state', { detail: message }));
});
