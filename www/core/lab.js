// @ts-check
/** The wasm module of the lab and of its workers, loaded once. */
import init, { reportPanics } from '../pkg-lab/lab.js';
import { given } from './lab_module.js';

/** @type {Promise<unknown> | undefined} */
let loading;

/** @param {(message: string) => void} onPanic what to do when the core breaks */
export const loadLab = async (onPanic) => {
  await (loading ??= init(given()));
  reportPanics(onPanic);
};
