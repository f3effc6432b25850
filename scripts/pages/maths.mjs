// @ts-check
// Formulas: TeX between dollar signs in the prose, MathML in the page. Nothing of this is left to the browser.
import temml from 'temml';
import { unescaped } from './text.mjs';

/**
 * Replaces `$…$` by a formula in the line, `$$…$$` by one on a line of its own.
 *
 * Only in text: a dollar sign in a tag stays, and so does one that has no second in the same piece of text.
 * @param {string} html
 * @throws {Error}  On TeX that has no reading, or none without inline styles.
 */
export function withMaths(html) {
  const pieces = html.split(/(<!--[\s\S]*?-->|<[^>]*>)/);
  // Every second piece is a tag or a comment.
  return pieces.map((piece, place) => (place % 2 === 0 ? textWithMaths(piece) : piece)).join('');
}

/** @param {string} text */
function textWithMaths(text) {
  return text
    .replace(/\$\$([^$]+)\$\$/g, (_, tex) => mathmlOf(tex, true))
    .replace(/\$([^$]+)\$([.,;:?)]*)/g, (_, tex, mark) => {
      const formula = mathmlOf(tex, false);
      // No line may begin with the mark that ends the one before.
      return mark ? `<span class="nowrap">${formula}${mark}</span>` : formula;
    });
}

/**
 * @param {string} tex  As it stands in HTML.
 * @param {boolean} displayMode
 */
function mathmlOf(tex, displayMode) {
  const mathml = temml
    .renderToString(unescaped(tex), { displayMode, throwOnError: true })
    // MathML's own attribute says the same.
    .replace(' style="display:block math;"', '');
  if (mathml.includes('style=')) {
    throw new Error(`$${tex}$ needs inline styles, which the page's Content-Security-Policy refuses`);
  }
  return mathml;
}
