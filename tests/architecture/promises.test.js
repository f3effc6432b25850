// @ts-check
// The page of promises names tests: each file is there, and has a test of that title.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../../scripts/command.mjs';

/** Links to files, and what they call the test there; in quotes or as code it is a title, else a description. */
const NAMED = /\[(?:"([^"]+)"|`([^`]+)`|[^\]]*)\]\(([^)]+)\)/g;

test('every test that a promise names is there', () => {
  const docs = path.join(ROOT, 'docs');
  const named = [...fs.readFileSync(path.join(docs, 'promises.md'), 'utf8').matchAll(NAMED)];
  assert.ok(named.length > 20);
  const missing = named.filter(([, quoted, code, file]) => {
    const target = path.resolve(docs, file);
    return !fs.existsSync(target) || !fs.readFileSync(target, 'utf8').replaceAll("\\'", "'").includes(quoted ?? code ?? '');
  });
  assert.deepEqual(missing.map(([text]) => text), []);
});
