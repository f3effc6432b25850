// @ts-check
// The notices of what others wrote and dist holds: every crate that is linked into the wasm modules, the standard library of
// Rust, and every npm package that is bundled. Their licences ask that these go along.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, run } from './command.mjs';
import { allows, isAllowed, readRules } from './licences.mjs';

/**
 * Something of others.
 * @typedef {object} Part
 * @property {string} name
 * @property {string} version
 * @property {string} licence  As an SPDX expression.
 * @property {string[]} authors
 * @property {string} folder   Where its files are.
 */

/** The file of the notices in dist. */
export const NOTICES = 'THIRD-PARTY-NOTICES.txt';

/** Where a build of Vite writes down what it took from npm packages. */
const BUNDLED = path.join(ROOT, 'node_modules', '.crease', 'bundled');

/** Licences from the one that is preferred where there is a choice. */
const PREFERRED = ['MIT', 'Zlib', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'];

/** The library that comes with the compiler has no folder of its own. */
const STANDARD_LIBRARY = { name: 'the Rust standard library', licence: 'MIT OR Apache-2.0', copyright: ['Copyright (c) The Rust Project Contributors'] };

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software
is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES
OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE
LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;

/**
 * The notices as one text.
 * @returns {Promise<string>}
 * @throws {Error}  That names a part whose licence deny.toml does not allow, or that brings no text of it.
 */
export async function notices() {
  const parts = [...(await linkedCrates()), ...bundledPackages()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const noted = parts.map((part) => ({ ...part, ...noticeOf(part) }));
  const mit = noted.filter(({ text }) => text === MIT);
  const others = noted.filter(({ text }) => text !== MIT);
  const library = [STANDARD_LIBRARY.name, ...STANDARD_LIBRARY.copyright.map((line) => `  ${line}`)].join('\n');
  return [
    'Crease is made with the work of others, which is in these files. Crease itself is under the MIT license or Apache-2.0, at your option.',
    `Under the MIT license:\n\n${[...mit.map(listed), library].join('\n')}\n\n${MIT}`,
    ...others.map((part) => `Under ${part.chosen.join(' and ')}:\n\n${listed(part)}\n\n${part.text}`),
  ].join(`\n\n${'='.repeat(80)}\n\n`);
}

/** @param {{ name: string, version: string, copyright: string[] }} part */
const listed = ({ name, version, copyright }) => [`${name} ${version}`, ...copyright.map((line) => `  ${line}`)].join('\n');

/**
 * The text that goes along with a part, and whose it is. Where the licence is MIT's in its usual words, its text is `MIT`.
 * @param {Part} part
 */
export function noticeOf(part) {
  const chosen = chosenLicences(part);
  const files = licenceFiles(part.folder, chosen);
  // A link to a file that was left out of the package is packed as the path that it led to.
  const texts = files.map((file) => ownText(fs.readFileSync(path.join(part.folder, file), 'utf8'))).filter((text) => text.includes(' '));
  const copyright = texts.flatMap(copyrightIn);
  const own = copyright.length > 0 ? copyright : [`Copyright (c) ${part.authors.join(', ') || `the authors of ${part.name}`}`];
  const isMit = chosen.length === 1 && chosen[0] === 'MIT';
  if (isMit && texts.every((text) => words(text).includes(words(MIT)) && words(text).length < words(MIT).length + 400)) return { chosen, copyright: own, text: MIT };
  if (texts.length === 0) throw new Error(`${part.name} ${part.version} brings no text of its licence, ${part.licence}`);
  return { chosen, copyright, text: texts.join('\n\n') };
}

/** The fewest licences that meet what a part asks for. @param {Part} part */
function chosenLicences({ name, licence }) {
  const rules = readRules();
  const named = [...new Set(licence.match(/[A-Za-z0-9][\w.-]*/g) ?? [])].filter((word) => allows(rules, name, word));
  const ordered = named.sort((a, b) => place(a) - place(b));
  const sets = [...ordered.map((one) => [one]), ...ordered.flatMap((one) => ordered.map((other) => [one, other]))];
  const chosen = sets.find((set) => isAllowed(licence, (one) => set.includes(one)));
  if (!chosen) throw new Error(`${name}: its licence, ${licence || 'which it does not name'}, is not allowed by deny.toml`);
  return chosen;
}

/** A tool's licence without those of what the tool itself is made of, which is not in our files. @param {string} text */
const ownText = (text) => text.split(/^# Licenses of bundled dependencies$/m)[0].trim();

/** @param {string} licence */
const place = (licence) => (PREFERRED.includes(licence) ? PREFERRED.indexOf(licence) : PREFERRED.length);

/** The files with the texts of some licences: those named after them, else the one that is named after none. @param {string} folder @param {string[]} chosen */
function licenceFiles(folder, chosen) {
  const files = fs.readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice|copyright)/i.test(file));
  const named = files.filter((file) => chosen.some((licence) => file.toLowerCase().includes(licence.split('-')[0].toLowerCase())));
  return named.length > 0 ? named : files.filter((file) => /^(licen[cs]e|notice)(\.\w+)?$/i.test(file));
}

/** The lines that say whose a text is. @param {string} text */
const copyrightIn = (text) => text.split('\n').map((line) => line.trim()).filter((line) => /^copyright (\(c\)|©|\d|the )/i.test(line));

/** A text without what layout and marks make of it. @param {string} text */
const words = (text) => text.toLowerCase().replace(/[^a-z]+/g, ' ').trim();

/** The crates that are linked into the wasm modules: those that the crate needs there to run, and no macro or build script. @returns {Promise<Part[]>} */
async function linkedCrates() {
  const { ok, stdout } = await run('cargo', ['metadata', '--format-version', '1', '--locked', '--features', 'page,extras,lab,yours', '--filter-platform', 'wasm32-unknown-unknown', '--manifest-path', 'crate/Cargo.toml'], { output: 'keep' });
  if (!ok) throw new Error('cargo could not say which crates are linked');
  const { packages, resolve } = JSON.parse(stdout);
  /** @type {Map<string, any>} */
  const byId = new Map(packages.map((/** @type {any} */ one) => [one.id, one]));
  /** @type {Map<string, any>} */
  const nodes = new Map(resolve.nodes.map((/** @type {any} */ node) => [node.id, node]));
  /** @type {Set<string>} */
  const linked = new Set();
  const visit = (/** @type {string} */ id) => {
    if (linked.has(id) || byId.get(id).targets.some((/** @type {any} */ target) => target.kind.includes('proc-macro'))) return;
    linked.add(id);
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) if (kinds.some((/** @type {any} */ { kind }) => kind === null)) visit(pkg);
  };
  visit(resolve.root);
  linked.delete(resolve.root);
  return [...linked].map((id) => {
    const { name, version, license, authors, manifest_path: manifest } = byId.get(id);
    return { name, version, licence: (license ?? '').replaceAll('/', ' OR '), authors, folder: path.dirname(manifest) };
  });
}

/** The npm packages that builds of Vite took something from. @returns {Part[]} */
function bundledPackages() {
  const files = fs.existsSync(BUNDLED) ? fs.readdirSync(BUNDLED) : [];
  const names = new Set(files.flatMap((file) => JSON.parse(fs.readFileSync(path.join(BUNDLED, file), 'utf8'))));
  return [...names].map((name) => {
    const folder = path.join(ROOT, 'node_modules', name);
    const { version, license, author } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return { name, version, licence: license ?? '', authors: [author?.name ?? author].filter(Boolean), folder };
  });
}

/**
 * Vite's part in it: writes down which packages a bundle took something from.
 * @param {string} name  Of the build.
 * @returns {import('vite').Plugin}
 */
export const noteBundled = (name) => ({
  name: 'crease:notices',
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []));
    const packages = new Set(modules.flatMap((id) => packageOf(id) ?? []));
    fs.mkdirSync(BUNDLED, { recursive: true });
    fs.writeFileSync(path.join(BUNDLED, `${name}.json`), JSON.stringify([...packages]));
  },
});

/** The npm package that a module of a bundle comes from; none where it is ours. @param {string} id */
export function packageOf(id) {
  // What Vite and Rolldown put in of their own: names that no file has.
  if (/^\0(vite|rolldown)\b/.test(id)) return id.slice(1).split(/[/:]/)[0];
  return /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id.replaceAll('\\', '/'))?.[1];
}
