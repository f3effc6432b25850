// @ts-check
// What the sources themselves have to keep, so that no text from elsewhere is ever run: scripts make no HTML and no code of text, and
// what builds and deploys the page is named by its hash.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../../scripts/command.mjs';

/** What makes elements or code of text. Whoever needs a tree makes it element by element, with `textContent`. */
const SINKS = /\b(innerHTML|outerHTML|insertAdjacentHTML|srcdoc|DOMParser|parseFromString|parseHTMLUnsafe|setHTML|setHTMLUnsafe|createContextualFragment|execScript)\b|\bdocument\s*\.\s*write|\beval\s*\(|\bnew\s+Function\b|\bset(?:Timeout|Interval)\s*\(\s*['"`]|['"`]javascript:/;

/** Files below a folder whose names end so. @param {string} folder @param {RegExp} ending */
const filesOf = (folder, ending) =>
  fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file))
    .map((file) => path.join(folder, file));

test('no script of the page makes HTML or code of text', () => {
  // What wasm-bindgen writes is looked at as well: it is loaded by every page.
  const found = filesOf('www', /\.js$/).flatMap((file) =>
    fs
      .readFileSync(path.join(ROOT, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => (SINKS.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 120)}`] : [])),
  );
  assert.deepEqual(found, []);
});

test('every action of the workflows is named by the hash of its commit', () => {
  const used = filesOf('.github/workflows', /\.yml$/).flatMap((file) => [...fs.readFileSync(path.join(ROOT, file), 'utf8').matchAll(/uses: *(.+)/g)].map(([, name]) => name));
  assert.ok(used.length > 0);
  assert.deepEqual(used.filter((name) => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(name)), []);
});
