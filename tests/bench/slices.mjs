// @ts-check
// How long the cells of a slice through a larger network take, natively, beside its matrix products alone.
import { run } from '../../scripts/command.mjs';

/** Time spent on each network. */
const SECONDS = 2;

/** @returns {Promise<import('./bench.mjs').Row[] | undefined>}  Undefined when something could not be built. */
export const slices = async () => {
  const example = ['--features', 'bench', '--example', 'slices_bench'];
  const { ok, stdout } = await run('cargo', ['run', '--release', '--quiet', '--package', 'crease', ...example, '--', String(SECONDS)], { output: 'keep' });
  return ok ? JSON.parse(stdout) : undefined;
};
