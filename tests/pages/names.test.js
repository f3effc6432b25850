// @ts-check
// The table of data names tells the truth: every name in it stands in the prose, and is read by the script that it names.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { ROOT } from '../../scripts/command.mjs';
import { fragment, fragmentNames } from '../../scripts/pages/fragment.mjs';
import { readPages } from '../../scripts/pages/list.mjs';
import { BUILD, DATA_NAMES } from '../../scripts/pages/names.mjs';
import { elementsIn } from '../../scripts/pages/tree.mjs';
import { camelCase } from '../../www/words/number.js';

const LIST = readPages();

/** Every script of the page, by its name. @type {Map<string, string>} */
const SCRIPTS = new Map(
  fs
    .readdirSync(path.join(ROOT, 'www'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js') && !file.startsWith('pkg'))
    .map((file) => [path.basename(file), fs.readFileSync(path.join(ROOT, 'www', file), 'utf8')]),
);

test('every name in the table stands in the prose', () => {
  const trees = [...fragmentNames(LIST), 'embed', 'footer'].map((name) => fragment(LIST, name));
  const used = new Set(trees.flatMap(elementsIn).flatMap(({ attrs }) => attrs.map(({ name }) => name)));
  assert.deepEqual(Object.keys(DATA_NAMES).filter((name) => !used.has(name)), []);
});

test('every name is read by the script that the table names', () => {
  for (const [name, { reader }] of Object.entries(DATA_NAMES)) {
    if (reader === BUILD || reader === 'the tests') continue;
    const script = SCRIPTS.get(reader);
    assert.ok(script, `www has no script ${reader}, which is said to read ${name}`);
    const property = new RegExp(`\\b${camelCase(name.replace('data-', ''))}\\b`);
    assert.ok(new RegExp(`${name}(?![\\w-])`).test(script) || (script.includes('dataset') && property.test(script)), `${reader} does not read ${name}`);
  }
});
