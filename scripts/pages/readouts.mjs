// @ts-check
// The numbers of a figure as it opens, written where scripts will keep them up to date: so they stand there without any.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../command.mjs';
import { camelCase, readoutText } from '../../www/words/number.js';

/** The file of all numbers, by the link of their scene. */
export const READOUTS = 'www/pictures/readouts.json';

/** Whether a text tells of the best of all straight lines, which its figure then shows. @param {string} html */
export const speaksOfBestLine = (html) => html.includes('data-live="best-line"');

/** @type {Record<string, Record<string, number | null>> | undefined} */
let known;

/**
 * Fills the numbers of one figure in.
 * @param {string} html  The figure with the text that speaks of it.
 * @param {string} link
 * @throws {Error}  That names a link whose numbers were never asked for.
 */
export function withReadouts(html, link) {
  known ??= JSON.parse(fs.readFileSync(path.join(ROOT, READOUTS), 'utf8'));
  const readouts = known?.[link];
  if (!readouts) throw new Error(`${READOUTS} has no numbers of ${link}`);
  return html.replace(/<data (data-(?:live|readout)="([\w-]+)") value="">–<\/data>/g, (mark, attribute, name) => {
    const value = readouts[camelCase(name)];
    return value === null || value === undefined ? mark : `<data ${attribute} value="${value}">${readoutText(name, value)}</data>`;
  });
}
