// @ts-check
// Scripts that stand alone: bundled by Vite, with the wasm module inside.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './command.mjs';
import { noteBundled } from './notices.mjs';

/** A module that is made here, of the wasm module of extras. */
const EXTRAS_BYTES = 'extras_bytes';

/** What tells where wasm modules come from, and those modules. @type {Record<string, () => string>} */
const MODULES = {
  [path.join(ROOT, 'www/core/module.js')]: () => `${startedWith('www/pkg/first.wasm')}\nexport const later = (part) => part === 1 ? ${bytesOf('www/pkg/later.wasm')} : part === 2 ? ${bytesOf('www/pkg/apart.wasm')} : ${bytesOf('www/pkg/lab.wasm')};`,
  // No file for it: long runs are repeated between a figure's frames.
  [path.join(ROOT, 'www/background/worker_place.js')]: () => 'export const makeWorker = () => null;\nexport const makeSweepWorker = () => null;',
  // No file beside it: the lab begins with a picture of its sweep, and trains it when it is asked to.
  [path.join(ROOT, 'www/lab/results.js')]: () => 'export const resultsAddress = () => null;',
  // A file of its own where there are several: only who passes a figure on needs it.
  [path.join(ROOT, 'www/core/extras_module.js')]: () =>
    `let bytes;\nexport const given = async () => (bytes = await import(${JSON.stringify(EXTRAS_BYTES)})).given();\nexport const apart = () => bytes.apart();`,
};
/** What would take its module from a file beside it. */
const BINDINGS = [path.join(ROOT, 'www/pkg-extras/extras.js')];

/** Passing on by pictures and files needs a second module as large as the first: where the dialog with it comes from. */
const SHARING = path.join(ROOT, 'www/share/sharing_module.js');
const EXTRAS = path.join(ROOT, 'www/core/extras.js');

/** JavaScript for a module's bytes. @param {string} wasm */
function bytesOf(wasm) {
  const base64 = fs.readFileSync(path.join(ROOT, wasm)).toString('base64');
  return `Uint8Array.from(atob(${JSON.stringify(base64)}), (sign) => sign.charCodeAt(0))`;
}

/** JavaScript that starts a module's bindings with the module itself. @param {string} wasm */
function startedWith(wasm) {
  return `export const given = () => ({ module_or_path: ${bytesOf(wasm)} });`;
}

/**
 * Vite's part in it.
 * @param {Record<string, Record<string, unknown>>} made
 * @param {string | undefined} sharing
 * @returns {import('vite').Plugin}
 */
const standsAlone = (made, sharing) => ({
  name: 'crease:stands-alone',
  enforce: 'pre',
  resolveId: (id) => (id === EXTRAS_BYTES || Object.hasOwn(made, id) ? `\0${id}` : undefined),
  load(id) {
    const name = id.startsWith('\0') ? id.slice(1) : '';
    if (Object.hasOwn(made, name)) return Object.entries(made[name]).map(([key, value]) => `export const ${key} = ${JSON.stringify(value)};`).join('\n');
    if (name === EXTRAS_BYTES) return `${startedWith('www/pkg-extras/extras_bg.wasm')}\nexport const apart = () => ${bytesOf('www/pkg-extras/extras_apart.wasm')};`;
    // They come with the dialog, and nothing else in such a bundle asks for them.
    if (id === EXTRAS && sharing) return "export const loadExtras = () => Promise.reject(new Error('this figure has no extras'));";
    if (id === SHARING && sharing) return `export { loadSharing } from ${JSON.stringify(path.join(ROOT, sharing))};`;
    return Object.hasOwn(MODULES, id) ? MODULES[id]() : undefined;
  },
  transform(code, id) {
    // Never taken with the module inside, and no address that a classic script could have.
    return BINDINGS.includes(id) ? code.replace(/new URL\('\w+_bg\.wasm', import\.meta\.url\)/, 'undefined') : undefined;
  },
});

/**
 * How a script is bundled.
 * @typedef {object} Way
 * @property {'iife' | 'es'} [format]
 * @property {Record<string, Record<string, unknown>>} [made]  Modules that exist as values only: their exports, by their name.
 * @property {boolean} [splits]  Whether what is imported later may be a file of its own.
 * @property {string} [sharing]  What loads the figures' share dialog, relative to the root, where it is no part of the bundle.
 */

/**
 * A bundle's files by their name, the entry's first.
 * @param {string} entry  Relative to the root.
 * @param {Way} [way]
 * @returns {Promise<Record<string, string>>}
 */
export async function bundle(entry, { format = 'iife', made = {}, splits = false, sharing } = {}) {
  // Only now is Vite sure to be installed.
  const { build } = await import('vite');
  const name = path.basename(entry, '.js');
  const built = await build({
    configFile: false,
    root: ROOT,
    base: './',
    publicDir: false,
    logLevel: 'warn',
    plugins: [standsAlone(made, sharing), noteBundled(name)],
    build: {
      write: false,
      modulePreload: false,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: {
        input: path.join(ROOT, entry),
        preserveEntrySignatures: 'allow-extension',
        // Named by helpers of Vite alone, which are not called where everything is in one file.
        ...(format === 'iife' ? { transform: { define: { 'import.meta': '{}' } } } : {}),
        output: { format, entryFileNames: `${name}.js`, chunkFileNames: ({ name: chunk }) => `${chunk.replace(/^_/, '')}.js`, codeSplitting: splits },
      },
    },
  });
  const outputs = /** @type {import('vite').Rolldown.RolldownOutput[]} */ ([built].flat());
  const chunks = outputs.flatMap(({ output }) => output).filter((file) => file.type === 'chunk');
  return Object.fromEntries(chunks.sort((a, b) => Number(b.isEntry) - Number(a.isEntry)).map(({ fileName, code }) => [fileName, code]));
}

/** A bundle of one file. @param {string} entry @param {Way} [way] */
export async function bundleOne(entry, way) {
  const files = Object.values(await bundle(entry, way));
  if (files.length !== 1) throw new Error(`${entry}: ${files.length} files, not one`);
  return files[0];
}
