// @ts-check
// The embed page: figures by themselves, for frames. Put together without Vite, which would mark scripts and styles as
// `crossorigin`: a sandboxed frame has no origin, and could not load them from a host without CORS headers. Its style and its first
// script stand in it: WebKit lets `'self'` in the policy of a page without an origin mean nothing at all.
import { awayFigures, awayWords } from './away.mjs';
import { CARD, cardOf, named, property } from './head.mjs';
import { changeAddresses } from './links.mjs';
import { inlined } from './single.mjs';
import { copyOf, create, documentOf, find, findAll, set, template } from './tree.mjs';

/** Nothing is fetched: what the figure needs stands in its script, which also narrows pictures and scripts to the site that it is on. */
const POLICY = "default-src 'none'; img-src 'self' http: https: data: blob:";

/**
 * @param {import('./list.mjs').PageList} list
 * @param {{ style: string, poster: string, live: string, share: string, site?: string, still: (file: string) => string }} given  Style and
 *   first script as they are; of the others addresses relative to the page, `still` giving that of a picture by its file.
 */
export function embedPage(list, { style, poster, live, share, site, still }) {
  const words = awayWords(list.language);
  const figures = awayFigures(list);
  for (const figure of figures.values()) {
    for (const heading of findAll(figure, 'h3')) set(heading, 'aria-level', '2');
    changeAddresses(figure, (address) => (address.startsWith('./www/pictures/') ? still(address.slice(2)) : address.replace(/^\.\//, '../')));
  }
  const [first] = figures.values();
  const picture = find(first, 'picture');
  if (!picture) throw new Error('the figure for no link has no still');
  const head = [
    create('meta', { charset: 'utf-8' }),
    named('viewport', 'width=device-width, initial-scale=1'),
    create('title', {}, words.title),
    named('description', words.description),
    named('robots', 'noindex'),
    named('color-scheme', 'light dark'),
    ...(site ? player(list, site) : []),
    create('link', { rel: 'icon', href: 'data:,' }),
  ];
  const home = create('a', { href: '../', target: '_blank', rel: 'noopener' }, 'Crease');
  const body = [
    create('noscript', {}, create('p', {}, copyOf(picture)), create('p', {}, `${words.noscript} `, home)),
    create('main', {}, create('h1', { class: 'visually-hidden' })),
    ...[...figures].map(([chapter, figure]) => template({ 'data-figure-of': chapter }, figure)),
  ];
  const attributes = { 'data-live': `./${live}`, 'data-share': `./${share}` };
  return inlined(documentOf(list.language, head, body), { style, script: poster, policy: POLICY, attributes, loads: true });
}

/** What forums ask for that turn a link into a frame. @param {import('./list.mjs').PageList} list @param {string} site */
function player(list, site) {
  const words = awayWords(list.language);
  const image = `${site}${cardOf(list.pages[0])}`;
  const tags = {
    'twitter:card': 'player',
    'twitter:title': words.title,
    'twitter:description': words.description,
    'twitter:player': `${site}embed/`,
    'twitter:player:width': '690',
    'twitter:player:height': '640',
    'twitter:image': image,
  };
  const properties = { 'og:title': words.title, 'og:description': words.description, 'og:image': image, 'og:image:width': String(CARD.width), 'og:image:height': String(CARD.height) };
  return [...Object.entries(tags).map(([name, content]) => named(name, content)), ...Object.entries(properties).map(([name, content]) => property(name, content))];
}
