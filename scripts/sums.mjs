// @ts-check
// The hash of every file of dist, in dist/SHA256SUMS: whoever has the page can tell whether it is the one that its source makes. Checked
// by `sha256sum --check SHA256SUMS`.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './command.mjs';

const DIST = path.join(ROOT, 'dist');
const SUMS = 'SHA256SUMS';

/** The hashes of all files of a built page, as lines that `sha256sum` reads. @param {string} [folder] */
export function sumsOf(folder = DIST) {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file !== SUMS && fs.statSync(path.join(folder, file)).isFile())
    .sort()
    .map((file) => `${createHash('sha256').update(fs.readFileSync(path.join(folder, file))).digest('hex')}  ${file}\n`)
    .join('');
}

/** Writes the hashes, once everything else is there. */
export function writeSums() {
  fs.writeFileSync(path.join(DIST, SUMS), sumsOf());
  return true;
}
