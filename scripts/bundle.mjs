// @ts-check
// Scripts that stand alone: bundled by Vite, with the wasm module inside.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './command.mjs';
import { noteBundled } from './notices.mjs';

/** What tells where wasm modules come from, and those modules. @type {Record<string, () => string>} */
const MODULES = {
  [path.join(ROOT, 'www/core/module.js')]: () => `${startedWith('www/pkg/first.wasm')}\nexport const later = () => ${bytesOf('www/pkg/later.wasm')};`,
  [path.join(ROOT, 'www/core/extras_module.js')]: () => startedWith('www/pkg-extras/extras_bg.wasm'),
};
/** What would take its module from a file beside it. */
const BINDINGS = [path.join(ROOT, 'www/pkg-extras/extras.js')];

/** Passing on by pictures and files: it needs a second module as large as the first, and is left to a figure's page. */
const SHARE = path.join(ROOT, 'www/share/share.js');
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
 * @param {boolean} shares
 * @returns {import('vite').Plugin}
 */
const standsAlone = (made, shares) => ({
  name: 'crease:stands-alone',
  enforce: 'pre',
  resolveId: (id) => (Object.hasOwn(made, id) ? `\0${id}` : undefined),
  load(id) {
    const name = id.startsWith('\0') ? id.slice(1) : '';
    if (Object.hasOwn(made, name)) return Object.entries(made[name]).map(([key, value]) => `export const ${key} = ${JSON.stringify(value)};`).join('\n');
    if (id === SHARE && !shares) return 'export const startShare = () => null;';
    if (id === EXTRAS && !shares) return "export const loadExtras = () => Promise.reject(new Error('this figure has no extras'));";
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
 * @property {boolean} [shares]  Whether the figures' share dialog is there.
 */

/**
 * A bundle's files by their name, the entry's first.
 * @param {string} entry  Relative to the root.
 * @param {Way} [way]
 * @returns {Promise<Record<string, string>>}
 */
export async function bundle(entry, { format = 'iife', made = {}, splits = false, shares = false } = {}) {
  // Only now is Vite sure to be installed.
  const { build } = await import('vite');
  const name = path.basename(entry, '.js');
  const built = await build({
    configFile: false,
    root: ROOT,
    base: './',
    publicDir: false,
    logLevel: 'warn',
    plugins: [standsAlone(made, shares), noteBundled(name)],
    build: {
      write: false,
      modulePreload: false,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: {
        input: path.join(ROOT, entry),
        preserveEntrySignatures: 'allow-extension',
        output: { format, entryFileNames: `${name}.js`, chunkFileNames: '[name].js', codeSplitting: splits },
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
