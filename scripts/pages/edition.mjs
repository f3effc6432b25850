// @ts-check
// Which version the page was built from, and where its source is.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ROOT } from '../command.mjs';
import { filled } from './text.mjs';
import { create, createText } from './tree.mjs';

/**
 * The version and the address of the source, as a line of the footer. CREASE_SOURCE in the environment is that address;
 * built without it, the page claims none.
 * @param {import('./list.mjs').PageList} list
 * @returns {import('./tree.mjs').Child[]}
 * @throws {Error}  Where the core has another version than the page, or the address is none.
 */
export function editionOf(list) {
  const line = filled(list.version, { version: version() });
  const source = sourceFrom(process.env.CREASE_SOURCE);
  return source ? [createText(`${line} · `), create('a', { rel: 'external', href: source }, list.source)] : [createText(line)];
}

/**
 * @param {string | undefined} text
 * @throws {Error}
 */
export function sourceFrom(text) {
  if (!text) return undefined;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new Error(`CREASE_SOURCE: ${text} is no address that begins with https:// or http://`);
  }
  return new URL(text).href;
}

/**
 * The version of page and core.
 * @throws {Error}  Where they have two.
 */
export function version() {
  const read = (/** @type {string} */ file) => fs.readFileSync(path.join(ROOT, file), 'utf8');
  const { version: page } = JSON.parse(read('package.json'));
  const core = /^version = "(.+)"$/m.exec(read('Cargo.toml'))?.[1];
  if (core !== page) throw new Error(`package.json has version ${page}, Cargo.toml ${core}`);
  return page;
}
