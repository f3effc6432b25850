// @ts-check
// How long the cells of a slice through a larger network take, natively, beside its matrix products alone, and beside relucent.
import { run } from '../../scripts/command.mjs';
import { prepareRelucent } from './relucent.mjs';

/** Time spent on each network. */
const SECONDS = 2;

/** @typedef {import('./bench.mjs').Row} Row */

/** @returns {Promise<Row[] | undefined>}  Undefined when something could not be built. */
export const slices = async () => {
  const { ok, stdout } = await slicesBench(String(SECONDS));
  if (!ok) return undefined;
  /** @type {Row[]} */
  const rows = JSON.parse(stdout);
  const beside = await prepareRelucent();
  if (!beside) return rows;
  const compared = [];
  for (const [place, row] of rows.entries()) {
    const cut = await slicesBench('--network', String(place), '--as', 'json');
    if (!cut.ok) return undefined;
    compared.push({ ...row, ...(await beside(cut.stdout, row)) });
  }
  return compared.some(({ agree }) => agree === 'no') ? undefined : compared;
};

/** @param {string[]} words  What the example is told. */
const slicesBench = (...words) => run('cargo', ['run', '--release', '--quiet', '--package', 'crease', '--features', 'bench', '--example', 'slices_bench', '--', ...words], { output: 'keep' });
