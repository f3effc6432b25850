// @ts-check
// The core as a page has it: all parts of the wasm module, in Node.
import fs from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { pretendScreen } from '../../scripts/no_screen.mjs';

const PKG = fileURLToPath(new URL('../../www/pkg/', import.meta.url));

/** @typedef {typeof import('../../www/pkg/crease.js')} Core */

/** The module's classes and functions; a panic throws its message. @returns {Promise<Core>} */
export const loadCore = async () => {
  pretendScreen();
  /** @type {Core} */
  const core = await import(pathToFileURL(`${PKG}crease.js`).href);
  core.parts.later = () => {
    throw new Error('the later parts are there');
  };
  const first = await core.default({ module_or_path: fs.readFileSync(`${PKG}first.wasm`) });
  for (const part of ['later', 'apart']) {
    const module = new WebAssembly.Module(fs.readFileSync(`${PKG}${part}.wasm`));
    await WebAssembly.instantiate(module, { ...core.imports(), first: /** @type {any} */ ({ ...first }) });
  }
  core.reportPanics((/** @type {string} */ message) => {
    throw new Error(`panic: ${message}`);
  });
  return core;
};

/** The module of the lab. @returns {Promise<typeof import('../../www/pkg-lab/lab.js')>} */
export const loadLabCore = async () => {
  pretendScreen();
  const folder = fileURLToPath(new URL('../../www/pkg-lab/', import.meta.url));
  const core = await import(pathToFileURL(`${folder}lab.js`).href);
  await core.default({ module_or_path: fs.readFileSync(`${folder}lab_bg.wasm`) });
  core.reportPanics((/** @type {string} */ message) => {
    throw new Error(`panic: ${message}`);
  });
  return core;
};

/** The module of slices. @returns {Promise<typeof import('../../www/pkg-yours/yours.js')>} */
export const loadYoursCore = async () => {
  pretendScreen();
  const folder = fileURLToPath(new URL('../../www/pkg-yours/', import.meta.url));
  const core = await import(pathToFileURL(`${folder}yours.js`).href);
  await core.default({ module_or_path: fs.readFileSync(`${folder}yours_bg.wasm`) });
  core.reportPanics((/** @type {string} */ message) => {
    throw new Error(`panic: ${message}`);
  });
  return core;
};
