// @ts-check
// The pictures of the module graphs show what the tables say.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../../scripts/command.mjs';
import { drawn, graphs } from '../../scripts/graph.mjs';

test('the pictures are those of the tables: node scripts/graph.mjs draws them anew', () => {
  for (const { file, svg } of graphs()) assert.equal(fs.readFileSync(path.join(ROOT, file), 'utf8'), svg, file);
});

test('every use is a dot below the diagonal', () => {
  const svg = drawn([['one', []], ['two', ['one']], ['three', ['one', 'two']]]);
  const dots = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [Number(x), Number(y)]);
  assert.equal(dots.length, 3);
  for (const [x, y] of dots) assert.ok(x < y);
});
