// @ts-check
/** The second wasm module, with all that passing a figure on needs: fetched when it is first asked for, and once. */

import { given } from './extras_module.js';

/** @typedef {typeof import('../pkg-extras/extras.js')} Extras */

/** @type {Promise<Extras> | undefined} */
let loading;

const load = async () => {
  const extras = await import('../pkg-extras/extras.js');
  await extras.default(await given());
  return extras;
};

/** The module's functions and classes; a later call tries again where the first could not be fetched. @returns {Promise<Extras>} */
export const loadExtras = () => {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
};
