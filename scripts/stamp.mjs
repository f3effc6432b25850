// @ts-check
// What a step was made from, kept so that a second run can tell that nothing changed.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './command.mjs';

// Inside node_modules: ignored already, and a fresh install rightly takes every other stamp with it.
const FOLDER = path.join(ROOT, 'node_modules', '.crease');

/**
 * Does `work` unless its product is there and was made from inputs of the same bytes.
 *
 * Bytes, not times: a checkout sets every time anew, and a build on another branch is not newer than this one.
 * @param {object} step
 * @param {string} step.name       Of the stamp.
 * @param {string} step.product    The file that the work makes last, relative to the root.
 * @param {string[]} step.inputs   Files and folders that it is made from, absolute or relative to the root.
 * @param {string} [step.settings] Whatever else decides the product, as text.
 * @param {() => Promise<boolean>} step.work  Tells whether it succeeded.
 * @returns {Promise<boolean>}  Whether the product is now as it should be.
 */
export async function unlessFresh({ name, product, inputs, settings = '', work }) {
  const stamp = path.join(FOLDER, name);
  const digest = digestOf(inputs, settings);
  if (fs.existsSync(path.join(ROOT, product)) && read(stamp) === digest) return true;

  fs.rmSync(stamp, { force: true });
  if (!(await work())) return false;
  fs.mkdirSync(FOLDER, { recursive: true });
  fs.writeFileSync(stamp, digest);
  return true;
}

/**
 * @param {string[]} inputs
 * @param {string} settings
 */
function digestOf(inputs, settings) {
  const hash = createHash('sha256').update(settings);
  for (const file of inputs.flatMap(filesUnder)) {
    hash.update(`\0${path.relative(ROOT, file)}\0`).update(fs.readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * @param {string} input
 * @returns {string[]}  In an order that does not depend on the file system.
 */
function filesUnder(input) {
  const start = path.resolve(ROOT, input);
  if (!fs.statSync(start).isDirectory()) return [start];
  return fs
    .readdirSync(start, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(start, name))
    .filter((file) => fs.statSync(file).isFile())
    .sort();
}

/** @param {string} file */
function read(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}
