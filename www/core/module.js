// @ts-check
/** Where the core's wasm module comes from. Builds of one file put one in this one's place, with the module in it. */

/**
 * What the core is started with.
 * @returns {{ module_or_path: Uint8Array<ArrayBuffer> } | undefined} undefined for the file beside the scripts
 */
export const given = () => undefined;
