// @ts-check
/** The Rust core, loaded once for all figures. */
import { given } from './module.js';
import init, { Explainer, reportPanics } from './pkg/crease.js';

/** @type {Promise<typeof Explainer> | undefined} */
let loading;

/** The core's one class. @param {(message: string) => void} onPanic what to do when the core breaks */
export const loadCore = (onPanic) => {
  loading ??= init(given()).then(() => Explainer);
  return loading.then((core) => {
    reportPanics(onPanic);
    return core;
  });
};
