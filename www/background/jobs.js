// @ts-check
/** Jobs for the background worker, one at a time: the others wait for their turn. */
import { makeWorker } from './worker_place.js';

/**
 * @typedef {object} Job
 * @property {string} kind  What is to be done: a kind of the core's class `Job`.
 * @property {string} recipe  A link: the job is a function of it alone.
 * @property {(state: Uint8Array, done: boolean) => void} told  Hears what is known so far, again and again.
 * @property {() => void} refused  Hears that there is no worker here, or that it failed: the page has to do the work itself, between
 *   its frames.
 */

/** @type {Job[]} */
const waiting = [];
/** @type {{ job: Job, worker: Worker } | null} */
let running = null;

const next = () => {
  const job = running ? undefined : waiting.shift();
  if (!job) return;
  let worker;
  try {
    worker = makeWorker();
  } catch {
    // A frame without an origin of its own, a document on a disk.
  }
  if (!worker) {
    job.refused();
    next();
    return;
  }
  running = { job, worker };
  worker.addEventListener('message', ({ data }) => {
    const told = /** @type {import('./worker.js').Told} */ (data);
    if (running?.worker !== worker) return;
    if ('failed' in told || told.done) end();
    if ('failed' in told) job.refused();
    else job.told(told.state, told.done);
  });
  // It could not be loaded, or a policy forbids it.
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    if (running?.worker !== worker) return;
    end();
    job.refused();
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
  worker.postMessage({ kind: job.kind, recipe: job.recipe });
};

/** Ends the worker: its memory goes with it. */
const end = () => {
  running?.worker.terminate();
  running = null;
  queueMicrotask(next);
};

/** Starts a job, or lets it wait for its turn; returns what ends it, whether or not it has begun. @param {Job} job */
export const startJob = (job) => {
  waiting.push(job);
  queueMicrotask(next);
  return () => {
    const place = waiting.indexOf(job);
    if (place >= 0) waiting.splice(place, 1);
    if (running?.job === job) end();
  };
};
