// @ts-check
// What a page tells browsers, search engines and link previews of itself.
import { addressOf, nameOf, rootFrom } from './list.mjs';
import { create } from './tree.mjs';

/** Pixels of the picture that link previews show. */
export const CARD = { width: 1200, height: 630 };

/** The file of a page's card, below the site's root. @param {import('./list.mjs').Page} page */
export const cardOf = (page) => `cards/${nameOf(page)}.png`;

/**
 * The public address of the site, with a slash at its end; none where the build was not told.
 * @param {string | undefined} text
 * @throws {Error}
 */
export function siteFrom(text) {
  if (!text) return undefined;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new Error(`CREASE_SITE: ${text} is no address that begins with https:// or http://`);
  }
  const { origin, pathname } = new URL(text);
  return `${origin}${pathname.replace(/\/*$/, '/')}`;
}

/**
 * The tags of a page's head that differ from page to page.
 *
 * Without a site there is no canonical address, since a wrong one would be worse, and the card's address is relative.
 * @param {import('./list.mjs').PageList} list
 * @param {import('./list.mjs').Page} page
 * @param {string | undefined} site
 */
export function headOf(list, page, site) {
  const { title, description, picture } = page;
  const address = site && `${site}${addressOf(page)}`;
  const image = `${site ?? rootFrom(page)}${cardOf(page)}`;
  // The neighbours are named by anchors alone: what a link in the head names next, Firefox fetches, and the policy refuses.
  return [
    ...titleOf(page),
    address && create('link', { rel: 'canonical', href: address }),
    property('og:type', page.slug === '' ? 'website' : 'article'),
    property('og:site_name', 'Crease'),
    property('og:locale', list.language),
    property('og:title', title),
    property('og:description', description),
    address && property('og:url', address),
    property('og:image', image),
    property('og:image:width', String(CARD.width)),
    property('og:image:height', String(CARD.height)),
    property('og:image:alt', picture.alt),
    // By name, not by property: some readers of these see only the one.
    named('twitter:card', 'summary_large_image'),
    named('twitter:title', title),
    named('twitter:description', description),
    named('twitter:image', image),
    named('twitter:image:alt', picture.alt),
  ].filter((tag) => tag !== undefined && tag !== '');
}

/** What every page says of itself, wherever it lies. @param {import('./list.mjs').Page} page */
export const titleOf = ({ title, description }) => [create('title', {}, title), named('description', description)];

/** Cards are drawn later, and their addresses must not change: Vite is to look for no file there. */
const AS_IT_IS = { 'vite-ignore': '' };

/** @param {string} name @param {string} content */
export const named = (name, content) => create('meta', { name, content, ...(name.endsWith(':image') ? AS_IT_IS : {}) });

/** @param {string} name @param {string} content */
export const property = (name, content) => create('meta', { property: name, content, ...(name.endsWith(':image') ? AS_IT_IS : {}) });
