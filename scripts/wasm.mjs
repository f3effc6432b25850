// @ts-check
// The Rust crate as the page loads it: www/pkg.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, run, runPackaged } from './command.mjs';
import { unlessFresh } from './stamp.mjs';

const FOLDER = 'www/pkg';
const BENCH_FOLDER = 'target/bench-pkg';

// What rustc emits (its own defaults, and simd128 from .cargo/config.toml), and not a feature more.
const OPTIMISATION = [
  '-O3',
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
 * Builds www/pkg, as far as it is out of date. Cargo itself knows when to compile; what follows depends on its result.
 * @returns {Promise<boolean>}  Whether that worked.
 */
export async function buildWasm() {
  const compiled = await compile([]);
  if (!compiled) return false;
  return unlessFresh({
    name: 'wasm',
    product: moduleIn(FOLDER),
    inputs: [compiled, 'crate/bindgen', 'Cargo.lock', 'package-lock.json'],
    settings: OPTIMISATION.join(' '),
    work: async () => (await bind(compiled, FOLDER)) && (await optimise(FOLDER)),
  });
}

/**
 * Builds the module with what the benchmark measures, in the way the page's is built, and apart from it.
 * @returns {Promise<string | undefined>}  Its folder, if that worked.
 */
export async function buildBenchModule() {
  // A target folder of its own: in a common one, this module and the page's would take turns being out of date.
  const compiled = await compile(['--features', 'bench', '--target-dir', 'target/bench']);
  const built = compiled && (await bind(compiled, BENCH_FOLDER)) && (await optimise(BENCH_FOLDER));
  return built ? path.join(ROOT, BENCH_FOLDER) : undefined;
}

/** @param {string} folder */
function moduleIn(folder) {
  return `${folder}/crease_bg.wasm`;
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
    .find((file) => path.basename(file) === 'crease.wasm');
}

/**
 * @param {string} compiled
 * @param {string} folder
 */
async function bind(compiled, folder) {
  fs.rmSync(path.join(ROOT, folder), { recursive: true, force: true });
  return (await run('cargo', ['run', '--profile', 'tool', '--package', 'bindgen', '--', compiled, folder])).ok;
}

/** @param {string} folder */
async function optimise(folder) {
  const module = moduleIn(folder);
  const { ok } = await runPackaged('binaryen/bin/wasm-opt', [...OPTIMISATION, module, '--output', module]);
  if (ok) console.log(`${module}: ${fs.statSync(path.join(ROOT, module)).size} bytes`);
  return ok;
}
