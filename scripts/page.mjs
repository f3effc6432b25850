// @ts-check
// The built pages: dist. What they are told in the environment: CREASE_SITE, the public address that they will have;
// CREASE_SOURCE, that of their source; CREASE_REPORT, where mistakes are reported; CREASE_THREAD, the thread that asked.
import process from 'node:process';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, run, runPackaged } from './command.mjs';
import { DRAFT } from './draft.mjs';
import { buildExamples, drawStills } from './pictures.mjs';
import { unlessFresh } from './stamp.mjs';
import { buildWasm } from './wasm.mjs';

/** Where the scripts of the page are, which say what buttons can do. */
const SCRIPTS = ['chapter', 'controls', 'share', 'figure', 'lab', 'live', 'page', 'yours', 'away'].map((folder) => `www/${folder}`);

/**
 * Builds dist and all that it is made from, as far as it is out of date.
 * @returns {Promise<boolean>}  Whether that worked.
 */
export async function buildPage() {
  if (!(await proseIsSound())) return false;
  // A draft keeps the stills that there are: to draw them, the core is compiled once more.
  const kept = DRAFT && fs.existsSync(path.join(ROOT, 'www/pictures/readouts.json'));
  const made = await Promise.all([buildWasm(), kept || drawStills()]);
  if (!made.every(Boolean)) return false;
  return unlessFresh({
    name: 'page',
    product: 'dist/index.html',
    inputs: ['index.html', 'www', 'scripts/pages', 'scripts/apart.mjs', 'scripts/bundle.mjs', 'vite.config.js', 'package.json', 'package-lock.json', 'Cargo.lock', 'deny.toml', 'scripts/licences.mjs', 'scripts/notices.mjs', 'LICENSE'],
    settings: [process.env.CREASE_SITE, process.env.CREASE_SOURCE, process.env.CREASE_REPORT, process.env.CREASE_THREAD].join('\n'),
    work: async () => {
      const { faultsOfPages } = await import('./pages/check.mjs');
      const { readPages } = await import('./pages/list.mjs');
      if (!tell(faultsOfPages(readPages())) || !(await runPackaged('vite/bin/vite.js', ['build'])).ok) return false;
      // Only now are the packages that it needs sure to be installed.
      const { buildApart } = await import('./apart.mjs');
      return buildApart();
    },
  });
}

/**
 * Whether every name in the prose is known, as far as it changed.
 * @returns {Promise<boolean>}
 */
function proseIsSound() {
  return unlessFresh({
    name: 'prose',
    product: 'index.html',
    inputs: ['index.html', 'www/prose', 'www/words/languages.js', ...SCRIPTS, 'scripts/pages', 'crate/src', 'crate/examples/names.rs'],
    async work() {
      const { faultsOfProse } = await import('./pages/check.mjs');
      const { readPages } = await import('./pages/list.mjs');
      const faults = await faultsOfProse(readPages(), unknownToCore);
      return faults !== undefined && tell(faults);
    },
  });
}

/** Which of some names the core does not know. @param {string[]} asked */
async function unknownToCore(asked) {
  const programs = await buildExamples(['names']);
  if (!programs) return undefined;
  const { ok, stdout } = await run(programs.names, asked, { output: 'keep' });
  return ok ? new Set(stdout.split('\n').filter(Boolean)) : undefined;
}

/** Tells what is wrong, a line for each. @param {string[]} faults @returns {boolean}  Whether there is nothing to tell. */
function tell(faults) {
  for (const fault of faults) console.error(fault);
  return faults.length === 0;
}
