// @ts-check
// What the build was told of itself: version, source, where mistakes are reported, and the thread that asked.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ROOT } from '../command.mjs';
import { filled } from './text.mjs';
import { create, createText } from './tree.mjs';

/**
 * The version, the address of the source and that for reports, as a line of the footer. CREASE_SOURCE in the environment is
 * the one, CREASE_REPORT the other: without it, where hosts of source take reports. Built without, the page claims none.
 * @param {import('./list.mjs').PageList} list
 * @returns {import('./tree.mjs').Child[]}
 * @throws {Error}  Where the core has another version than the page, or an address is none.
 */
export function editionOf(list) {
  const source = addressFrom('CREASE_SOURCE');
  const report = addressFrom('CREASE_REPORT') ?? (source && `${source.replace(/\/$/, '')}/issues/new`);
  const links = [source && external(source, list.source), report && external(report, list.report)].filter((link) => link !== undefined && link !== '');
  return [createText(filled(list.version, { version: version() })), ...links.flatMap((link) => [createText(' · '), link])];
}

/**
 * The thread that asked, as a sentence that links it, where CREASE_THREAD in the environment is its address.
 * @param {import('./list.mjs').PageList} list
 * @returns {import('./tree.mjs').Child[]}
 * @throws {Error}  Where that is no address.
 */
export function threadLink(list) {
  const thread = addressFrom('CREASE_THREAD');
  return thread ? [external(thread, list.thread), createText('.')] : [];
}

/** @param {string} href @param {string} text */
const external = (href, text) => create('a', { rel: 'external', href }, text);

/**
 * An address that the build was told in the environment; none where it was not.
 * @param {string} name
 * @param {string | undefined} [text]
 * @throws {Error}  That names the variable.
 */
export function addressFrom(name, text = process.env[name]) {
  if (!text) return undefined;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new Error(`${name}: ${text} is no address that begins with https:// or http://`);
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
