// @ts-check
// Other programs, run from the project's root unless told otherwise.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder, wherever the scripts are called from. */
export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * How a program ended.
 * @typedef {object} Outcome
 * @property {boolean} ok     It was found, and exited with 0.
 * @property {string} stdout  What it wrote there, when that was asked for; else empty.
 */

/**
 * Runs a program to its end; never throws.
 * @param {string} program
 * @param {string[]} args
 * @param {object} [options]
 * @param {'show' | 'keep' | 'both' | 'hide'} [options.output]  What becomes of its standard output: shown (the default),
 *   returned, both, or neither. Its errors are shown unless this says `hide`.
 * @param {NodeJS.ProcessEnv} [options.env]  Variables added to this process's own.
 * @param {string} [options.cwd]  The folder it is run in, where that is not the project's root.
 * @param {boolean} [options.shell]  Whether only a shell can find it, as with the `.cmd` files of Windows.
 * @returns {Promise<Outcome>}
 */
export function run(program, args, { output = 'show', env = {}, cwd = ROOT, shell = false } = {}) {
  const kept = output === 'keep' || output === 'both';
  const shown = output === 'hide' ? 'ignore' : 'inherit';
  return new Promise((resolve) => {
    let stdout = '';
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      shell,
      stdio: ['ignore', kept ? 'pipe' : shown, shown],
    });
    child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      stdout += text;
      if (output === 'both') process.stdout.write(text);
    });
    child.on('error', () => resolve({ ok: false, stdout }));
    child.on('close', (code) => resolve({ ok: code === 0, stdout }));
  });
}

/**
 * Runs a program of an installed npm package in this very Node: needs no shell, and no search for Node.
 * @param {string} script  Its path under `node_modules`.
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runPackaged(script, args, options) {
  return run(process.execPath, [path.join(ROOT, 'node_modules', script), ...args], options);
}
