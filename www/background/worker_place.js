// @ts-check
/** Where background workers come from. Builds that stand alone, which have no files for them, put one in this one's place. */

import { vouchForOwnScripts } from '../core/own_scripts.js';

vouchForOwnScripts();

/** The worker for long jobs; null where there is none. @returns {Worker | null} */
export const makeWorker = () => new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });

/** A worker of the lab; null where there is none. @returns {Worker | null} */
export const makeSweepWorker = () => new Worker(new URL('./sweep_worker.js', import.meta.url), { type: 'module' });
