// @ts-check
// What the lab says of the sweep that it opens with, in the words that it has for every other.
import fs from 'node:fs';
import path from 'node:path';
import { lab } from '../../www/words/en_lab.js';
import { ROOT } from '../command.mjs';

/** @typedef {{ recipe: import('../../www/types/core.d.ts').LabReadout, finding: import('../../www/types/core.d.ts').FindingReadout }} Told */

/** @returns {Told} */
const told = () => JSON.parse(fs.readFileSync(path.join(ROOT, 'www/pictures/lab.json'), 'utf8'));

/** What the sweep shows, in numbers. */
export const labFinding = () => {
  const { recipe, finding } = told();
  return lab.finding(finding, recipe);
};

/** What was trained. */
export const labRecipe = () => lab.recipe(told().recipe);
