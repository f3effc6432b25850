// @ts-check
// How long a page takes to read: counted, not promised.

/** Words a minute, of a reader who follows an argument; those of a novel go by faster. */
const PACE = 220;

/** What is no running text: lists of a control, buttons, keys, sources. */
const BESIDE = [
  /<select[\s\S]*?<\/select>/g,
  /<button[\s\S]*?<\/button>/g,
  /<label>(?!\s*<input type="radio")[\s\S]*?<\/label>/g,
  /<p[^>]*class="hint[^"]*"[\s\S]*?<\/p>/g,
  /<section class="sources"[\s\S]*?<\/section>/g,
];

/** The words of some HTML. @param {string} html */
export const wordsIn = (html) => html.replace(/<[^>]*>/g, ' ').split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

/**
 * Minutes that some prose takes, rounded up: all that can be read in it, answers behind a question as well.
 * @param {string} html
 */
export function minutesOf(html) {
  const running = BESIDE.reduce((text, beside) => text.replace(beside, ' '), html);
  return Math.ceil(wordsIn(running).length / PACE);
}
