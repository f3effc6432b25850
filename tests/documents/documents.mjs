// @ts-check
// The recipes that Python runs: the snippet for Jupyter in a notebook, the one for Sphinx in a MyST page.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ROOT, run } from '../../scripts/command.mjs';
import { preparePython } from '../interop/python.mjs';
import { recipeOf } from './recipe.mjs';

const FOLDER = path.join('tests', 'documents');
const NAMES = ['jupyter', 'sphinx'];

/**
 * Builds a document of each kind from the built recipes page.
 * @returns {Promise<{ passed: number, failed: number }>}  Where there is no Python with the packages, a line says so.
 */
export async function buildDocuments() {
  const python = await preparePython();
  if (!python || !(await install(python))) return { passed: 0, failed: 1 };
  const snippets = Object.fromEntries(NAMES.map((name) => [name, recipeOf(name)]));
  const address = /https?:\/\/[^"\s]+/.exec(snippets.jupyter)?.[0];
  const { stdout, stderr } = spawnSync(python, [path.join(FOLDER, 'documents.py')], { cwd: ROOT, input: JSON.stringify({ ...snippets, address }), encoding: 'utf8' });
  process.stdout.write(stdout);
  const passed = stdout.match(/^ok /gm)?.length ?? 0;
  if (passed < NAMES.length) process.stderr.write(stderr);
  return { passed, failed: NAMES.length - passed };
}

/** @param {string} python */
async function install(python) {
  const there = ['-c', 'import myst_parser, nbconvert, nbformat, ipykernel, sphinx'];
  if ((await run(python, there, { output: 'hide' })).ok) return true;
  const ok = (await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', path.join(FOLDER, 'requirements.txt')])).ok;
  if (!ok) console.log('Jupyter and Sphinx could not be installed: their recipes were not run.');
  return ok;
}
