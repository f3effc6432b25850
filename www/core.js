// @ts-check
/** The Rust core, loaded once for all figures. */
import { given } from './module.js';
import init, { Explainer, reportPanics } from './pkg/crease.js';

/** @type {Promise<typeof Explainer> | undefined} */
let loading;

/** What keeps figures from starting where there is nothing to draw on. */
class NoCanvas extends Error {}

const requireCanvas = () => {
  if (!document.createElement('canvas').getContext('2d')) throw new NoCanvas('no canvas of two dimensions');
};

/** The core's one class. @param {(message: string) => void} onPanic what to do when the core breaks */
export const loadCore = (onPanic) => {
  loading ??= Promise.resolve().then(requireCanvas).then(() => init(given())).then(() => Explainer);
  return loading.then((core) => {
    reportPanics(onPanic);
    return core;
  });
};

/**
 * The code of the sentence that says why figures did not start.
 * @param {unknown} error what `loadCore` failed with
 * @param {string} other the code where the browser cannot, or may not, run the core
 */
export const whyNot = (error, other) => {
  if (error instanceof NoCanvas) return 'start-without-canvas';
  // What cannot be fetched is a TypeError; what cannot be compiled is not.
  return error instanceof TypeError && typeof WebAssembly === 'object' ? 'start-unloaded' : other;
};
