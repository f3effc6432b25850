// @ts-check
/** Where the share dialog comes from, when it is first asked for. Builds of one file put one in this one's place. */

/** @returns {Promise<typeof import('./sharing.js')>} */
export const loadSharing = () => import('./sharing.js');
