// @ts-check
/**
 * The second wasm module, with all that passing a figure on needs: fetched when it is first asked for, and once. What only the
 * figures of side doors need of it is fetched on the spot, where one of them is passed on.
 */

import { fetchNow } from './fetch_now.js';
import { apart, given } from './extras_module.js';

/** @typedef {typeof import('../pkg-extras/extras.js')} Extras */

/** @type {Promise<Extras> | undefined} */
let loading;

const load = async () => {
  const extras = await import('../pkg-extras/extras.js');
  const whole = {};
  extras.parts.later = () => {
    const source = apart();
    const module = new WebAssembly.Module(source instanceof URL ? fetchNow(source) : source);
    return new WebAssembly.Instance(module, { ...extras.imports(), first: /** @type {any} */ ({ ...whole }) });
  };
  Object.assign(whole, await extras.default(await given()));
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
