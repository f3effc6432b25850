// @ts-check
// A few points of every kind of data, for the sketches of figures that sleep.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../command.mjs';

/** @typedef {{ inputs: number, outputs: number, marks: string[] }} Points  See www/away/made.d.ts. */

/** The file of them all. */
export const POINTS = 'www/pictures/points.json';

/** The reach of the frame, in input units. */
const HALF = 1.25;

/** All points by the name of their data. @returns {Record<string, Points>} */
export const readPoints = () => JSON.parse(fs.readFileSync(path.join(ROOT, POINTS), 'utf8'));

/** Where a coordinate lies in the frame: 0 to 99. @param {number} value */
const placed = (value) => Math.min(Math.max(Math.round(((value + HALF) / (2 * HALF)) * 99), 0), 99);

/**
 * Points of a file of the core's: x1, x2 and a label, or a number in its place; or x1 and a number alone.
 * @param {string} csv
 * @returns {Points}
 */
export function pointsOf(csv) {
  const [head, ...lines] = csv.trim().split('\n');
  const columns = head.split(',');
  const inputs = columns.includes('x2') ? 2 : 1;
  const isOfClasses = columns.includes('label');
  /** @type {string[][]} */
  const marks = [];
  for (const line of lines) {
    const numbers = line.split(',').map(Number);
    const [x, y, value] = inputs === 1 ? [numbers[0], numbers[1], 0] : numbers;
    const label = isOfClasses ? value : Number(value > 0);
    (marks[label] ??= []).push(`${placed(x)} ${99 - placed(y)}`);
  }
  return { inputs, outputs: isOfClasses && marks.length > 2 ? marks.length : 1, marks: Array.from(marks, (places) => (places ?? []).join(' ')) };
}
