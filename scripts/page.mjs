// @ts-check
// The built pages: dist. CREASE_SITE in the environment is the public address that they will have,
// CREASE_SOURCE that of their source.
import process from 'node:process';
import { runPackaged } from './command.mjs';
import { drawStills } from './pictures.mjs';
import { unlessFresh } from './stamp.mjs';
import { buildWasm } from './wasm.mjs';

/**
 * Builds dist and all that it is made from, as far as it is out of date.
 * @returns {Promise<boolean>}  Whether that worked.
 */
export async function buildPage() {
  if (!(await buildWasm()) || !(await drawStills())) return false;
  return unlessFresh({
    name: 'page',
    product: 'dist/index.html',
    inputs: ['index.html', 'www', 'scripts/pages', 'scripts/apart.mjs', 'scripts/bundle.mjs', 'vite.config.js', 'package.json', 'package-lock.json', 'LICENSE'],
    settings: [process.env.CREASE_SITE, process.env.CREASE_SOURCE].join('\n'),
    work: async () => {
      if (!(await runPackaged('vite/bin/vite.js', ['build'])).ok) return false;
      // Only now are the packages that it needs sure to be installed.
      const { buildApart } = await import('./apart.mjs');
      return buildApart();
    },
  });
}
