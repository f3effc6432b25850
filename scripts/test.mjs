// @ts-check
// `npm test`: every check of the project, one after the other. A failing one does not hide those after it.
// `npm test -- browser "Rust tests"` does only those whose names are given.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, run, runPackaged } from './command.mjs';
import { requireBrowser, requireFirefox } from './browser.mjs';
import { requireHosts } from './hosts.mjs';
import { buildPage } from './page.mjs';
import { drawCards } from './pictures.mjs';
import { runMain, setUp } from './setup.mjs';
import { buildWasm } from './wasm.mjs';
import { compareBits } from '../tests/bits/bits.mjs';
import { buildDocuments } from '../tests/documents/documents.mjs';
import { readMyst } from '../tests/documents/myst.mjs';
import { typesetFigures } from '../tests/documents/latex.mjs';
import { compareScores } from '../tests/interop/interop.mjs';

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 */

const DENY_WARNINGS = ['--', '--deny', 'warnings'];

/** @type {[name: string, step: () => Promise<Count>][]} */
const STEPS = [
  ['formatting', () => check(run('cargo', ['fmt', '--all', '--check']))],
  ['lints', () => check(run('cargo', ['clippy', '--workspace', '--all-targets', ...DENY_WARNINGS]))],
  ['lints for wasm', () => check(run('cargo', ['clippy', '--target', 'wasm32-unknown-unknown', ...DENY_WARNINGS]))],
  ['lints for extras', () => check(run('cargo', ['clippy', '--target', 'wasm32-unknown-unknown', '--no-default-features', '--features', 'extras', ...DENY_WARNINGS]))],
  ['JavaScript lints', () => check(runPackaged('oxlint/bin/oxlint', ['--deny-warnings']))],
  ['modules of the page', () => nodeTests('architecture')],
  ['page builder', () => nodeTests('pages')],
  ['Rust tests', () => rustTests([])],
  ['card tests', () => rustTests(['--profile', 'tool', '--package', 'cards'])],
  ['build', async () => count((await buildPage()) && (await drawCards()))],
  ['training bits', trainingBits],
  ['exported code', compareScores],
  ['recipes in Python', buildDocuments],
  ['recipe in MyST', readMyst],
  ['figures in LaTeX', typesetFigures],
  ['types', () => check(runPackaged('typescript/bin/tsc', ['--noEmit']))],
  ['browser', browserTests],
  ['Firefox', firefoxTests],
];

await runMain(async () => {
  await setUp();
  const total = { passed: 0, failed: 0 };
  /** @type {string[]} */
  const failing = [];
  for (const [name, step] of chosenSteps()) {
    console.log(`\n== ${name}`);
    const { passed, failed } = await step();
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) failing.push(name);
  }
  if (failing.length > 0) console.log(`\n== failing: ${failing.join(', ')}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0;
});

function chosenSteps() {
  const names = process.argv.slice(2);
  return names.length === 0 ? STEPS : STEPS.filter(([name]) => names.includes(name));
}

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

/** @param {string[]} which */
async function rustTests(which) {
  const { ok, stdout } = await run('cargo', ['test', '--no-fail-fast', ...which], { output: 'both' });
  const total = { passed: 0, failed: 0 };
  for (const [, passed, failed] of stdout.matchAll(/^test result: .*?(\d+) passed; (\d+) failed/gm)) {
    total.passed += Number(passed);
    total.failed += Number(failed);
  }
  return orOneFailure(ok, total);
}

async function trainingBits() {
  return (await buildWasm()) ? compareBits() : count(false);
}

async function browserTests() {
  // Left by an earlier run, it would be counted again if this one did not get as far as writing it.
  const report = path.join(ROOT, 'test-results', 'browser.json');
  fs.rmSync(report, { force: true });
  const ok =
    // Also when this step alone was asked for: a page that is out of date is never tested.
    (await buildPage()) &&
    (await drawCards()) &&
    (await requireBrowser()) &&
    // Where none can be installed, only its own tests fail.
    ((await requireFirefox()) || true) &&
    (await requireHosts()) &&
    (await runPackaged('@playwright/test/cli.js', ['test', '--config', 'tests/e2e/playwright.config.js'])).ok;
  if (!fs.existsSync(report)) return count(false);
  const { stats } = JSON.parse(fs.readFileSync(report, 'utf8'));
  return orOneFailure(ok, { passed: stats.expected, failed: stats.unexpected + stats.flaky });
}

async function firefoxTests() {
  if (!((await buildPage()) && (await requireFirefox()))) return count(false);
  return nodeTests('firefox');
}

/** Tests that Node runs. @param {string} folder  Below tests. */
async function nodeTests(folder) {
  // One file after the other: some start a browser, and train against the clock.
  const files = fs.readdirSync(path.join(ROOT, 'tests', folder)).filter((name) => name.endsWith('.test.js'));
  const paths = files.map((name) => path.join('tests', folder, name));
  const { ok, stdout } = await run(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=tap', ...paths], { output: 'both' });
  const of = (/** @type {string} */ what) => Number(new RegExp(`^# ${what} (\\d+)`, 'm').exec(stdout)?.[1] ?? 0);
  return orOneFailure(ok, { passed: of('pass'), failed: of('fail') });
}

/**
 * What failed without a test failing (it did not compile, or did not start) counts as one.
 * @param {boolean} ok
 * @param {Count} total
 */
function orOneFailure(ok, total) {
  return ok || total.failed > 0 ? total : { ...total, failed: 1 };
}
