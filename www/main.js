// @ts-check
/** Starts every figure of the page. */
import { startFigure } from './figure.js';

for (const root of document.querySelectorAll('[data-chapter]')) {
  startFigure(/** @type {HTMLElement} */ (root));
}
