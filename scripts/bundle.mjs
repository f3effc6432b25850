// @ts-check
// Scripts that stand alone: bundled by Vite, with the wasm module inside.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './command.mjs';
import { noteBundled } from './notices.mjs';

/** A module that is made here, of the wasm module of extras. */
const EXTRAS_BYTES = 'extras_bytes';

/** Where the lab's module comes from, and where workers do. */
const LAB_MODULE = path.join(ROOT, 'www/core/lab_module.js');
const WORKER_PLACE = path.join(ROOT, 'www/background/worker_place.js');

/**
 * What makes workers of a script in this one. No script may be fetched from a blob's address, so each is handed the core.
 * @param {string} worker  The text of the worker of the lab.
 */
const workersOf = (worker) => `import { given } from '../core/lab_module.js';
export const makeWorker = () => null;
const text = ${JSON.stringify(worker)};
let address;
export const makeSweepWorker = () => {
  address ??= URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const worker = new Worker(address);
  worker.postMessage({ core: given().module_or_path });
  return worker;
};`;

/** In such a worker: the core is in the first message, which nobody else hears. */
const HANDED = `let core;
addEventListener('message', (event) => {
  if (!event.data.core) return;
  core = event.data.core;
  event.stopImmediatePropagation();
});
export const given = () => ({ module_or_path: core });`;

/** What tells where wasm modules come from, and those modules. @type {Record<string, () => string>} */
const MODULES = {
  [path.join(ROOT, 'www/core/module.js')]: () => `${startedWith('www/pkg/first.wasm')}\nexport const later = (part) => part === 1 ? ${bytesOf('www/pkg/later.wasm')} : ${bytesOf('www/pkg/apart.wasm')};`,
  [LAB_MODULE]: () => startedWith('www/pkg-lab/lab_bg.wasm'),
  [path.join(ROOT, 'www/core/yours_module.js')]: () => startedWith('www/pkg-yours/yours_bg.wasm'),
  // No file for it: long runs are repeated between a figure's frames.
  [WORKER_PLACE]: () => 'export const makeWorker = () => null;\nexport const makeSweepWorker = () => null;',
  [path.join(ROOT, 'www/lab/results.js')]: () => `export const readResults = async () => ${bytesOf('www/pictures/lab.bin')};`,
  // A file of its own where there are several: only who passes a figure on needs it.
  [path.join(ROOT, 'www/core/extras_module.js')]: () =>
    `let bytes;\nexport const given = async () => (bytes = await import(${JSON.stringify(EXTRAS_BYTES)})).given();\nexport const apart = () => bytes.apart();`,
};
/** What would take its module from a file beside it. */
const BINDINGS = [path.join(ROOT, 'www/pkg-extras/extras.js'), path.join(ROOT, 'www/pkg-lab/lab.js'), path.join(ROOT, 'www/pkg-yours/yours.js')];

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
 * @param {Required<Pick<Way, 'made'>> & Way} way
 * @returns {import('vite').Plugin}
 */
const standsAlone = ({ made, sharing, worker, isWorker }) => ({
  name: 'crease:stands-alone',
  enforce: 'pre',
  resolveId: (id) => (id === EXTRAS_BYTES || Object.hasOwn(made, id) ? `\0${id}` : undefined),
  load(id) {
    const name = id.startsWith('\0') ? id.slice(1) : '';
    if (Object.hasOwn(made, name)) return Object.entries(made[name]).map(([key, value]) => `export const ${key} = ${JSON.stringify(value)};`).join('\n');
    if (name === EXTRAS_BYTES) return `${startedWith('www/pkg-extras/extras_bg.wasm')}\nexport const apart = () => ${bytesOf('www/pkg-extras/extras_apart.wasm')};`;
    // They come with the dialog.
    if (id === EXTRAS && sharing) return `export { loadExtras } from ${JSON.stringify(path.join(ROOT, sharing))};`;
    if (id === SHARING && sharing) return `export { loadSharing } from ${JSON.stringify(path.join(ROOT, sharing))};`;
    if (id === WORKER_PLACE && worker) return workersOf(worker);
    if (id === LAB_MODULE && isWorker) return HANDED;
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
 * @property {string} [worker]  The text of the lab's worker, where the bundle may start workers of its own text.
 * @property {boolean} [isWorker]  Whether the bundle is that worker, which is handed the core.
 * @property {string} [sharing]  What loads the figures' share dialog, relative to the root, where it is no part of the bundle.
 */

/**
 * A bundle's files by their name, the entry's first.
 * @param {string} entry  Relative to the root.
 * @param {Way} [way]
 * @returns {Promise<Record<string, string>>}
 */
export async function bundle(entry, { format = 'iife', made = {}, splits = false, sharing, worker, isWorker } = {}) {
  // Only now is Vite sure to be installed.
  const { build } = await import('vite');
  const name = path.basename(entry, '.js');
  const built = await build({
    configFile: false,
    root: ROOT,
    base: './',
    publicDir: false,
    logLevel: 'warn',
    plugins: [standsAlone({ made, sharing, worker, isWorker }), noteBundled(name)],
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
