// @ts-check
// The Rust crate as the page loads it: of www/pkg the first part at once, the later one when it is needed, and what only side
// doors show where they stand; www/pkg-extras when something is to be passed on; www/pkg-lab in the lab and in
// its workers; www/pkg-yours where a slice through a larger network is shown.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { ROOT, run, runPackaged } from './command.mjs';
import { DRAFT } from './draft.mjs';
import { unlessFresh } from './stamp.mjs';

/**
 * A wasm module made of the crate.
 * @typedef {object} Module
 * @property {string} name
 * @property {string} folder    Where it is put, relative to the root.
 * @property {string[]} options What Cargo is told. Each module but the page's has a target folder of its own: in a common
 *   one they would take turns being out of date.
 * @property {string} goal      What wasm-opt goes for.
 * @property {boolean} [apart]  Whether what only the figures of side doors need is a file of its own.
 * @property {string} [prose]   Where the module is cut into parts: the text of the chapter whose figures are to live by the first
 *   part alone.
 */

/** A draft is compiled in a fifth of the time, in pieces and without wasm-opt: larger and slower than what readers get. */
const PROFILE = DRAFT ? 'draft' : 'release';

/** @type {Module} */
const PAGE = { name: 'crease', folder: 'www/pkg', options: [], goal: '-O3', prose: 'www/prose/en/lossy.html' };

/** @type {Module} */
const EXTRAS = {
  name: 'extras',
  folder: 'www/pkg-extras',
  // Small before fast: it works a moment now and then, and nobody should wait for it to come.
  options: ['--no-default-features', '--features', 'extras', '--target-dir', 'target/extras', '--config', `profile.${PROFILE}.opt-level="z"`],
  goal: '-Oz',
  apart: true,
};

/** @type {Module} */
const LAB = { name: 'lab', folder: 'www/pkg-lab', options: ['--no-default-features', '--features', 'lab', '--target-dir', 'target/lab'], goal: '-O3' };

/** @type {Module} */
const YOURS = { name: 'yours', folder: 'www/pkg-yours', options: ['--no-default-features', '--features', 'yours', '--target-dir', 'target/yours'], goal: '-O3' };

/** @type {Module} */
const BENCH = { ...PAGE, folder: 'target/bench-pkg', options: ['--features', 'bench', '--target-dir', 'target/bench'], prose: undefined };

/** The parts of a module that is cut. */
const PARTS = ['first.wasm', 'later.wasm', 'apart.wasm'];
/**
 * The rooms that make the part apart, by the paths of their modules and functions: what only the figures of side doors need,
 * QR codes, which are for paper and for the share dialog, and films.
 */
const ROOMS_APART = [
  'crease::figure::change',
  'crease::figure::fold',
  'crease::figure::collapse',
  'crease::figure::line',
  'crease::figure::raised_surface',
  'crease::figure::runs',
  'crease::figure::sheet',
  'crease::figure::side_by_side',
  'crease::figure::timeline',
  'crease::figure::unit_views',
  'crease::layout::line_handles',
  'crease::layout::raised',
  'crease::layout::sheet',
  'crease::layout::stack',
  'crease::layout::timeline',
  'crease::layout::unit_views',
  'crease::measure::collapse',
  'crease::measure::contributions',
  'crease::measure::cut_edges',
  'crease::measure::folded_plane',
  'crease::measure::one_bend',
  'crease::measure::paper',
  'crease::measure::paper_sheet',
  'crease::measure::pruning',
  'crease::measure::unit_views',
  'crease::publish::collapsed',
  'crease::publish::comparisons',
  'crease::publish::folded',
  'crease::publish::qr',
  'crease::publish::raised',
  'crease::publish::side_doors',
  'crease::scene::beside',
  'crease::scene::folding',
  'crease::scene::goal::GoalState::collapse_on_data',
  'crease::scene::goal::GoalState::fewest',
  'crease::scene::goal::GoalState::follow_curve',
  'crease::scene::goal::GoalState::match_graphs',
  'crease::scene::goal::GoalState::rescue',
  'crease::scene::goal::GoalState::revive',
  'crease::scene::goal::GoalState::split_units',
  'crease::scene::hint::<impl crease::scene::goal::GoalState>::what_revives',
  'crease::scene::hint::<impl crease::scene::goal::GoalState>::what_splits',
  'crease::scene::goal::GoalState::unfold_more',
  'crease::scene::hint::<impl crease::scene::goal::GoalState>::what_to_fold',
  'crease::scene::hint::<impl crease::scene::goal::GoalState>::what_to_prune',
  'crease::scene::hint::<impl crease::scene::goal::GoalState>::where_the_curve_is_far',
  'crease::scene::hint::<impl crease::scene::goal::GoalState>::which_weight',
  'crease::session::fold',
  'crease::session::collapse',
  'crease::session::line',
  'crease::session::lives',
  'crease::session::mirror',
  'crease::session::pruning',
  'crease::session::runs',
  'crease::session::side_by_side',
  'crease::session::surface',
  'crease::session::unit_views',
  'crease::web::fold',
  'crease::web::paper',
  'crease::web::side_doors',
  'color_quant',
  // Products of integers of thousands of bits, which the signs of no network have needed yet.
  'dashu_int::mul::karatsuba',
  'dashu_int::mul::ntt',
  'dashu_int::mul::toom_3',
  'dashu_int::sqr',
  'crease::publish::film',
  'gif',
  'qrcodegen',
  'weezl',
  ...['fold', 'side_doors'].flatMap((file) => methodsOf(`crate/src/web/${file}.rs`)),
];
/** What only files of points or networks need, from elsewhere or for others: the extras leave it to their part apart. */
const ROOMS_OF_FILES = ['crease::publish::encoding', 'crease::publish::export', 'crease::publish::import', 'crease::publish::table', 'crease::publish::tree', 'crease::publish::understand', 'crease::web::files', 'csv', 'csv_core', 'prost', 'safetensors'];
/**
 * What wasm-bindgen calls the methods of a file when it hands them to scripts: functions that belong to no room by their name.
 * @param {string} file
 */
function methodsOf(file) {
  const source = fs.readFileSync(path.join(ROOT, file), 'utf8');
  return [...source.matchAll(/(?:#\[wasm_bindgen\((?<attributes>.*)\)\]\s*)?pub fn (?<name>\w+)/g)].map(({ groups }) => `explainer_${/js_name = (\w+)/.exec(groups?.attributes ?? '')?.[1] ?? groups?.name}`);
}
/**
 * Panics tell the file that they are in: not where that lies on the machine that built the page, so that the page is the same from
 * wherever it is built.
 */
const PLACELESS = [`--remap-path-prefix=${process.env.CARGO_HOME ?? path.join(os.homedir(), '.cargo')}=/cargo`, `--remap-path-prefix=${ROOT}=/crease`];
/**
 * What runs for every sample or vertex is marked #[inline], and is inlined as ever. Everything else only where it is tiny (LLVM's own
 * measure at this level is 275): a page fetches a twentieth less, and trains and cuts as fast.
 */
const INLINED = '-Cllvm-args=-inline-threshold=50';
/** Added to the flags of .cargo/config.toml. */
const FLAGS = ['--config', `target.wasm32-unknown-unknown.rustflags=${JSON.stringify([...PLACELESS, INLINED])}`];
/** Where a module is cut, relative to the root. */
const BENCH_TOP = 'target/parts';
const REHEARSAL = 'scripts/rehearsal.mjs';
const SCREEN = 'scripts/no_screen.mjs';

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
  const compiled = await Promise.all([PAGE, EXTRAS, LAB, YOURS].map(({ options }) => compile(options)));
  if (compiled.includes(undefined)) return false;
  return (await build(PAGE)) && (await build(EXTRAS)) && (await build(LAB)) && build(YOURS);
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
    product: files(module).at(-1) ?? '',
    inputs: [compiled, 'crate/bindgen', 'Cargo.lock', 'package-lock.json', ...(module.prose ? [module.prose, REHEARSAL, SCREEN] : [])],
    settings: [PROFILE, module.goal, ...OPTIMISATION, ...(module.prose || module.apart ? [...ROOMS_APART, ...ROOMS_OF_FILES] : [])].join(' '),
    work: async () => {
      if (!(await bind(compiled, module)) || (module.prose && !(await cut(module, module.prose))) || (module.apart && !(await setApart(module)))) return false;
      if (DRAFT) return true;
      for (const file of files(module)) if (!(await optimise(file, module.goal))) return false;
      return true;
    },
  });
}

/** What a page fetches of a module. @param {Module} module */
function files({ folder, name, prose, apart }) {
  return (prose ? PARTS : [`${name}_bg.wasm`, ...(apart ? [`${name}_apart.wasm`] : [])]).map((file) => `${folder}/${file}`);
}

/**
 * @param {string[]} options
 * @returns {Promise<string | undefined>}  The path of the compiled module, which is Cargo's to say.
 */
async function compile(options) {
  const crate = ['--package', 'crease', '--lib', '--profile', PROFILE, '--target', 'wasm32-unknown-unknown', ...options];
  const { ok, stdout } = await run('cargo', ['build', ...crate, ...FLAGS, '--message-format', 'json-render-diagnostics'], {
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
async function bind(compiled, { folder, name, prose, apart }) {
  fs.rmSync(path.join(ROOT, folder), { recursive: true, force: true });
  return bindgen(compiled, folder, name, ...(prose || apart ? ['names'] : []));
}

/** @param {string[]} given */
async function bindgen(...given) {
  return (await run('cargo', ['run', '--quiet', '--profile', 'tool', '--package', 'bindgen', '--', ...given])).ok;
}

/**
 * Cuts a module into parts: what the figures of a chapter enter while they are played through, what only side doors show, and
 * all the rest.
 * @param {Module} module
 * @param {string} prose
 */
async function cut({ folder, name }, prose) {
  const whole = `${folder}/${name}_bg.wasm`;
  const bindings = `${folder}/${name}.js`;
  const [watched, entered] = ['watched.wasm', 'entered.txt'].map((file) => `${BENCH_TOP}/${file}`);
  fs.mkdirSync(path.join(ROOT, BENCH_TOP), { recursive: true });
  takeParts(bindings);
  const done =
    (await bindgen('watch', whole, watched)) &&
    (await run(process.execPath, [REHEARSAL, bindings, watched, prose, entered])).ok &&
    (await bindgen('split', whole, entered, ROOMS_APART.join(','), ...PARTS.map((part) => `${folder}/${part}`)));
  fs.rmSync(path.join(ROOT, whole));
  return done;
}

/**
 * Puts what only the figures of side doors need into a file of its own.
 * @param {Module} module
 */
async function setApart({ folder, name }) {
  const whole = `${folder}/${name}_bg.wasm`;
  takeParts(`${folder}/${name}.js`, name);
  return bindgen('apart', whole, [...ROOMS_APART, ...ROOMS_OF_FILES].join(','), whole, `${folder}/${name}_apart.wasm`);
}

/**
 * Lets a module's JavaScript take a module in parts: what these ask of the page is set by `parts`, and what a later part
 * imports is given out.
 * @param {string} bindings
 * @param {string} [beside]  The module whose first part is the file beside its JavaScript.
 */
function takeParts(bindings, beside) {
  const script = path.join(ROOT, bindings);
  const given = fs.readFileSync(script, 'utf8');
  const taking = given
    .replace(/"\.\/\w+_bg\.js": import0,/, '$&\n        parts,')
    .replace(beside ? '' : /new URL\('\w+_bg\.wasm', import\.meta\.url\)/, beside ? '' : 'undefined')
    .replace('export { initSync', "const parts = {\n    later() {\n        throw new Error('a part of the module was called that nobody brings');\n    },\n};\n\nexport { parts, __wbg_get_imports as imports, initSync");
  if (taking.split(/\bparts,/).length !== 3 || taking.includes('_bg.wasm') !== (beside !== undefined)) throw new Error(`${bindings}: not written as wasm-bindgen wrote it before`);
  fs.writeFileSync(script, taking);
  fs.appendFileSync(
    script.replace(/js$/, 'd.ts'),
    [
      '/** What the parts of the module ask of the page, set before the first part is started. */',
      'export const parts: { later?: (part: number) => unknown, seen?: (number: number) => void };',
      '/** What a part imports besides the first part. */',
      'export function imports(): WebAssembly.Imports;\n',
    ].join('\n'),
  );
}

/** @param {string} product @param {string} goal */
async function optimise(product, goal) {
  const { ok } = await runPackaged('binaryen/bin/wasm-opt', [goal, ...OPTIMISATION, product, '--output', product]);
  if (ok) console.log(`${product}: ${fs.statSync(path.join(ROOT, product)).size} bytes`);
  return ok;
}
