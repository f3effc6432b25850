// @ts-check
// The Rust crate as the page loads it: www/pkg at once, www/pkg-extras when something is to be passed on.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, run, runPackaged } from './command.mjs';
import { unlessFresh } from './stamp.mjs';

/**
 * A wasm module made of the crate.
 * @typedef {object} Module
 * @property {string} name
 * @property {string} folder    Where it is put, relative to the root.
 * @property {string[]} options What Cargo is told. Each module but the page's has a target folder of its own: in a common
 *   one they would take turns being out of date.
 * @property {string} goal      What wasm-opt goes for.
 */

/** @type {Module} */
const PAGE = { name: 'crease', folder: 'www/pkg', options: [], goal: '-O3' };

/** @type {Module} */
const EXTRAS = {
  name: 'extras',
  folder: 'www/pkg-extras',
  // Small before fast: it works a moment now and then, and nobody should wait for it to come.
  options: ['--no-default-features', '--features', 'extras', '--target-dir', 'target/extras', '--config', 'profile.release.opt-level="s"'],
  goal: '-Oz',
};

/** @type {Module} */
const BENCH = { ...PAGE, folder: 'target/bench-pkg', options: ['--features', 'bench', '--target-dir', 'target/bench'] };

// What rustc emits (its own defaults, and simd128 from .cargo/config.toml), and not a feature more.
const OPTIMISATION = [
  // Else whatever is called from one place goes into its caller, all of training into one function: so large that V8 compiles
  // it to code of half the speed (Node 20).
  '--one-caller-inline-max-function-size=200',
  '--enable-bulk-memory',
  '--enable-multivalue',
  '--enable-mutable-globals',
  '--enable-nontrapping-float-to-int',
  '--enable-reference-types',
  '--enable-sign-ext',
  '--enable-simd',
];

/**
 * Builds the page's modules, as far as they are out of date. Cargo itself knows when to compile; what follows depends on its
 * result.
 * @returns {Promise<boolean>}  Whether that worked.
 */
export async function buildWasm() {
  // At once: to optimise a whole program takes one processor, and each has a target folder of its own.
  const compiled = await Promise.all([PAGE, EXTRAS].map(({ options }) => compile(options)));
  if (compiled.includes(undefined)) return false;
  return (await build(PAGE)) && build(EXTRAS);
}

/**
 * Builds the module with what the benchmark measures, in the way the page's is built, and apart from it.
 * @returns {Promise<string | undefined>}  Its folder, if that worked.
 */
export async function buildBenchModule() {
  return (await build(BENCH)) ? path.join(ROOT, BENCH.folder) : undefined;
}

/** @param {Module} module */
async function build(module) {
  const compiled = await compile(module.options);
  if (!compiled) return false;
  return unlessFresh({
    name: `wasm-${path.basename(module.folder)}`,
    product: file(module),
    inputs: [compiled, 'crate/bindgen', 'Cargo.lock', 'package-lock.json'],
    settings: [module.goal, ...OPTIMISATION].join(' '),
    work: async () => (await bind(compiled, module)) && (await optimise(module)),
  });
}

/** @param {Module} module */
function file({ folder, name }) {
  return `${folder}/${name}_bg.wasm`;
}

/**
 * @param {string[]} options
 * @returns {Promise<string | undefined>}  The path of the compiled module, which is Cargo's to say.
 */
async function compile(options) {
  const crate = ['--package', 'crease', '--lib', '--release', '--target', 'wasm32-unknown-unknown', ...options];
  const { ok, stdout } = await run('cargo', ['build', ...crate, '--message-format', 'json-render-diagnostics'], {
    output: 'keep',
    // Set by some CI systems, they would replace the flags of .cargo/config.toml, and simd128 would silently be gone.
    env: { RUSTFLAGS: undefined, CARGO_ENCODED_RUSTFLAGS: undefined },
  });
  if (!ok) return undefined;
  return stdout
    .split('\n')
    .filter((line) => line.includes('"compiler-artifact"'))
    .flatMap((line) => /** @type {string[]} */ (JSON.parse(line).filenames))
    .find((made) => path.basename(made) === 'crease.wasm');
}

/**
 * @param {string} compiled
 * @param {Module} module
 */
async function bind(compiled, { folder, name }) {
  fs.rmSync(path.join(ROOT, folder), { recursive: true, force: true });
  return (await run('cargo', ['run', '--profile', 'tool', '--package', 'bindgen', '--', compiled, folder, name])).ok;
}

/** @param {Module} module */
async function optimise(module) {
  const product = file(module);
  const { ok } = await runPackaged('binaryen/bin/wasm-opt', [module.goal, ...OPTIMISATION, product, '--output', product]);
  if (ok) console.log(`${product}: ${fs.statSync(path.join(ROOT, product)).size} bytes`);
  return ok;
}
