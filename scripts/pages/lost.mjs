// @ts-check
// The page for addresses that are none: all in one file, since it is served under any path.
import { awayWords } from './away.mjs';
import { named } from './head.mjs';
import { inlined } from './single.mjs';
import { documentOf, element } from './tree.mjs';

/** @param {import('./list.mjs').PageList} list @param {string} script */
export function lostPage(list, script) {
  const { lost } = awayWords(list.language);
  const style = 'body { font: 1.1875rem/1.55 Georgia, serif; max-width: 36em; margin: 4rem auto; padding: 0 1rem; }';
  const head = [
    element('meta', { charset: 'utf-8' }),
    named('viewport', 'width=device-width, initial-scale=1'),
    element('title', {}, lost.title),
    named('robots', 'noindex'),
    named('color-scheme', 'light dark'),
    element('link', { rel: 'icon', href: 'data:,' }),
  ];
  const body = [element('p', {}, `${lost.text} `, element('a', { 'data-nearest': '', href: '/' }, lost.link), '.')];
  return inlined(documentOf(list.language, head, body), { style, script, policy: "default-src 'none'; connect-src 'self'; img-src data:" });
}
