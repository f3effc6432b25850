// @ts-check
/** The Rust core, loaded once for all figures. */
import { given } from './module.js';
import init, { Explainer, reportPanics } from '../pkg/crease.js';

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

/** A module of one function that does a single thing with simd. */
const PROBE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11);

/** Whether this browser runs WebAssembly with simd, and the site's policy lets it. */
const runsCore = () => {
  try {
    return new WebAssembly.Module(PROBE) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
};

/**
 * The code of the sentence that says why figures did not start.
 * @param {unknown} error what `loadCore` failed with
 * @param {string} other the code where the browser cannot, or may not, run the core
 */
export const whyNot = (error, other) => {
  if (error instanceof NoCanvas) return 'start-without-canvas';
  // It would run here: so it has not come, or not whole.
  return runsCore() ? 'start-unloaded' : other;
};
