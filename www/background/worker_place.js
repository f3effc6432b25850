// @ts-check
/** Where the background worker comes from. Builds that stand alone, which have no file for it, put one in this one's place. */

/** The worker; null where there is none. @returns {Worker | null} */
export const makeWorker = () => new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
