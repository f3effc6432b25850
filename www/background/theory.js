// @ts-check
/** An experiment of the lab's theory, drawn by a worker of the lab; where there is none, here, in pieces between whatever else is due. */
import { TheoryWork } from '../pkg-lab/lab.js';
import { SILENCE, START } from './pool.js';
import { makeSweepWorker } from './worker_place.js';

/** Milliseconds of a piece of work here, and between two looks at the numbers. */
const SLICE = 8;
const PACE = 250;

/** @typedef {(rows: ReturnType<TheoryWork['rows']>, done: boolean) => void} Told  Hears of the rows as far as they are drawn, and whether they all are. */

/** @param {string} name @param {Told} told @param {AbortSignal} ended */
const drawHere = (name, told, ended) => {
  const work = new TheoryWork(name);
  let shown = performance.now();
  const slice = () => {
    if (ended.aborted) {
      work.free();
      return;
    }
    const until = performance.now() + SLICE;
    let left = true;
    while (left && performance.now() < until) left = work.advance();
    if (!left || performance.now() - shown > PACE) {
      told(work.rows(), !left);
      shown = performance.now();
    }
    if (left) setTimeout(slice);
    else work.free();
  };
  slice();
};

/**
 * Draws an experiment to its end. A worker that dies on the way leaves all of it to the page: the same numbers, since they are a
 * function of the experiment's name.
 * @param {string} name @param {Told} told @param {AbortSignal} ended  Once it is aborted, nothing more is drawn or told.
 */
export const drawTheory = (name, told, ended) => {
  let worker;
  try {
    worker = makeSweepWorker();
  } catch {
    // A frame without an origin of its own, a document on a disk.
  }
  if (!worker) {
    drawHere(name, told, ended);
    return;
  }
  const drawing = worker;
  let heard = performance.now();
  let patience = START;
  let over = false;
  const end = () => {
    over = true;
    clearInterval(watch);
    drawing.terminate();
  };
  const replace = () => {
    if (over) return;
    end();
    drawHere(name, told, ended);
  };
  ended.addEventListener('abort', end);
  const watch = setInterval(() => performance.now() - heard > patience && replace(), 1000);
  worker.addEventListener('message', ({ data }) => {
    const message = /** @type {import('./sweep_worker.js').ToldRows} */ (data);
    if (over) return;
    if ('failed' in message) {
      replace();
      return;
    }
    heard = performance.now();
    patience = SILENCE;
    if (message.done) end();
    told(message.rows, message.done);
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    replace();
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
  worker.postMessage({ theory: name });
};
