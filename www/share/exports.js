// @ts-check
/** Files made of a figure: pictures, films and numbers, as the module of extras makes them. */
import { loadExtras } from '../core/extras.js';
import { comeBackAsDrawn } from './pixels.js';

/** @typedef {import('../core/extras.js').Extras} Extras */
/** @typedef {import('../pkg-extras/extras.js').Handout} Handout */

/**
 * A figure as it is to be passed on.
 * @typedef {object} Subject
 * @property {string} name        of the figure
 * @property {number} width       in CSS pixels
 * @property {number} height
 * @property {boolean} dark
 * @property {string} link        of the scene
 * @property {string} title
 * @property {string} description
 * @property {string} source      the whole address of the scene
 * @property {(handout: Handout) => void} dress  adds what is shown and no link carries
 */

/** Device pixels of a picture for each CSS pixel. */
const FINE = 2;

/** Pictures of a film at most, and its longest side in CSS pixels: a file of a few megabytes, made in seconds. */
const FRAMES = 48;
const FILM_SIDE = 480;

/** What is freed again when the work is done. @template T @param {{ free(): void }[]} held @param {() => T} work @returns {T} */
const freeing = (held, work) => {
  try {
    return work();
  } finally {
    for (const thing of held) thing.free();
  }
};

/** @param {Extras} extras @param {Subject} subject @param {string} [link] */
const handoutOf = (extras, { link: shown, dark, dress }, link = shown) => {
  const handout = new extras.Handout(link, dark);
  dress(handout);
  return handout;
};

/** @param {Extras} extras @param {Subject} subject */
const legendOf = (extras, { title, description, source }) => new extras.Legend(title, description, source);

/** The pixels of a figure on a canvas of its own; a problem where this browser gives others. @param {Extras} extras @param {Subject} subject @param {{ ratio: number, link?: string }} look */
const pixelsOf = (extras, subject, { ratio, link }) => {
  if (!comeBackAsDrawn()) throw { code: 'pixels-changed', values: {} };
  const { name, width, height } = subject;
  const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(width * ratio), height: Math.round(height * ratio) });
  const size = new extras.CanvasSize(width, height, ratio);
  const handout = handoutOf(extras, subject, link);
  freeing([size, handout], () => handout.draw(name, canvas, size));
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
  return context.getImageData(0, 0, canvas.width, canvas.height);
};

/** @param {'svg' | 'tikz'} kind @param {Subject} subject */
const text = async (kind, subject) => {
  const extras = await loadExtras();
  const size = new extras.CanvasSize(subject.width, subject.height, 1);
  const [handout, legend] = [handoutOf(extras, subject), legendOf(extras, subject)];
  return freeing([size, handout, legend], () => handout[kind](subject.name, size, legend));
};

/** @param {Subject} subject */
export const svg = async (subject) => new Blob([await text('svg', subject)], { type: 'image/svg+xml' });

/** @param {Subject} subject */
export const tikz = async (subject) => new Blob([await text('tikz', subject)], { type: 'application/x-tex' });

/** @param {Subject} subject */
export const png = async (subject) => {
  const extras = await loadExtras();
  const { data, width } = pixelsOf(extras, subject, { ratio: FINE });
  const legend = legendOf(extras, subject);
  const file = freeing([legend], () => extras.png(width, new Uint8Array(data.buffer), legend));
  return new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (file)], { type: 'image/png' });
};

/** Numbers of the scene as the text of a file, and its name. @param {string} kind @param {Subject} subject */
export const numbers = async (kind, subject) => {
  const extras = await loadExtras();
  const handout = handoutOf(extras, subject);
  const written = freeing([handout], () => (kind === 'safetensors' ? /** @type {Uint8Array<ArrayBuffer>} */ (handout.exportSafetensors()) : handout.export(kind)));
  return { blob: new Blob([written], { type: typeof written === 'string' ? 'text/plain' : 'application/octet-stream' }), name: extras.Handout.exportFileName(kind) };
};

/**
 * A film of the run so far as GIF; nothing where it was given up.
 * @param {Subject} subject
 * @param {import('../pkg/crease.js').Explainer} explainer
 * @param {{ progress: (done: number, all: number) => void, signal: AbortSignal }} watch
 */
export const film = async (subject, explainer, { progress, signal }) => {
  const extras = await loadExtras();
  const ratio = Math.min(1, FILM_SIDE / Math.max(subject.width, subject.height));
  // The whole run is fixed now: training on in the meantime changes no moment of it.
  const links = Array.from(explainer.filmSteps(FRAMES), (step) => explainer.linkAt(step));
  const legend = legendOf(extras, subject);
  const [width, height] = [subject.width, subject.height].map((side) => Math.round(side * ratio));
  const reel = new extras.Film(width, height, legend);
  legend.free();
  for (const [index, link] of links.entries()) {
    if (signal.aborted) {
      reel.free();
      return undefined;
    }
    const { data } = pixelsOf(extras, subject, { ratio, link });
    reel.add(new Uint8Array(data.buffer), index === links.length - 1);
    progress(index + 1, links.length);
    // A pause, in which the reader can give up.
    await new Promise((done) => setTimeout(done));
  }
  return new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (reel.finish())], { type: 'image/gif' });
};
