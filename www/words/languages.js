// @ts-check
/**
 * The languages that the page speaks, by their tags: named here and nowhere else.
 *
 * The first lies at the site's root, every other in a folder of its own beside it: `/lossy/` and, say, `/es/lossy/`. So no
 * address changes when a language comes. All that is said in one lies in `www/prose/TAG/` and `www/words/TAG.js`.
 */
export const LANGUAGES = ['en'];
