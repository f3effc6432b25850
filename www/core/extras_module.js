// @ts-check
/** Where the wasm module of extras comes from; as www/core/module.js has it for the core's. */

/**
 * What the extras are started with.
 * @returns {Promise<{ module_or_path: Uint8Array<ArrayBuffer> } | undefined>} undefined for the file beside the scripts
 */
export const given = async () => undefined;

/** Where what only side doors need of them is, or that itself. @returns {URL | Uint8Array<ArrayBuffer>} */
export const apart = () => new URL('../pkg-extras/extras_apart.wasm', import.meta.url);
