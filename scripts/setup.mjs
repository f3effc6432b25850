// @ts-check
// Everything that the other scripts need, given only rustup and Node. Uses nothing that has to be installed first.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT, run } from './command.mjs';
import { unlessFresh } from './stamp.mjs';

const WASM = 'wasm32-unknown-unknown';

/** Something that only the reader can mend; its message is the one sentence that says how. */
export class SetupError extends Error {}

/**
 * Checks Node and Rust, adds the wasm target and installs the npm packages: whatever of it is not done yet.
 * @throws {SetupError}
 */
export async function setUp() {
  requireNode();
  await requireRust();
  await requireWasmTarget();
  await requirePackages();
}

/**
 * Runs a script's main function, and ends the process: with 0 if that returns true, else with 1. A problem that the
 * reader can mend is told in its one sentence.
 * @param {() => Promise<boolean>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ? 0 : 1;
  } catch (problem) {
    if (!(problem instanceof SetupError)) throw problem;
    console.error(problem.message);
    process.exitCode = 1;
  }
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22) return;
  throw new SetupError(
    `Crease needs Node 20.19 or 22.12 or newer, and this is ${process.versions.node}: install a current one from https://nodejs.org and run this again.`,
  );
}

async function requireRust() {
  const home = process.env.CARGO_HOME ?? path.join(os.homedir(), '.cargo');
  // Last, so that it only helps a shell that was opened before rustup was installed.
  process.env.PATH += path.delimiter + path.join(home, 'bin');
  if (await answers('cargo')) return;

  const version = pinnedVersion();
  const twin = await toolchainOf(version);
  if (twin) {
    process.env.RUSTUP_TOOLCHAIN = twin;
    return;
  }
  const parts = ['--profile', 'minimal', '--component', 'rustfmt', '--component', 'clippy'];
  if ((await run('rustup', ['toolchain', 'install', version, '--no-self-update', ...parts])).ok) return;
  throw new SetupError(
    `Crease needs Rust ${version}: install rustup from https://rustup.rs and run this again.`,
  );
}

/** The version of Rust that the project is built with. */
function pinnedVersion() {
  const text = fs.readFileSync(path.join(ROOT, 'rust-toolchain.toml'), 'utf8');
  const version = /channel\s*=\s*"(.+)"/.exec(text)?.[1];
  if (!version) throw new Error('rust-toolchain.toml names no channel');
  return version;
}

/**
 * An installed toolchain of that very version under another name, such as `stable`: it serves as well as the pinned
 * name, and spares a download, which some machines cannot make.
 * @param {string} version
 */
async function toolchainOf(version) {
  const { stdout } = await run('rustup', ['toolchain', 'list', '--quiet'], { output: 'keep' });
  for (const name of stdout.split(/\r?\n/).filter(Boolean)) {
    const rustc = await run('rustc', [`+${name}`, '--version'], { output: 'keep' });
    if (rustc.stdout.startsWith(`rustc ${version} `)) return name;
  }
  return undefined;
}

async function requireWasmTarget() {
  const folder = await run('rustc', ['--print', 'target-libdir', '--target', WASM], { output: 'keep' });
  if (folder.ok && fs.existsSync(folder.stdout.trim())) return;
  if ((await run('rustup', ['target', 'add', WASM])).ok) return;
  throw new SetupError(
    `Crease needs Rust's ${WASM} target, which could not be added: run "rustup target add ${WASM}" and see why.`,
  );
}

async function requirePackages() {
  const done = await unlessFresh({
    name: 'packages',
    product: 'node_modules/.package-lock.json',
    inputs: ['package.json', 'package-lock.json'],
    work: installPackages,
  });
  if (!done) throw new SetupError('The npm packages could not be installed: run "npm ci" and see why.');
}

async function installPackages() {
  // Set by npm when it runs a script; without it, Windows finds `npm.cmd` through a shell only.
  const npm = process.env.npm_execpath;
  const outcome = npm
    ? await run(process.execPath, [npm, 'ci'])
    : await run('npm', ['ci'], { shell: process.platform === 'win32' });
  return outcome.ok;
}

/** @param {string} program */
async function answers(program) {
  return (await run(program, ['--version'], { output: 'hide' })).ok;
}
