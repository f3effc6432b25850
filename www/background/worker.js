// @ts-check
/**
 * The background worker: one job, from its recipe to its end. It tells how far it is every now and then, with what is known so
 * far. Who wants it no longer ends the worker, and with it all memory that the job took.
 */
import { loadCore } from '../core/core.js';
import { Job } from '../pkg/crease.js';

/** Milliseconds of work from one telling to the next. */
const TELLING = 200;

/** @typedef {{ state: Uint8Array<ArrayBuffer>, done: boolean } | { failed: string }} Told */

/** @param {Told} told */
const tell = (told) => /** @type {Worker} */ (/** @type {unknown} */ (self)).postMessage(told, 'state' in told ? [told.state.buffer] : []);

/** @param {{ kind: string, recipe: string }} given */
const work = async ({ kind, recipe }) => {
  await loadCore((message) => tell({ failed: message }));
  const job = new Job(kind, recipe);
  for (let left = true; left; ) {
    const until = performance.now() + TELLING;
    while (left && performance.now() < until) left = job.advance();
    tell({ state: /** @type {Uint8Array<ArrayBuffer>} */ (job.state()), done: !left });
  }
};

addEventListener('message', ({ data }) => {
  work(data).catch((error) => tell({ failed: error instanceof Error ? error.message : String(error?.code ?? error) }));
});
