// @ts-check
/**
 * The Rust core, loaded once for all figures, in three parts: what the figures of a hook need, what only side doors show, and
 * all else. What is called of a part before it was loaded fetches it on the spot, and holds the page up meanwhile: so load it
 * in time.
 */
import init, { Explainer, imports, parts, reportPanics } from '../pkg/crease.js';
import { fetchNow } from './fetch_now.js';
import { given, later } from './module.js';

/** Figures that live by the core's first part. What is played through while it is cut decides: scripts/rehearsal.mjs. */
const FIRST = ['read-back'];
/** Figures of the part apart: scripts/wasm.mjs names its rooms. */
const APART = ['line', 'surface', 'collapse', 'units', 'timeline', 'change', 'side-by-side', 'runs', 'fold', 'sheet'];

/** @typedef {typeof Explainer} Core */

/** @type {Promise<import('../pkg/crease.js').InitOutput> | undefined} */
let loadingFirst;
/** The later parts that are there or on their way, by their number. @type {Map<number, Promise<unknown>>} */
const loadingLater = new Map();

/** What keeps figures from starting where there is nothing to draw on. */
class NoCanvas extends Error {}

const requireCanvas = () => {
  // In a worker nothing is drawn.
  if (typeof document !== 'undefined' && !document.createElement('canvas').getContext('2d')) throw new NoCanvas('no canvas of two dimensions');
};

/** @param {import('../pkg/crease.js').InitOutput} first */
const importsOf = (first) => ({ ...imports(), first: /** @type {any} */ ({ ...first }) });

const loadFirst = async () => {
  requireCanvas();
  const loaded = {};
  parts.later = (part) => {
    const source = later(part);
    const module = new WebAssembly.Module(source instanceof URL ? fetchNow(source) : source);
    // Puts its functions into their slots.
    return new WebAssembly.Instance(module, importsOf(/** @type {any} */ (loaded)));
  };
  return Object.assign(loaded, await init(given()));
};

/** Puts a later part beside the first. Where it was needed and fetched meanwhile, the same comes into the same place. @param {number} part */
const addLater = async (part) => {
  const first = await (loadingFirst ??= loadFirst());
  const source = later(part);
  if (!(source instanceof URL)) return WebAssembly.instantiate(source, importsOf(first));
  const response = await fetch(source);
  if (!response.ok) throw new Error(`the rest of the core has not come: ${response.status}`);
  return WebAssembly.instantiate(await response.arrayBuffer(), importsOf(first));
};

/** The core's one class, for figures that live by the first part. @param {(message: string) => void} onPanic what to do when the core breaks @returns {Promise<Core>} */
export const loadFirstPart = async (onPanic) => {
  await (loadingFirst ??= loadFirst());
  reportPanics(onPanic);
  return Explainer;
};

/** A later part, once. @param {number} part @returns {Promise<unknown>} */
const loadLater = (part) => {
  const loading =
    loadingLater.get(part) ??
    addLater(part).catch((error) => {
      loadingLater.delete(part);
      throw error;
    });
  loadingLater.set(part, loading);
  return loading;
};

/** The part for figures of side doors. */
export const loadApart = () => loadLater(2);

/**
 * The core's one class, with all that a figure needs.
 * @param {(message: string) => void} onPanic what to do when the core breaks
 * @param {HTMLElement} [root] the figure; without one, none of a side door
 * @returns {Promise<Core>}
 */
export const loadCore = async (onPanic, root) => {
  await Promise.all([loadLater(1), root && standsApart(root) && loadApart()]);
  return loadFirstPart(onPanic);
};

/** What a figure's canvases show. @param {HTMLElement} root */
const names = (root) => /** @type {HTMLCanvasElement[]} */ ([...root.querySelectorAll('canvas[data-figure]')]).map(({ dataset }) => dataset.figure ?? '');

/** Whether a figure needs the part for side doors. @param {HTMLElement} root */
export const standsApart = (root) => names(root).some((name) => APART.includes(name));

/** Whether a figure lives by the core's first part. @param {HTMLElement} root */
export const livesByFirstPart = (root) => names(root).every((name) => FIRST.includes(name));
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
