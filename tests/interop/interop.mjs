// @ts-check
// Whether exported code gives the scores of the core: JavaScript in this Node, Python with NumPy, and apart from them PyTorch.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, run } from '../../scripts/command.mjs';
import { preparePython, pythonWithTorch } from './python.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * A network as code, and its scores.
 * @typedef {object} Case
 * @property {string} name
 * @property {string} numpy
 * @property {string} pytorch
 * @property {string} javascript
 * @property {number[][]} points  Inputs of each point.
 * @property {number[][]} scores  All scores at each point.
 * @property {(string | null)[]} classes  The name of the class of each point; none where rounding decides.
 */

const FOLDER = path.join(ROOT, 'target', 'interop');

/** How far scores may differ, relative to their size where that is above 1. */
const TOLERANCE = 1e-6;

/**
 * Runs the JavaScript of every case, and the NumPy code where there is a Python.
 * @returns {Promise<Count>}
 */
export async function compareScores() {
  const cases = await writeCases();
  if (!cases) return { passed: 0, failed: 1 };
  const javascript = await inNode(cases);
  const numpy = await inPython();
  return { passed: javascript.passed + numpy.passed, failed: javascript.failed + numpy.failed };
}

/**
 * Runs the PyTorch module of every case, and the lines that write a model's pre-activations; torch is installed where there is
 * none.
 * @returns {Promise<Count>}
 */
export async function compareTorch() {
  const python = (await writeCases()) && (await preparePython());
  if (!python) return { passed: 0, failed: 1 };
  const withTorch = (await pythonWithTorch(python)) ?? python;
  const scores = await ofKind(withTorch, 'pytorch');
  const negatives = Number(await readsNegatives(withTorch));
  return { passed: scores.passed + negatives, failed: scores.failed + 1 - negatives };
}

/** Whether the lines on the lab's page write a file that the lab reads, with what torch says. @param {string} python */
async function readsNegatives(python) {
  const { find, parseFile } = await import('../../scripts/pages/tree.mjs');
  const lines = path.join(FOLDER, 'snippet.py');
  const file = path.join(FOLDER, 'negatives.csv');
  const code = find(parseFile(path.join(ROOT, 'www/prose/en/lab.html')), '[data-recipe="negatives"] code');
  const [text] = code?.childNodes ?? [];
  fs.writeFileSync(lines, text && 'value' in text ? text.value : '');
  const { ok, stdout } = await run(python, [path.join(ROOT, 'tests/interop/negatives.py'), lines, file], { output: 'keep' });
  if (!ok) return false;
  const { loadLabCore } = await import('../boundary/core.js');
  const { Lab } = await loadLabCore();
  const found = Lab.negatives(fs.readFileSync(file));
  /** @type {{ units: number, samples: number, dead: number, alwaysOn: number, onShare: number }[]} */
  const told = JSON.parse(stdout);
  const same = told.length === found.length && told.every((layer, place) => Object.entries(layer).every(([name, value]) => agrees(Number(/** @type {any} */ (found[place])[name]), value)));
  console.log(same ? `negatives: ${found.length} layers as torch has them` : `negatives: ${JSON.stringify(found)} where torch has ${stdout}`);
  return same;
}

/** Has the core write the code of every case. @returns {Promise<Case[] | undefined>}  Nothing if it could not. */
async function writeCases() {
  const { ok, stdout } = await run('cargo', ['run', '--quiet', '--package', 'crease', '--example', 'interop'], { output: 'keep' });
  if (!ok) return undefined;
  /** @type {Case[]} */
  const cases = JSON.parse(stdout);
  writeFiles(cases, stdout);
  return cases;
}

/**
 * @param {Case[]} cases
 * @param {string} json
 */
function writeFiles(cases, json) {
  fs.rmSync(FOLDER, { recursive: true, force: true });
  fs.mkdirSync(FOLDER, { recursive: true });
  fs.writeFileSync(path.join(FOLDER, 'cases.json'), json);
  cases.forEach(({ numpy, pytorch, javascript }, number) => {
    fs.writeFileSync(path.join(FOLDER, `numpy_${number}.py`), numpy);
    fs.writeFileSync(path.join(FOLDER, `pytorch_${number}.py`), pytorch);
    fs.writeFileSync(path.join(FOLDER, `javascript_${number}.mjs`), javascript);
  });
}

/**
 * @param {Case[]} cases
 * @returns {Promise<Count>}
 */
async function inNode(cases) {
  const count = { passed: 0, failed: 0 };
  for (const [number, { name, points, scores, classes }] of cases.entries()) {
    const { score, predict } = await import(pathToFileURL(path.join(FOLDER, `javascript_${number}.mjs`)).href);
    const found = points.map((inputs) => [score(...inputs)].flat());
    const differing = found.flat().findIndex((value, place) => !agrees(value, scores.flat()[place]));
    const called = points.findIndex((inputs, place) => classes[place] !== null && predict(...inputs) !== classes[place]);
    const same = differing < 0 && found.flat().length === scores.flat().length && called < 0;
    if (called >= 0) console.log(`javascript, ${name}: “${predict(...points[called])}” where Crease says “${classes[called]}”`);
    else if (!same) console.log(`javascript, ${name}: ${found.flat()[differing]} where Crease gives ${scores.flat()[differing]}`);
    count.passed += Number(same);
    count.failed += Number(!same);
  }
  console.log(`JavaScript: ${count.passed} networks agree, ${count.failed} do not`);
  return count;
}

/** Also false where either is not a number. @param {number} found @param {number} expected */
function agrees(found, expected) {
  return Math.abs(found - expected) <= TOLERANCE * Math.max(1, Math.abs(expected));
}

/** @returns {Promise<Count>} */
async function inPython() {
  const python = await preparePython();
  // Set-up makes one wherever there is a Python, and continuous integration has that.
  return python ? ofKind(python, 'numpy') : { passed: 0, failed: Number(Boolean(process.env.CI)) };
}

/**
 * @param {string} python
 * @param {'numpy' | 'pytorch'} kind
 * @returns {Promise<Count>}
 */
async function ofKind(python, kind) {
  const script = path.join(ROOT, 'tests', 'interop', 'scores.py');
  const { ok, stdout } = await run(python, [script, kind, FOLDER], { output: 'keep' });
  const lines = stdout.trim().split(/\r?\n/);
  if (!ok) return { passed: 0, failed: 1 };
  /** @type {Count & { reason: string | null }} */
  const { passed, failed, reason } = JSON.parse(lines.pop() ?? '');
  for (const line of lines) console.log(line);
  if (reason) {
    console.log(`${kind}: ${reason}; CREASE_PYTHON may name a Python that has it`);
    return { passed: 0, failed: 1 };
  }
  console.log(`${kind}: ${passed} networks agree, ${failed} do not`);
  return { passed, failed };
}
