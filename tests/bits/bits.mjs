// @ts-check
// Whether wasm in Node trains to the very bits that native code does: crate/tests/fixtures/digests.json holds those of 10,000
// steps with every activation, loss, optimiser and decay. A browser compares `trainingDigests()` to the same file.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../scripts/command.mjs';

/**
 * Makes every run with the module that a page fetches on demand: the engine is the page's own.
 * @returns {Promise<{ passed: number, failed: number }>}  How many ended at the frozen bits, and how many did not.
 */
export async function compareBits() {
  const folder = path.join(ROOT, 'www', 'pkg-extras');
  const { initSync, trainingDigests } = await import(pathToFileURL(path.join(folder, 'extras.js')).href);
  initSync({ module: fs.readFileSync(path.join(folder, 'extras_bg.wasm')) });
  /** @type {Record<string, string>} */
  const frozen = JSON.parse(fs.readFileSync(path.join(ROOT, 'crate/tests/fixtures/digests.json'), 'utf8'));
  const found = /** @type {Record<string, string>} */ (trainingDigests());
  const names = [...new Set([...Object.keys(frozen), ...Object.keys(found)])];
  const differing = names.filter((name) => found[name] !== frozen[name]);
  for (const name of differing) console.log(`${name}: ${found[name]}, and natively ${frozen[name]}`);
  return { passed: names.length - differing.length, failed: differing.length };
}
