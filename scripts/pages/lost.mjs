// @ts-check
// The page for addresses that are none: all in one file, since it is served under any path.
import { awayWords } from './away.mjs';
import { named } from './head.mjs';
import { inlined } from './single.mjs';
import { create, documentOf } from './tree.mjs';

/** @param {import('./list.mjs').PageList} list @param {string} script */
export function lostPage(list, script) {
  const { lost } = awayWords(list.language);
  const style = 'body { font: 1.1875rem/1.55 Georgia, serif; max-width: 36em; margin: 4rem auto; padding: 0 1rem; }';
  const head = [
    create('meta', { charset: 'utf-8' }),
    named('viewport', 'width=device-width, initial-scale=1'),
    create('title', {}, lost.title),
    named('robots', 'noindex'),
    named('color-scheme', 'light dark'),
    create('link', { rel: 'icon', href: 'data:,' }),
  ];
  const body = [create('p', {}, `${lost.text} `, create('a', { 'data-nearest': '', href: '/' }, lost.link), '.')];
  return inlined(documentOf(list.language, head, body), { style, script, policy: "default-src 'none'; connect-src 'self'; img-src data:" });
}
