// @ts-check
// Whether the page depends on its source alone: built once more, from nothing, in another folder, it is the same to the byte.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOT, run } from '../../scripts/command.mjs';
import { sumsOf } from '../../scripts/sums.mjs';

/** @returns {Promise<{ passed: number, failed: number }>}  How many files are the same, and how many are not. */
export async function buildAgain() {
  const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'crease-')), 'another', 'place');
  try {
    const { ok, stdout } = await run('git', ['ls-files', '-z'], { output: 'keep' });
    if (!ok) return { passed: 0, failed: 1 };
    for (const file of stdout.split('\0').filter((name) => name && fs.existsSync(path.join(ROOT, name)))) {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.copyFileSync(path.join(ROOT, file), path.join(folder, file));
    }
    if (!(await run(process.execPath, ['scripts/build.mjs'], { cwd: folder })).ok) return { passed: 0, failed: 1 };
    return compare(sumsOf(), sumsOf(path.join(folder, 'dist')));
  } finally {
    fs.rmSync(path.resolve(folder, '../..'), { recursive: true, force: true });
  }
}

/** Names the files whose hashes differ. @param {string} here @param {string} there */
function compare(here, there) {
  const [ours, theirs] = [here, there].map((sums) => sums.split('\n').filter(Boolean));
  const differing = [...ours.filter((line) => !theirs.includes(line)), ...theirs.filter((line) => !ours.includes(line))];
  for (const line of differing) console.log(`not the same in both: ${line}`);
  return { passed: ours.filter((line) => theirs.includes(line)).length, failed: differing.length };
}
