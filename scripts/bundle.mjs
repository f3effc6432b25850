// @ts-check
// Scripts that stand alone: bundled by Vite, with the wasm module inside.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './command.mjs';

/** What tells where a wasm module comes from, and the module. @type {Record<string, string>} */
const MODULES = {
  [path.join(ROOT, 'www/module.js')]: 'www/pkg/crease_bg.wasm',
  [path.join(ROOT, 'www/extras_module.js')]: 'www/pkg-extras/extras_bg.wasm',
};
const BINDINGS = ['www/pkg/crease.js', 'www/pkg-extras/extras.js'].map((file) => path.join(ROOT, file));

/** What stands in place of that: the module itself. @param {string} wasm */
function moduleInside(wasm) {
  const base64 = fs.readFileSync(path.join(ROOT, wasm)).toString('base64');
  return [
    `const text = ${JSON.stringify(base64)};`,
    'export const given = () => ({ module_or_path: Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)) });',
  ].join('\n');
}

/**
 * Vite's part in it.
 * @param {Record<string, Record<string, unknown>>} made  Modules that exist as values only: their exports, by their name.
 * @returns {import('vite').Plugin}
 */
const standsAlone = (made) => ({
  name: 'crease:stands-alone',
  enforce: 'pre',
  resolveId: (id) => (Object.hasOwn(made, id) ? `\0${id}` : undefined),
  load(id) {
    const name = id.startsWith('\0') ? id.slice(1) : '';
    if (Object.hasOwn(made, name)) return Object.entries(made[name]).map(([key, value]) => `export const ${key} = ${JSON.stringify(value)};`).join('\n');
    return Object.hasOwn(MODULES, id) ? moduleInside(MODULES[id]) : undefined;
  },
  transform(code, id) {
    // Never taken with the module inside, and no address that a classic script could have.
    return BINDINGS.includes(id) ? code.replace(/new URL\('\w+_bg\.wasm', import\.meta\.url\)/, 'undefined') : undefined;
  },
});

/**
 * A bundle's files by their name, the entry's first.
 * @param {string} entry  Relative to the root.
 * @param {'iife' | 'es'} format
 * @param {Record<string, Record<string, unknown>>} [made]
 * @param {boolean} [splits]  Whether what is imported later may be a file of its own.
 * @returns {Promise<Record<string, string>>}
 */
export async function bundle(entry, format, made = {}, splits = false) {
  // Only now is Vite sure to be installed.
  const { build } = await import('vite');
  const name = path.basename(entry, '.js');
  const built = await build({
    configFile: false,
    root: ROOT,
    base: './',
    publicDir: false,
    logLevel: 'warn',
    plugins: [standsAlone(made)],
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

/** A bundle of one file. @param {string} entry @param {'iife' | 'es'} format */
export async function bundleOne(entry, format) {
  const files = Object.values(await bundle(entry, format));
  if (files.length !== 1) throw new Error(`${entry}: ${files.length} files, not one`);
  return files[0];
}
