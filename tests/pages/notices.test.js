// @ts-check
// The notices of others' work: which text goes along with what, and that nothing is left out.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { noticeOf, notices, packageOf } from '../../scripts/notices.mjs';

const MIT = fs.readFileSync(new URL('../../LICENSE', import.meta.url), 'utf8').split(/^-{80}$/m)[1].trim();

/** The notice of a part whose folder has these files. @param {string} licence @param {Record<string, string>} files */
function noticeFrom(licence, files) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'crease-notice-'));
  try {
    for (const [file, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, file), text);
    return noticeOf({ name: 'part', version: '1.0.0', licence, authors: ['Somebody'], folder });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

test('where there is a choice the MIT license is chosen, and its usual words are not repeated', () => {
  const usual = noticeFrom('Apache-2.0 OR MIT', { 'LICENSE-MIT': MIT.replace('The Crease authors', '2020 Somebody Else'), 'LICENSE-APACHE': 'long' });
  assert.deepEqual(usual.chosen, ['MIT']);
  assert.deepEqual(usual.copyright, ['Copyright (c) 2020 Somebody Else']);
  const other = noticeFrom('MIT', { LICENSE: `${MIT}\n\nCopyright 2021 Others\n\n${'And something more is asked of you. '.repeat(20)}` });
  assert.match(other.text, /And something more/);
  assert.notEqual(other.text, usual.text);
  assert.deepEqual(noticeFrom('MIT', {}).copyright, ['Copyright (c) Somebody']);
  assert.deepEqual(noticeFrom('MIT', { LICENSE: '../LICENSE' }).text, usual.text);
  assert.deepEqual(noticeFrom('MIT', { 'LICENSE.md': `${MIT}\n\n# Licenses of bundled dependencies\n\n${'Much of others. '.repeat(99)}` }).text, usual.text);
});

test('all licences that have to be kept go along', () => {
  const { chosen, text } = noticeFrom('(MIT OR Apache-2.0) AND Unicode-3.0', { 'LICENSE-MIT': MIT, 'LICENSE-UNICODE': 'the Unicode text' });
  assert.deepEqual(chosen, ['MIT', 'Unicode-3.0']);
  assert.match(text, /the Unicode text/);
});

test('a licence that deny.toml does not allow, or that brings no text, stops the build', () => {
  assert.throws(() => noticeFrom('GPL-3.0-only', { LICENSE: 'text' }), /part: its licence, GPL-3.0-only, is not allowed by deny.toml/);
  assert.throws(() => noticeFrom('', { LICENSE: 'text' }), /part: its licence, which it does not name/);
  assert.throws(() => noticeFrom('Zlib', {}), /part 1.0.0 brings no text of its licence, Zlib/);
});

test('the packages of a bundle are told by its modules', () => {
  assert.equal(packageOf('/home/x/crease/www/page/main.js'), undefined);
  assert.equal(packageOf('/home/x/node_modules/a/node_modules/@scope/b/index.js'), '@scope/b');
  assert.equal(packageOf('\0vite/preload-helper.js'), 'vite');
  assert.equal(packageOf('\0crease:away'), undefined);
});

test('the notices name what is linked, and no macro or tool', async () => {
  const text = await notices();
  for (const name of ['plotters', 'wasm-bindgen', 'serde_json', 'png', 'robust', 'the Rust standard library']) assert.match(text, new RegExp(`^${name}\\b`, 'm'));
  for (const name of ['serde_derive', 'syn', 'proptest', 'walrus']) assert.doesNotMatch(text, new RegExp(`^${name} \\d`, 'm'));
  assert.match(text, /Apache License/);
});
