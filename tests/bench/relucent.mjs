// @ts-check
// The same slices by relucent, a package for Python that goes from cell to cell by linear programs: bounded in time.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, run } from '../../scripts/command.mjs';
import { pythonWith } from '../interop/python.mjs';

/** Time that it has for each network. What it did not finish is told by the cells that it had by then. */
const SECONDS = 60;
const FILE = path.join('target', 'bench-slice.json');

/** @typedef {import('./bench.mjs').Row} Row */

/**
 * What counts the cells of a slice by relucent, which is installed on first use.
 * @returns {Promise<((cut: string, row: Row) => Promise<Row>) | undefined>}  Nothing where there is no Python, or no relucent: a
 *   line has then said so. Given a network, a plane and a frame as JSON, and our row, it adds to that row.
 */
export async function prepareRelucent() {
  const python = await pythonWith('relucent', 'tests/bench/requirements.txt');
  return python ? (cut, row) => beside(python, cut, row) : undefined;
}

/** @param {string} python @param {string} cut @param {Row} row @returns {Promise<Row>} */
async function beside(python, cut, { network, cells, ms }) {
  fs.writeFileSync(path.join(ROOT, FILE), cut);
  const { ok, stdout } = await run(python, ['tests/bench/relucent_cells.py', FILE, String(SECONDS)], { output: 'keep' });
  if (!ok) {
    console.log(`relucent failed at ${network}.`);
    return {};
  }
  /** @type {{ cells: number, ms: number, complete: boolean }} */
  const found = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  // All that a search found before its time are cells; that there are more than ours could be told all the same.
  const agree = found.complete ? found.cells === cells : found.cells <= Number(cells);
  if (!agree) console.error(`${network}: ${cells} cells, and relucent has ${found.cells}.`);
  const told = { relucent_ms: found.ms, relucent_cells: found.cells, agree: agree ? (found.complete ? 'yes' : `not finished in ${SECONDS} s`) : 'no' };
  return found.complete ? { ...told, times_faster: found.ms / Number(ms) } : told;
}
