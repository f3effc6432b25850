// @ts-check
// Where links lead. In the prose, `#id` is a place wherever it stands, `../slug/` a page, `../slug/#id` a place on it; `./` is
// the site's root as well, as on the front page.
import { fragmentsOf } from './fragment.mjs';
import { addressOf, nameOf } from './list.mjs';
import { elementsIn, faultAt, findAll, get, set } from './tree.mjs';

/** @typedef {import('./list.mjs').Page} Page @typedef {import('./list.mjs').PageList} PageList */
/** @typedef {import('./tree.mjs').Element} Element @typedef {import('./tree.mjs').Parent} Parent */

/** What stands beside the pages, and is no page of the list. */
const BESIDE = ['embed/', 'crease.html'];

/** Attributes that hold an address. */
const ADDRESSES = ['href', 'src', 'srcset', 'cite'];

/** Attributes that name elements of the same page by their ids. */
const NAMING = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'];

/** A scene's link, which is no id. */
const SCENE = /^\d+;/;

/**
 * Leads every link to where its target is: `#id` to the page that has it where this one has not, every page to its address
 * from the site's root, as `./slug/`.
 * @param {PageList} list
 * @param {Page} page
 * @param {Parent} tree
 * @throws {import('./tree.mjs').SourceError}  At a link to nowhere.
 */
export function leadLinks(list, page, tree) {
  const here = idsIn(tree);
  for (const anchor of findAll(tree, 'a[href]')) {
    const address = targetOf(list, get(anchor, 'href') ?? '', here);
    if (address === undefined) throw faultAt(anchor, `the link ${get(anchor, 'href')} leads nowhere (on page ${nameOf(page)})`, 'href');
    set(anchor, 'href', address);
  }
}

/** @param {PageList} list @param {string} href @param {Set<string>} here  Ids of the page that it stands on. */
function targetOf(list, href, here) {
  if (/^https?:/.test(href)) return href;
  const [, root, beside = '', id] = /^(\.\.?\/)?([^#]*)(?:#(.*))?$/.exec(href) ?? [];
  if (root === undefined) return beside === '' && id ? placeOnPage(list, id, here) : undefined;
  if (BESIDE.includes(beside) && id === undefined) return `./${beside}`;
  const page = list.pages.find((one) => addressOf(one) === beside);
  if (!page) return undefined;
  if (id === undefined) return `./${beside}`;
  return SCENE.test(id) || idsOf(list, page).has(id) ? `./${beside}#${id}` : undefined;
}

/** Where `#id` leads. @param {PageList} list @param {string} id @param {Set<string>} here */
function placeOnPage(list, id, here) {
  if (here.has(id)) return `#${id}`;
  const home = homeOf(list, id);
  // A chapter that is a page's first thing needs no more than the page.
  return home && (home.fragments[0] === id ? `./${addressOf(home)}` : `./${addressOf(home)}#${id}`);
}

/** The page that an id is on: one of its own rather than the front page, which has most of them too. @param {PageList} list @param {string} id */
function homeOf(list, id) {
  const [front, ...others] = list.pages;
  return [...others, front].find((page) => idsOf(list, page).has(id));
}

/** The ids of every page's prose. @type {WeakMap<Page, Set<string>>} */
const IDS = new WeakMap();

/** @param {PageList} list @param {Page} page */
function idsOf(list, page) {
  const ids = IDS.get(page) ?? new Set(fragmentsOf(list, page).flatMap((tree) => [...idsIn(tree)]));
  IDS.set(page, ids);
  return ids;
}

/** @param {Parent} tree */
const idsIn = (tree) => new Set(findAll(tree, '[id]').map((element) => get(element, 'id') ?? ''));

/**
 * Refuses an id that a page has twice, and one that is named and that it has not.
 * @param {Page} page
 * @param {Parent} tree
 * @throws {import('./tree.mjs').SourceError}
 */
export function requireSoundIds(page, tree) {
  /** @type {Set<string>} */
  const ids = new Set();
  for (const element of findAll(tree, '[id]')) {
    const id = get(element, 'id') ?? '';
    if (ids.has(id)) throw faultAt(element, `the page ${nameOf(page)} has the id ${id} twice`, 'id');
    ids.add(id);
  }
  for (const element of elementsIn(tree)) {
    for (const name of NAMING) {
      const missing = (get(element, name) ?? '').split(' ').filter(Boolean).find((id) => !ids.has(id));
      if (missing) throw faultAt(element, `${name} names ${missing}, and the page ${nameOf(page)} has no such id`, name);
    }
  }
}

/**
 * Changes every address in a tree.
 * @param {Parent} tree
 * @param {(address: string, element: Element) => string} change
 */
export function changeAddresses(tree, change) {
  for (const element of elementsIn(tree)) {
    for (const attribute of element.attrs) if (ADDRESSES.includes(attribute.name)) attribute.value = change(attribute.value, element);
  }
}
