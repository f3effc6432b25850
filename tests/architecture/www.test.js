// @ts-check
// The module graph of the page, read off the imports of its scripts, those of types included: which folder may import from
// which, that no permission is idle, and that no files import each other in a loop.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const WWW = fileURLToPath(new URL('../../www', import.meta.url));

/** A folder of www, and what it may import from: rows above its own, so that there is no cycle. @type {[folder: string, imports: string[]][]} */
const ROOMS = [
  // What the build makes of the crate.
  ['pkg', []],
  ['pkg-extras', []],
  ['pkg-lab', []],
  ['pkg-yours', []],
  // Types alone: no script.
  ['types', []],
  // Knows no document.
  ['words', ['types']],
  ['core', ['pkg', 'pkg-extras', 'pkg-lab', 'pkg-yours']],
  // Knows no figure.
  ['background', ['core', 'pkg', 'pkg-lab']],
  ['figure', ['pkg', 'types', 'words']],
  ['share', ['core', 'figure', 'pkg', 'pkg-extras', 'types', 'words']],
  ['controls', ['core', 'figure', 'pkg-extras', 'share', 'types', 'words']],
  // Knows no control.
  ['chapter', ['figure', 'share', 'types', 'words']],
  ['live', ['background', 'chapter', 'controls', 'figure', 'pkg', 'share', 'types', 'words']],
  // Knows no figure of a chapter.
  ['lab', ['background', 'core', 'figure', 'pkg-lab', 'share', 'types', 'words']],
  // Knows no figure of a chapter.
  ['yours', ['core', 'figure', 'pkg-yours', 'share', 'words']],
  ['page', ['chapter', 'controls', 'core', 'figure', 'lab', 'live', 'pkg', 'words', 'yours']],
  // Knows no page of the site.
  ['away', ['core', 'figure', 'live', 'pkg', 'share', 'words']],
  ['component', ['away', 'live']],
];

/** Folders without a script: the prose, the style, and the pictures that the build draws. */
const OTHERS = ['pictures', 'prose', 'style'];

/** Names that say nothing of what is inside, so that anything could go there. */
const DRAWERS = ['common', 'helper', 'helpers', 'misc', 'util', 'utils'];

/** Made by the build: what is in there is not ours to order. @param {string} file */
const isMade = (file) => file.startsWith('pkg');

/** Every script below www, and every file of types, by its path. */
const scripts = () =>
  fs
    .readdirSync(WWW, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /\.(js|d\.ts)$/.test(file) && !isMade(file))
    .sort();

/** The files that a script imports, by their path. @param {string} script */
const importsOf = (script) => {
  const text = fs.readFileSync(path.join(WWW, script), 'utf8');
  const named = [...text.matchAll(/(?:\bfrom |\bimport |\bimport\()(['"])(.+?)\1/g)].map(([, , name]) => name);
  const own = named.filter((name) => name.startsWith('.'));
  return [...new Set(own.map((name) => path.posix.join(path.posix.dirname(script), name)))];
};

/** @param {string} file */
const roomOf = (file) => file.split('/')[0];

const GRAPH = new Map(scripts().map((script) => [script, importsOf(script)]));

test('the folders of www are the table', () => {
  const top = fs.readdirSync(WWW, { withFileTypes: true });
  const folders = top.filter((entry) => entry.isDirectory() && !isMade(entry.name)).map(({ name }) => name);
  const rows = ROOMS.map(([room]) => room).filter((room) => !isMade(room));
  assert.deepEqual(folders.filter((name) => !OTHERS.includes(name)).sort(), rows.sort());
  assert.deepEqual(top.filter(({ name }) => name.endsWith('.js')), [], 'scripts that stand in no folder');
});

test('every folder says what it holds', () => {
  for (const [room] of ROOMS.filter(([name]) => !isMade(name))) assert.ok(fs.existsSync(path.join(WWW, room, 'README.md')), `www/${room}/README.md`);
});

test('folders import only what stands above them', () => {
  const above = new Set();
  for (const [room, imports] of ROOMS) {
    for (const other of imports) assert.ok(above.has(other), `${other} does not stand above ${room}`);
    above.add(room);
  }
  const allowed = new Map(ROOMS);
  const offences = [...GRAPH].flatMap(([script, imports]) => {
    const room = roomOf(script);
    return imports.filter((file) => roomOf(file) !== room && !allowed.get(room)?.includes(roomOf(file))).map((file) => `${script} imports ${file}`);
  });
  assert.deepEqual(offences, []);
});

test('every permission is used', () => {
  const used = new Set([...GRAPH].flatMap(([script, imports]) => imports.map((file) => `${roomOf(script)} ${roomOf(file)}`)));
  const idle = ROOMS.flatMap(([room, imports]) => imports.map((other) => `${room} ${other}`)).filter((pair) => !used.has(pair));
  assert.deepEqual(idle, []);
});

test('every import leads to a file', () => {
  const lost = [...GRAPH].flatMap(([script, imports]) => imports.filter((file) => !isMade(file) && !GRAPH.has(file)).map((file) => `${script} imports ${file}`));
  assert.deepEqual(lost, []);
});

test('no files import each other in a loop', () => {
  /** @type {string[]} */
  const loops = [];
  /** @type {Set<string>} */
  const done = new Set();
  /** @param {string} script @param {string[]} way */
  const walk = (script, way) => {
    if (way.includes(script)) loops.push([...way.slice(way.indexOf(script)), script].join(' → '));
    if (done.has(script) || way.includes(script)) return;
    for (const file of GRAPH.get(script) ?? []) walk(file, [...way, script]);
    done.add(script);
  };
  for (const script of GRAPH.keys()) walk(script, []);
  assert.deepEqual(loops, []);
});

test('no file or folder is a drawer for anything', () => {
  const names = [...GRAPH.keys()].flatMap((script) => script.replace(/\.(js|d\.ts)$/, '').split('/'));
  assert.deepEqual(names.filter((name) => DRAWERS.includes(name)), []);
});
