// @ts-check
// What the browser tests embed figures in: tests/hosts, a package of its own.
import path from 'node:path';
import process from 'node:process';
import { ROOT, run } from './command.mjs';
import { unlessFresh } from './stamp.mjs';

const FOLDER = 'tests/hosts';

/**
 * Installs what figures are embedded in, as far as it is out of date.
 * @returns {Promise<boolean>}  Whether it is there.
 */
export function requireHosts() {
  return unlessFresh({
    name: 'hosts',
    product: `${FOLDER}/node_modules/.package-lock.json`,
    inputs: [`${FOLDER}/package.json`, `${FOLDER}/package-lock.json`],
    async work() {
      const ci = ['ci', '--ignore-scripts', '--prefix', path.join(ROOT, FOLDER)];
      const npm = process.env.npm_execpath;
      return (npm ? await run(process.execPath, [npm, ...ci]) : await run('npm', ci, { shell: process.platform === 'win32' })).ok;
    },
  });
}
