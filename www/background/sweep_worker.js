// @ts-check
/** A worker of the lab: trains the runs that it is given, one after the other, and tells what each has come to. */
import { loadLab } from '../core/lab.js';
import { SweepWork } from '../pkg-lab/lab.js';

/** Milliseconds from one telling to the next: it tells that it lives, too. */
const TELLING = 100;

/**
 * @typedef {[run: number, outcome: Uint8Array<ArrayBuffer>]} Done
 * @typedef {{ done: Done[], idle: boolean } | { failed: string }} ToldRuns  What has been done since it told last, and whether it has nothing left.
 */

/** @param {ToldRuns} told */
const tell = (told) => /** @type {Worker} */ (/** @type {unknown} */ (self)).postMessage(told, 'done' in told ? told.done.map(([, outcome]) => outcome.buffer) : []);

/** @type {Promise<SweepWork> | undefined} */
let working;

/** @param {string} recipe */
const begin = async (recipe) => {
  await loadLab((message) => tell({ failed: message }));
  return new SweepWork(recipe);
};

/** @param {{ recipe: string, runs: number[] }} given */
const train = async ({ recipe, runs }) => {
  const work = await (working ??= begin(recipe));
  /** @type {Done[]} */
  let done = [];
  let told = performance.now();
  const tellInTime = () => {
    if (performance.now() - told < TELLING) return;
    tell({ done, idle: false });
    done = [];
    told = performance.now();
  };
  for (const run of runs) {
    work.begin(run);
    while (work.advance()) tellInTime();
    done.push([run, /** @type {Uint8Array<ArrayBuffer>} */ (work.outcome())]);
    tellInTime();
  }
  tell({ done, idle: true });
};

addEventListener('message', ({ data }) => {
  train(data).catch((error) => tell({ failed: error instanceof Error ? error.message : String(error?.code ?? error) }));
});
