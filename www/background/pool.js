// @ts-check
/**
 * A pool of workers on one sweep. Each is handed a few runs at a time; one that dies, or falls silent, is replaced, and what it
 * had goes back to the others. Where there are no workers, the runs are trained here, in pieces between whatever else is due.
 */
import { SweepWork } from '../pkg-lab/lab.js';
import { makeSweepWorker } from './worker_place.js';

/** Milliseconds that the runs handed out at once should take. */
const SHARE = 250;
/** Milliseconds after which a silent worker counts as dead; to start, it has longer. */
export const SILENCE = 4000;
export const START = 20_000;
/** How many workers may die one after the other without a result before they are given up. */
const DEATHS = 5;
/** Milliseconds of a piece of work here. */
const SLICE = 8;
/** The number that stands for this thread among the workers. */
const HERE = 0;

/** As many as the processors, and no more than are of use. */
export const poolSize = () => Math.max(1, Math.min(navigator.hardwareConcurrency || 2, 8));

/**
 * What hands out runs, and takes what they have come to: the core's class `Lab` is one.
 * @typedef {object} Bench
 * @property {(worker: number, most: number) => Uint32Array} give
 * @property {(worker: number) => void} takeBack
 * @property {(run: number, outcome: Uint8Array) => boolean} take
 *
 * @typedef {object} Member
 * @property {number} id
 * @property {Worker} worker
 * @property {number} heard  When it last said something.
 * @property {boolean} started
 * @property {boolean} busy
 * @property {number} size  How many runs it is handed.
 * @property {number} since  When it was.
 */

/**
 * @param {Bench} bench
 * @param {string} recipe
 * @param {{ told: () => void, ended: () => void, alone: () => void, waited: () => void }} listener  Hears of new results, of the end, that
 *   there are no workers, and, where there are none, that the tab was hidden: browsers let such a page wait.
 */
export const startPool = (bench, recipe, { told, ended, alone, waited }) => {
  /** @type {Member[]} */
  let members = [];
  let ids = HERE;
  let deaths = 0;
  let paused = false;
  let over = false;
  /** @type {SweepWork | undefined} */
  let here;

  const finish = () => {
    if (over || members.some(({ busy }) => busy)) return;
    stop();
    ended();
  };

  /** @param {Member} member */
  const feed = (member) => {
    member.busy = false;
    if (paused || over) return;
    const runs = bench.give(member.id, member.size);
    if (runs.length === 0) {
      finish();
      return;
    }
    member.busy = true;
    member.since = performance.now();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    member.worker.postMessage({ recipe, runs: [...runs] });
  };

  /** A worker died: another takes its place, and what it had. @param {Member} member */
  const replace = (member) => {
    if (over || !members.includes(member)) return;
    member.worker.terminate();
    members = members.filter((other) => other !== member);
    bench.takeBack(member.id);
    deaths += 1;
    if (deaths < DEATHS && add()) return;
    if (members.length === 0) workHere();
    else for (const other of members) if (!other.busy) feed(other);
  };

  /** Another worker; whether there is one. */
  const add = () => {
    let worker;
    try {
      worker = makeSweepWorker();
    } catch {
      // A frame without an origin of its own, a document on a disk.
    }
    if (!worker) return false;
    ids += 1;
    /** @type {Member} */
    const member = { id: ids, worker, heard: performance.now(), started: false, busy: false, size: 1, since: 0 };
    members.push(member);
    worker.addEventListener('message', ({ data }) => {
      const message = /** @type {import('./sweep_worker.js').ToldRuns} */ (data);
      if (over || !members.includes(member)) return;
      member.heard = performance.now();
      member.started = true;
      if ('failed' in message) {
        replace(member);
        return;
      }
      for (const [run, outcome] of message.done) bench.take(run, outcome);
      if (message.done.length > 0) {
        deaths = 0;
        told();
      }
      if (!message.idle) return;
      const took = Math.max(1, member.heard - member.since);
      member.size = Math.max(1, Math.min(64, Math.round((member.size * SHARE) / took)));
      feed(member);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      replace(member);
    });
    feed(member);
    return true;
  };

  const follow = () => void (document.hidden || paused || waited());

  /** Trains here what is left. */
  const workHere = () => {
    if (over || here) return;
    alone();
    document.addEventListener('visibilitychange', follow);
    const work = new SweepWork(recipe);
    here = work;
    /** @type {number | undefined} */
    let run;
    const slice = () => {
      if (over) return;
      const until = performance.now() + SLICE;
      if (paused) {
        setTimeout(slice, 100);
        return;
      }
      while (performance.now() < until) {
        if (run === undefined) {
          [run] = bench.give(HERE, 1);
          if (run === undefined) {
            finish();
            return;
          }
          work.begin(run);
        } else if (!work.advance()) {
          bench.take(run, work.outcome());
          run = undefined;
        }
      }
      told();
      // A breath for what else is due: a click, a frame.
      setTimeout(slice);
    };
    slice();
  };

  const watch = setInterval(() => {
    const now = performance.now();
    for (const member of members) if (member.busy && now - member.heard > (member.started ? SILENCE : START)) replace(member);
  }, 1000);

  const stop = () => {
    over = true;
    clearInterval(watch);
    document.removeEventListener('visibilitychange', follow);
    for (const { worker } of members) worker.terminate();
    for (const { id } of members) bench.takeBack(id);
    bench.takeBack(HERE);
    members = [];
    here?.free();
    here = undefined;
  };

  const wanted = poolSize();
  while (members.length < wanted && add());
  if (members.length === 0) workHere();

  return {
    /** How many work on it. */
    get size() {
      return Math.max(1, members.length);
    },
    /** Lets the workers finish what they have, and hands out no more. @param {boolean} wait */
    pause(wait) {
      paused = wait;
      if (!paused) for (const member of members) if (!member.busy) feed(member);
    },
    /** Ends it at once; what is done stays. */
    stop,
  };
};
