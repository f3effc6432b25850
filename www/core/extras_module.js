// @ts-check
/** Where the wasm module of extras comes from; as www/core/module.js has it for the core's. */

/**
 * What the extras are started with.
 * @returns {Promise<{ module_or_path: Uint8Array<ArrayBuffer> } | undefined>} undefined for the file beside the scripts
 */
export const given = async () => undefined;
