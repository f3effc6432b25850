// @ts-check
/** Where the wasm module of the lab comes from; as www/core/module.js has it for the core's. */

/** What the lab is started with. @returns {{ module_or_path: URL | Uint8Array<ArrayBuffer> }} */
export const given = () => ({ module_or_path: new URL('../pkg-lab/lab_bg.wasm', import.meta.url) });
