// @ts-check
// Whether every package, of Rust and of npm, has a licence that deny.toml allows and comes from its registry.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT, run } from './command.mjs';

/** Workspaces of Cargo, by their manifests. */
const CARGO = ['Cargo.toml', 'crate/fuzz/Cargo.toml'];
/** Packages of npm, by their folders. */
const NPM = ['.', 'tests/hosts', 'tests/bench'];

/** What npm packages may have besides: they check or build the page, and no part of them is passed on. @type {Record<string, RegExp>} */
const TOOLS_ALONE = { 'MPL-2.0': /^(@axe-core\/playwright|axe-core|lightningcss(-.+)?)$/ };

/**
 * A package that something of ours depends on.
 * @typedef {object} Package
 * @property {string} name
 * @property {string} licence   As an SPDX expression; empty where it says none.
 * @property {boolean} registry Whether it comes from the registry of its kind.
 */

/** @returns {Promise<{ passed: number, failed: number }>}  How many packages keep the rules, and how many do not. */
export async function checkLicences() {
  const rules = readRules();
  const packages = [...(await Promise.all(CARGO.map(cratesOf))).flat(), ...NPM.flatMap(npmPackagesOf)];
  const wrong = packages.filter(({ name, licence, registry }) => !registry || !isAllowed(licence, (one) => allows(rules, name, one)));
  for (const { name, licence, registry } of wrong) console.log(`${name}: ${registry ? `its licence "${licence}" is not allowed by deny.toml` : 'not from a registry'}`);
  return { passed: packages.length - wrong.length, failed: wrong.length };
}

/** @typedef {{ all: string[], of: Record<string, string[]> }} Rules  Licences that any package may have, and those of one. */

/** The table [licenses] of deny.toml. @returns {Rules} */
export function readRules() {
  const [, table = ''] = /^\[licenses\]$([^]*?)^\[/m.exec(fs.readFileSync(path.join(ROOT, 'deny.toml'), 'utf8')) ?? [];
  const names = (/** @type {string} */ list) => [...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name);
  const all = names(/^allow = \[([^\]]*)\]/m.exec(table)?.[1] ?? '');
  if (all.length === 0) throw new Error('deny.toml allows no licence');
  const exceptions = [...table.matchAll(/crate = "([^"]+)", allow = \[([^\]]*)\]/g)];
  return { all, of: Object.fromEntries(exceptions.map(([, name, list]) => [name, names(list)])) };
}

/** @param {Rules} rules @param {string} name @param {string} licence */
export function allows(rules, name, licence) {
  return rules.all.includes(licence) || Boolean(rules.of[name]?.includes(licence)) || Boolean(TOOLS_ALONE[licence]?.test(name));
}

/**
 * Whether an SPDX expression can be met by licences that are allowed.
 * @param {string} expression
 * @param {(licence: string) => boolean} allowed
 */
export function isAllowed(expression, allowed) {
  // Crates of old wrote "MIT/Apache-2.0" for a choice.
  const words = expression.replaceAll('/', ' OR ').match(/[()]|[^\s()]+/g) ?? [];
  let place = 0;
  /** @returns {boolean} */
  const one = () => {
    const word = words[place++];
    if (word === '(') {
      const inside = any();
      place += 1;
      return inside;
    }
    // A licence with an exception is another licence.
    if (words[place] !== 'WITH') return word !== undefined && allowed(word);
    place += 2;
    return allowed(`${word} WITH ${words[place - 1]}`);
  };
  const all = () => {
    let met = one();
    for (; words[place] === 'AND'; met = one() && met) place += 1;
    return met;
  };
  const any = () => {
    let met = all();
    for (; words[place] === 'OR'; met = all() || met) place += 1;
    return met;
  };
  return any() && place === words.length;
}

/** @param {string} manifest @returns {Promise<Package[]>} */
async function cratesOf(manifest) {
  const { ok, stdout } = await run('cargo', ['metadata', '--format-version', '1', '--locked', '--all-features', '--manifest-path', manifest], { output: 'keep' });
  if (!ok) return [{ name: manifest, licence: '', registry: false }];
  /** @type {{ packages: { name: string, version: string, license: string | null, source: string | null }[] }} */
  const { packages } = JSON.parse(stdout);
  // What has no source lies in this repository.
  return packages.map(({ name, license, source }) => ({ name, licence: license ?? '', registry: source === null || source.startsWith('registry+') }));
}

/** @param {string} folder @returns {Package[]} */
function npmPackagesOf(folder) {
  /** @type {{ packages: Record<string, { license?: string, resolved?: string, integrity?: string }> }} */
  const { packages } = JSON.parse(fs.readFileSync(path.join(ROOT, folder, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([place]) => place !== '')
    .map(([place, { license = '', resolved = 'https:', integrity }]) => ({
      name: place.split('node_modules/').at(-1) ?? place,
      licence: license,
      registry: resolved.startsWith('https:') && integrity !== undefined,
    }));
}
