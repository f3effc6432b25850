// @ts-check
// What is left to `npm test -- --engines`, since a contributor waits for `npm test`: most tests that take two and a half seconds and more, and
// laws that hold on every page, but for three pages.

/** The tag of a test that goes through everything there is. */
export const THOROUGH = { tag: '@thorough' };

/** The pages that stand for all: the first one, a chapter, the workshop. */
const SAMPLE = ['', 'lossy', 'play'];

/**
 * How the test of such a law on a page is tagged.
 * @param {string} page  Its slug, its address or its file.
 */
export const everyPage = (page) => (SAMPLE.includes(page.replace(/^\.?\/|\/?(index\.html)?$/g, '')) ? {} : THOROUGH);
