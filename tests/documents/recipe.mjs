// @ts-check
// The snippets of the built page of recipes, as a reader copies them.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../scripts/command.mjs';

const PAGE = path.join(ROOT, 'dist', 'embedding', 'index.html');
const ENTITIES = /** @type {Record<string, string>} */ ({ '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' });

/** The text of a recipe. @param {string} name */
export function recipeOf(name) {
  const found = new RegExp(`<pre data-recipe="${name}"><code>([^]*?)</code></pre>`).exec(fs.readFileSync(PAGE, 'utf8'))?.[1];
  if (!found) throw new Error(`the recipes page has no snippet for ${name}`);
  return found.replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity]);
}
