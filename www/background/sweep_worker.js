// @ts-check
/** A worker of the lab: trains the runs that it is given, one after the other, and tells what each has come to; or draws an experiment of theory. */
import { loadLab } from '../core/lab.js';
import { SweepWork, TheoryWork } from '../pkg-lab/lab.js';

/** Milliseconds from one telling to the next: it tells that it lives, too. */
const TELLING = 100;
/** The same of an experiment. */
const SHOWING = 250;

/**
 * @typedef {[run: number, outcome: Uint8Array<ArrayBuffer>]} Done
 * @typedef {{ done: Done[], idle: boolean } | { failed: string }} ToldRuns  What has been done since it told last, and whether it has nothing left.
 * @typedef {{ rows: ReturnType<TheoryWork['rows']>, done: boolean } | { failed: string }} ToldRows  As far as they are drawn, and whether they all are.
 */

/** @param {ToldRuns | ToldRows} told */
const tell = (told) => /** @type {Worker} */ (/** @type {unknown} */ (self)).postMessage(told, 'idle' in told ? told.done.map(([, outcome]) => outcome.buffer) : []);

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

/** @param {string} name */
const draw = async (name) => {
  await loadLab((message) => tell({ failed: message }));
  const work = new TheoryWork(name);
  for (let left = true; left; ) {
    const until = performance.now() + SHOWING;
    while (left && performance.now() < until) left = work.advance();
    tell({ rows: work.rows(), done: !left });
  }
};

addEventListener('message', ({ data }) => {
  const work = 'theory' in data ? draw(data.theory) : train(data);
  work.catch((error) => tell({ failed: error instanceof Error ? error.message : String(error?.code ?? error) }));
});
