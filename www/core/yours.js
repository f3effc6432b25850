// @ts-check
/** The wasm module of slices, loaded once. */
import init, { reportPanics } from '../pkg-yours/yours.js';
import { given } from './yours_module.js';

/** @type {Promise<unknown> | undefined} */
let loading;

/** @param {(message: string) => void} onPanic what to do when the core breaks */
export const loadYours = async (onPanic) => {
  await (loading ??= init(given()));
  reportPanics(onPanic);
};
