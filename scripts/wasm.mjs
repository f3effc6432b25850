// @ts-check
// The Rust crate as the page loads it: www/pkg.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, run, runPackaged } from './command.mjs';
import { unlessFresh } from './stamp.mjs';

const FOLDER = 'www/pkg';
const MODULE = `${FOLDER}/crease_bg.wasm`;

// What rustc emits (its own defaults, and simd128 from .cargo/config.toml), and not a feature more.
const OPTIMISATION = [
  '-O3',
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
  const compiled = await compile();
  if (!compiled) return false;
  return unlessFresh({
    name: 'wasm',
    product: MODULE,
    inputs: [compiled, 'crate/bindgen', 'Cargo.lock', 'package-lock.json'],
    settings: OPTIMISATION.join(' '),
    work: async () => (await bind(compiled)) && (await optimise()),
  });
}

/** @returns {Promise<string | undefined>}  The path of the compiled module, which is Cargo's to say. */
async function compile() {
  const crate = ['--package', 'crease', '--lib', '--release', '--target', 'wasm32-unknown-unknown'];
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

/** @param {string} compiled */
async function bind(compiled) {
  fs.rmSync(path.join(ROOT, FOLDER), { recursive: true, force: true });
  return (await run('cargo', ['run', '--profile', 'tool', '--package', 'bindgen', '--', compiled, FOLDER])).ok;
}

async function optimise() {
  const { ok } = await runPackaged('binaryen/bin/wasm-opt', [...OPTIMISATION, MODULE, '--output', MODULE]);
  if (ok) console.log(`${MODULE}: ${fs.statSync(path.join(ROOT, MODULE)).size} bytes`);
  return ok;
}
