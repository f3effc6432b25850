// @ts-check
// Formulas: TeX between dollar signs in the prose, MathML in the page. Nothing of this is left to the browser.
import temml from 'temml';
import { create, faultAt, isText, nodesIn, parseText, replace } from './tree.mjs';

/** `$$…$$`, or `$…$` with the marks that follow it. */
const FORMULA = /\$\$([^$]+)\$\$|\$([^$]+)\$([.,;:?)]*)/g;

/**
 * Replaces `$…$` by a formula in the line, `$$…$$` by one on a line of its own.
 *
 * Only within one piece of text: a dollar sign that has no second there stays.
 * @param {import('./tree.mjs').Parent} tree
 * @throws {import('./tree.mjs').SourceError}  On TeX that has no reading, or none without inline styles.
 */
export function setMaths(tree) {
  for (const node of nodesIn(tree)) if (isText(node) && node.value.includes('$') && !isCode(node)) replace(node, ...withMaths(node));
}

/** Whether a text is code, where a dollar sign is one. @param {import('./tree.mjs').Text} node */
const isCode = ({ parentNode }) => parentNode?.nodeName === 'code';

/** @param {import('./tree.mjs').Text} node */
function withMaths(node) {
  const { value } = node;
  /** @type {(import('./tree.mjs').Child | string)[]} */
  const parts = [];
  let done = 0;
  for (const { 0: whole, 1: displayed, 2: inline, 3: mark, index } of value.matchAll(FORMULA)) {
    const formula = mathmlOf(displayed ?? inline, displayed !== undefined, node);
    // No line may begin with the mark that ends the one before.
    parts.push(value.slice(done, index), ...(mark ? [create('span', { class: 'nowrap' }, ...formula, mark)] : formula));
    done = index + whole.length;
  }
  return [...parts, value.slice(done)];
}

/**
 * @param {string} tex
 * @param {boolean} displayMode
 * @param {import('./tree.mjs').Text} node
 */
function mathmlOf(tex, displayMode, node) {
  // MathML's own attribute says the same as the style.
  const mathml = rendered(tex, displayMode, node).replace(' style="display:block math;"', '');
  if (mathml.includes('style=')) throw faultAt(node, `$${tex}$ needs inline styles, which the page's Content-Security-Policy refuses`);
  return parseText(mathml).childNodes;
}

/** @param {string} tex @param {boolean} displayMode @param {import('./tree.mjs').Text} node */
function rendered(tex, displayMode, node) {
  try {
    return temml.renderToString(tex, { displayMode, throwOnError: true, wrap: 'tex' });
  } catch (problem) {
    throw faultAt(node, `$${tex}$ is no TeX that can be read (${problem instanceof Error ? problem.message : problem})`);
  }
}
