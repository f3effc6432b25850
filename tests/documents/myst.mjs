// @ts-check
// The recipe for MyST, read by MyST itself: a project of one page that holds the snippet as it stands.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { requireHosts } from '../../scripts/hosts.mjs';
import { ROOT, run } from '../../scripts/command.mjs';
import { recipeOf } from './recipe.mjs';

const FOLDER = path.join(ROOT, 'target', 'myst');
const PROGRAM = path.join(ROOT, 'tests', 'hosts', 'node_modules', 'mystmd', 'dist', 'myst.cjs');
const PROJECT = 'version: 1\nproject:\n  title: A course\nsite:\n  template: book-theme\n';

/**
 * A part of a page as MyST understood it.
 * @typedef {{ type: string, children?: Part[], src?: string, width?: string, value?: string }} Part
 */

/** @returns {Promise<{ passed: number, failed: number }>} */
export async function readMyst() {
  if (!(await requireHosts())) return { passed: 0, failed: 1 };
  fs.rmSync(FOLDER, { recursive: true, force: true });
  fs.mkdirSync(FOLDER, { recursive: true });
  const recipe = recipeOf('myst');
  fs.writeFileSync(path.join(FOLDER, 'myst.yml'), PROJECT);
  fs.writeFileSync(path.join(FOLDER, 'lesson.md'), `# A lesson\n\n${recipe}\n`);
  // It writes what it read before it asks the network for a theme; without one it goes on to complain, and that is not asked here.
  const { stdout } = await run(process.execPath, [PROGRAM, 'build', '--site'], { cwd: FOLDER, output: 'both' });
  try {
    check(JSON.parse(fs.readFileSync(path.join(FOLDER, '_build', 'site', 'content', 'lesson.json'), 'utf8')).mdast, recipe);
    console.log('ok - MyST shows the figure, with its caption');
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.error(stdout, error);
    return { passed: 0, failed: 1 };
  }
}

/** @param {Part} page @param {string} recipe */
function check(page, recipe) {
  const [, address] = /\{iframe\} (\S+)/.exec(recipe) ?? [];
  const frames = partsOf(page).filter(({ type }) => type === 'iframe');
  assert.deepEqual(frames.map(({ src, width }) => [src, width]), [[address, '100%']]);
  const captions = partsOf(page).filter(({ type }) => type === 'caption');
  assert.deepEqual(captions.map((caption) => partsOf(caption).map(({ value = '' }) => value).join('')), ['A small ReLU network, live.']);
}

/** @param {Part} part @returns {Part[]} */
function partsOf(part) {
  return [part, ...(part.children ?? []).flatMap(partsOf)];
}
