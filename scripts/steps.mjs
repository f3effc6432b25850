// @ts-check
// The steps of `npm test`, in their order. A new check is a row of the table here.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, run, runPackaged } from './command.mjs';
import { requireBrowser, requireFirefox, requireWebKit } from './browser.mjs';
import { requireHosts } from './hosts.mjs';
import { checkLicences } from './licences.mjs';
import { buildPage } from './page.mjs';
import { drawCards } from './pictures.mjs';
import { writeSums } from './sums.mjs';
import { buildWasm } from './wasm.mjs';
import { compareBits } from '../tests/bits/bits.mjs';
import { buildDocuments } from '../tests/documents/documents.mjs';
import { readMyst } from '../tests/documents/myst.mjs';
import { typesetFigures } from '../tests/documents/latex.mjs';
import { compareScores, compareTorch } from '../tests/interop/interop.mjs';
import { buildAgain } from '../tests/reproducible/reproducible.mjs';

/**
 * How many checks of a step passed, and how many did not.
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 */

/**
 * @typedef {object} Step
 * @property {string} name              What `npm test -- NAME` calls it.
 * @property {() => Promise<Count>} work
 * @property {'all' | 'engines'} [only] Where it belongs if a contributor need not wait for it: to `--all` alone, or to
 *   `--engines` as well.
 */

const DENY_WARNINGS = ['--', '--deny', 'warnings'];

/** The fuzz targets, without libFuzzer itself, which is C++. What they found is replayed by the Rust tests. */
const FUZZ = ['--manifest-path', 'crate/fuzz/Cargo.toml', '--locked', '--no-default-features', '--target-dir', 'target'];

/** @type {Step[]} */
export const STEPS = [
  { name: 'formatting', work: () => check(run('cargo', ['fmt', '--all', '--check'])) },
  { name: 'lints', work: () => check(run('cargo', ['clippy', '--workspace', '--all-targets', ...DENY_WARNINGS])) },
  { name: 'lints for wasm', work: () => check(run('cargo', ['clippy', '--target', 'wasm32-unknown-unknown', ...DENY_WARNINGS])) },
  {
    name: 'lints for extras',
    work: () => check(run('cargo', ['clippy', '--target', 'wasm32-unknown-unknown', '--no-default-features', '--features', 'extras', ...DENY_WARNINGS])),
  },
  {
    name: 'lints for the lab',
    work: () => check(run('cargo', ['clippy', '--target', 'wasm32-unknown-unknown', '--no-default-features', '--features', 'lab', ...DENY_WARNINGS])),
  },
  {
    name: 'lints for slices',
    work: () => check(run('cargo', ['clippy', '--target', 'wasm32-unknown-unknown', '--no-default-features', '--features', 'yours', ...DENY_WARNINGS])),
  },
  { name: 'JavaScript lints', work: () => check(runPackaged('oxlint/bin/oxlint', ['--deny-warnings'])) },
  { name: 'modules of the page', work: () => nodeTests('architecture') },
  { name: 'numbers and words', work: () => nodeTests('words') },
  { name: 'page builder', work: () => nodeTests('pages') },
  { name: 'licences', work: checkLicences },
  { name: 'fuzz targets', work: () => check(run('cargo', ['clippy', ...FUZZ, ...DENY_WARNINGS])) },
  // Not all examples as well, as Cargo would by itself: lints have compiled them, and the build takes those that it needs.
  { name: 'Rust tests', work: () => rustTests(['--lib', '--tests']) },
  { name: 'examples in the docs', work: () => rustTests(['--doc']) },
  { name: 'documentation', work: () => check(run('cargo', ['doc', '--no-deps', '--package', 'crease'], { env: { RUSTDOCFLAGS: '--deny warnings' } })) },
  { name: 'card tests', work: () => rustTests(['--profile', 'tool', '--package', 'cards']) },
  { name: 'tests of cutting modules', work: () => rustTests(['--profile', 'tool', '--package', 'bindgen']) },
  { name: 'build', work: async () => count((await buildPage()) && (await drawCards()) && writeSums()) },
  { name: 'training bits', work: trainingBits },
  { name: 'boundary of the core', work: async () => ((await buildWasm()) ? nodeTests('boundary') : count(false)) },
  { name: 'exported code', work: compareScores },
  { name: 'types', work: () => check(runPackaged('typescript/bin/tsc', ['--noEmit'])) },
  { name: 'browser', work: browserTests },
  { name: 'Chromium', only: 'engines', work: () => engine('Chromium', requireBrowser) },
  { name: 'Firefox', only: 'engines', work: () => engine('Firefox', requireFirefox) },
  { name: 'WebKit', only: 'engines', work: () => engine('WebKit', requireWebKit) },
  { name: 'two minutes of use', only: 'engines', work: () => soak(2) },
  { name: 'the same page elsewhere', only: 'all', work: async () => ((await buildPage()) && (await drawCards()) ? buildAgain() : count(false)) },
  { name: 'half an hour of use', only: 'all', work: () => soak(30) },
  { name: 'long statistics', only: 'all', work: () => rustTests(['--tests', '--', '--ignored']) },
  { name: 'random draws', only: 'all', work: randomDraws },
  { name: 'exported PyTorch', only: 'all', work: compareTorch },
  { name: 'recipes in Python', only: 'all', work: buildDocuments },
  { name: 'recipe in MyST', only: 'all', work: readMyst },
  { name: 'figures in LaTeX', only: 'all', work: typesetFigures },
];

/** @param {boolean} ok */
function count(ok) {
  return { passed: Number(ok), failed: Number(!ok) };
}

/**
 * A step that is one check as a whole.
 * @param {ReturnType<typeof run>} running
 */
async function check(running) {
  return count((await running).ok);
}

/**
 * @param {string[]} which
 * @param {NodeJS.ProcessEnv} [env]
 */
async function rustTests(which, env) {
  const { ok, stdout } = await run('cargo', ['test', '--no-fail-fast', ...which], { output: 'both', env });
  const total = { passed: 0, failed: 0 };
  for (const [, passed, failed] of stdout.matchAll(/^test result: .*?(\d+) passed; (\d+) failed/gm)) {
    total.passed += Number(passed);
    total.failed += Number(failed);
  }
  return orOneFailure(ok, total);
}

/** The Rust tests with other cases of every property than those that are drawn each time. */
async function randomDraws() {
  const seed = String(Math.floor(Math.random() * 2 ** 32));
  console.log(`Again with these draws: PROPTEST_RNG_SEED=${seed} cargo test`);
  return rustTests(['--lib', '--tests'], { PROPTEST_RNG_SEED: seed });
}

async function trainingBits() {
  return (await buildWasm()) ? compareBits() : count(false);
}

async function browserTests() {
  const ready =
    // Also when this step alone was asked for: a page that is out of date is never tested.
    (await buildPage()) && (await drawCards()) && (await requireBrowser()) && (await requireHosts());
  return ready ? sum([await playwright('side by side'), await playwright('alone')]) : count(false);
}

/** The scenarios that the page has to pass in every engine. @param {string} name @param {() => Promise<boolean>} require */
async function engine(name, require) {
  return (await buildPage()) && (await require()) ? nodeTests('engines', { CREASE_ENGINE: name }) : count(false);
}

/** The page under steady use: what it holds, and what a frame costs. @param {number} minutes */
async function soak(minutes) {
  return (await buildPage()) && (await requireBrowser()) ? nodeTests('soak', { CREASE_SOAK: String(minutes) }) : count(false);
}

/** As many tests may need a second try on one run's machine (`retries` in Playwright's configuration); with more, the page is at fault. */
const MOST_UNSTEADY = 2;

/** The titles of the tests that ended so. @param {any[]} suites @param {string} status @returns {string[]} */
function titlesOf(suites, status) {
  return suites.flatMap(({ title, specs = [], suites: within = [] }) => [
    ...specs.filter((/** @type {any} */ { tests }) => tests.some((/** @type {any} */ test) => test.status === status)).map((/** @type {any} */ spec) => `${title} › ${spec.title}`),
    ...titlesOf(within, status),
  ]);
}

/** Runs the tests of a project of Playwright's configuration. @param {string} project */
async function playwright(project) {
  // Left by an earlier run, it would be counted again if this one did not get as far as writing it.
  const report = path.join(ROOT, 'test-results', 'browser.json');
  fs.rmSync(report, { force: true });
  const { ok } = await runPackaged('@playwright/test/cli.js', ['test', '--config', 'tests/e2e/playwright.config.js', '--project', project]);
  if (!fs.existsSync(report)) return count(false);
  const { stats, suites } = JSON.parse(fs.readFileSync(report, 'utf8'));
  const unsteady = titlesOf(suites, 'flaky');
  for (const title of unsteady) console.log(`-- unsteady, passed only when it was tried again: ${title}`);
  const tooMany = unsteady.length > MOST_UNSTEADY;
  return orOneFailure(ok, { passed: stats.expected + (tooMany ? 0 : stats.flaky), failed: stats.unexpected + (tooMany ? stats.flaky : 0) });
}

/** Runs the tests of Node's runner, one file after the other: some start a browser. @param {string} folder  Below tests. @param {NodeJS.ProcessEnv} [env] */
async function nodeTests(folder, env) {
  const files = fs.readdirSync(path.join(ROOT, 'tests', folder)).filter((name) => name.endsWith('.test.js'));
  const paths = files.map((name) => path.join('tests', folder, name));
  const { ok, stdout } = await run(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=tap', ...paths], { output: 'both', env });
  const of = (/** @type {string} */ what) => Number(new RegExp(`^# ${what} (\\d+)`, 'm').exec(stdout)?.[1] ?? 0);
  return orOneFailure(ok, { passed: of('pass'), failed: of('fail') });
}

/** @param {Count[]} counts @returns {Count} */
function sum(counts) {
  return counts.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }));
}

/**
 * What failed without a test failing (it did not compile, or did not start) counts as one.
 * @param {boolean} ok
 * @param {Count} total
 */
function orOneFailure(ok, total) {
  return ok || total.failed > 0 ? total : { ...total, failed: 1 };
}
