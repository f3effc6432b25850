// @ts-check
/** Where the core's wasm module comes from. Builds of one file put one in this one's place, with the module in it. */

/**
 * What the core is started with: its first part.
 * @returns {{ module_or_path: URL | Uint8Array<ArrayBuffer> }}
 */
export const given = () => ({ module_or_path: new URL('../pkg/first.wasm', import.meta.url) });

/** Where a later part is, or that part itself: 1 for all that is not apart, 2 for what only side doors show. @param {number} part @returns {URL | Uint8Array<ArrayBuffer>} */
export const later = (part) => (part === 1 ? new URL('../pkg/later.wasm', import.meta.url) : new URL('../pkg/apart.wasm', import.meta.url));
