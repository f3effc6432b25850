// @ts-check
// The steps of `npm test`, in their order. A new check is a row of the table here.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, run, runPackaged } from './command.mjs';
import { requireBrowser, requireFirefox, requireForTests, requireWebKit } from './browser.mjs';
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
 * @property {string[]} [failures]  The names of those that did not, where the step knows them.
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
  { name: 'browser, thoroughly', only: 'engines', work: thoroughBrowserTests },
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
  return orOneFailure(ok, { ...total, failures: firstOf(stdout.matchAll(/^test (.+) \.\.\. FAILED$/gm)) });
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
  if (!(await readyForBrowser())) return count(false);
  return sum([await playwright('side by side', ['--grep-invert', THOROUGH]), await playwright('alone')]);
}

/** What `browser` left out. */
async function thoroughBrowserTests() {
  return (await readyForBrowser()) ? playwright('side by side', ['--grep', THOROUGH]) : count(false);
}

/** Also when such a step alone was asked for: a page that is out of date is never tested. */
async function readyForBrowser() {
  return (await buildPage()) && (await drawCards()) && (await requireForTests()) && (await requireHosts());
}

/** The scenarios that the page has to pass in every engine. @param {string} name @param {() => Promise<boolean>} require */
async function engine(name, require) {
  return (await buildPage()) && (await require()) ? nodeTests('engines', { CREASE_ENGINE: name }) : count(false);
}

/** The page under steady use: what it holds, and what a frame costs. @param {number} minutes */
async function soak(minutes) {
  return (await buildPage()) && (await requireBrowser()) ? nodeTests('soak', { CREASE_SOAK: String(minutes) }) : count(false);
}

/** As many tests may fail beside others and pass alone: a machine's bad moment. With more, the page or its tests are at fault. */
const MOST_UNSTEADY = 2;

/** The tag of tests that a contributor need not wait for: tests/e2e/support/thorough.js. */
const THOROUGH = '@thorough';

/**
 * A test that failed: where it stands, and what it is called.
 * @typedef {object} Failure
 * @property {string} place  File below tests/e2e and line.
 * @property {string} title
 */

/** The tests that failed, of a report of Playwright's. @param {any[]} suites @returns {Failure[]} */
function failuresOf(suites) {
  return suites.flatMap(({ specs = [], suites: within = [] }) => [
    ...specs.filter((/** @type {any} */ { ok }) => !ok).map((/** @type {any} */ { file, line, title }) => ({ place: `${file}:${line}`, title })),
    ...failuresOf(within),
  ]);
}

/**
 * Runs the tests of a project of Playwright's configuration. What fails is run once more with nothing beside it, and recorded: so a machine's
 * bad moment is told from a fault, and named.
 * @param {string} project
 * @param {string[]} [which]  What Playwright is told besides.
 */
async function playwright(project, which = []) {
  const first = await playwrightOnce(project, which);
  const failed = first.failed.length;
  if (failed === 0 || failed > MOST_UNSTEADY) return first.count;
  console.log(`\n-- once more, alone: ${first.failed.map(({ title }) => title).join('; ')}`);
  const again = await playwrightOnce(project, [...which, '--workers', '1', '--trace', 'retain-on-failure', ...first.failed.map(({ place }) => place)]);
  if (again.count.failed > 0) return { ...first.count, failures: first.count.failures };
  for (const { place, title } of first.failed) console.log(`-- unsteady, passed only alone: ${place} ${title}`);
  return { passed: first.count.passed + failed, failed: first.count.failed - failed };
}

/**
 * @param {string} project
 * @param {string[]} args
 * @returns {Promise<{ count: Count, failed: Failure[] }>}
 */
async function playwrightOnce(project, args) {
  // Left by an earlier run, it would be counted again if this one did not get as far as writing it.
  const report = path.join(ROOT, 'test-results', 'browser.json');
  fs.rmSync(report, { force: true });
  const config = ['--config', 'tests/e2e/playwright.config.js'];
  const { ok } = await runPackaged('@playwright/test/cli.js', ['test', ...args, ...config, `--project=${project}`]);
  if (!fs.existsSync(report)) return { count: count(false), failed: [] };
  const { stats, suites } = JSON.parse(fs.readFileSync(report, 'utf8'));
  const failed = failuresOf(suites);
  const failures = failed.map(({ place, title }) => `${place} ${title}`);
  return { count: orOneFailure(ok, { passed: stats.expected, failed: stats.unexpected, failures }), failed };
}

/** Runs the tests of Node's runner, one file after the other: some start a browser. @param {string} folder  Below tests. @param {NodeJS.ProcessEnv} [env] */
async function nodeTests(folder, env) {
  const files = fs.readdirSync(path.join(ROOT, 'tests', folder)).filter((name) => name.endsWith('.test.js'));
  const paths = files.map((name) => path.join('tests', folder, name));
  const { ok, stdout } = await run(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=tap', ...paths], { output: 'both', env });
  const of = (/** @type {string} */ what) => Number(new RegExp(`^# ${what} (\\d+)`, 'm').exec(stdout)?.[1] ?? 0);
  return orOneFailure(ok, { passed: of('pass'), failed: of('fail'), failures: firstOf(stdout.matchAll(/^not ok \d+ - (.+)$/gm)) });
}

/** @param {Count[]} counts @returns {Count} */
function sum(counts) {
  return counts.reduce((a, b) => ({
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    failures: [...(a.failures ?? []), ...(b.failures ?? [])],
  }));
}

/** What the first pair of parentheses held, of every match. @param {IterableIterator<RegExpMatchArray>} matches */
function firstOf(matches) {
  return [...matches].map((match) => match[1]);
}

/**
 * What failed without a test failing (it did not compile, or did not start) counts as one.
 * @param {boolean} ok
 * @param {Count} total
 */
function orOneFailure(ok, total) {
  return ok || total.failed > 0 ? total : { ...total, failed: 1 };
}
