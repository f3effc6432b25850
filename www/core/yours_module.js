// @ts-check
/** Where the wasm module of slices comes from; as www/core/module.js has it for the core's. */

/** What it is started with. @returns {{ module_or_path: URL | Uint8Array<ArrayBuffer> }} */
export const given = () => ({ module_or_path: new URL('../pkg-yours/yours_bg.wasm', import.meta.url) });
