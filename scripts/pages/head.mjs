// @ts-check
// What a page tells browsers, search engines and link previews of itself.
import { addressOf, nameOf, rootFrom } from './list.mjs';
import { escaped } from './text.mjs';

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
    `<title>${escaped(title)}</title>`,
    named('description', description),
    address && link('canonical', address),
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
  ]
    .filter(Boolean)
    .join('\n');
}

/** @param {string} name @param {string} content */
const named = (name, content) => `<meta name="${name}" content="${escaped(content)}">`;

/** @param {string} name @param {string} content */
const property = (name, content) => `<meta property="${name}" content="${escaped(content)}">`;

/** @param {string} relation @param {string} address */
const link = (relation, address) => `<link rel="${relation}" href="${escaped(address)}">`;
