// @ts-check
// `npm run bench`: how long things take. `npm run bench -- regions` does only the groups named. Prints a table per group and
// keeps the rows in target/bench.json, one JSON array; a group's run replaces its own rows and no others.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../scripts/command.mjs';
import { runMain, setUp } from '../../scripts/setup.mjs';
import { idle } from './idle.mjs';
import { page } from './page.mjs';
import { regions } from './regions.mjs';
import { slices } from './slices.mjs';
import { sweep } from './sweep.mjs';
import { training } from './training.mjs';
import { visit } from './visit.mjs';

/** @typedef {Record<string, string | number>} Row */

/** @type {Record<string, () => Promise<Row[] | undefined>>} */
const GROUPS = { regions, training, page, visit, idle, slices, sweep };

const RESULTS = path.join(ROOT, 'target', 'bench.json');

await runMain(async () => {
  await setUp();
  const named = process.argv.slice(2);
  const unknown = named.find((name) => !(name in GROUPS));
  if (unknown !== undefined) {
    console.error(`No group is called ${unknown}; there is ${Object.keys(GROUPS).join(', ')}.`);
    return false;
  }
  let complete = true;
  for (const name of named.length > 0 ? named : Object.keys(GROUPS)) {
    console.log(`\n== ${name}`);
    const rows = await GROUPS[name]();
    if (rows) keep(name, rows);
    complete &&= rows !== undefined;
  }
  return complete;
});

/**
 * @param {string} group
 * @param {Row[]} measured
 */
function keep(group, measured) {
  const rows = measured.map(rounded);
  console.table(rows);
  /** @type {Row[]} */
  const known = fs.existsSync(RESULTS) ? JSON.parse(fs.readFileSync(RESULTS, 'utf8')) : [];
  const others = known.filter((row) => row.group !== group);
  const all = [...others, ...rows.map((row) => ({ group, ...row }))];
  fs.mkdirSync(path.dirname(RESULTS), { recursive: true });
  fs.writeFileSync(RESULTS, `[\n${all.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`);
}

/**
 * More than four figures would say something of the clock only.
 * @param {Row} row
 * @returns {Row}
 */
function rounded(row) {
  const short = (/** @type {string | number} */ value) =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, short(value)]));
}
