// @ts-check
// The header's list of pages, the same on each, and its switch of colours. A press of "Contents" opens it as a popover, without
// any script; on wide pages it also stands in the header's line.
import { addressOf } from './list.mjs';
import { doorsOf, numberOf } from './path.mjs';
import { create, set } from './tree.mjs';

/** @typedef {import('./list.mjs').Page} Page @typedef {import('./list.mjs').PageList} PageList */

/**
 * @param {PageList} list
 * @param {Page} page  The one that it stands on.
 */
export function contentsOf(list, page) {
  const items = list.pages.map((entry) => {
    const number = numberOf(list, entry);
    const link = create('a', { href: `./${addressOf(entry)}` }, ...(number > 0 ? [create('b', {}, String(number)), ' '] : []), entry.menu);
    if (entry === page) set(link, 'aria-current', 'page');
    // The doors stand apart: below a heading of their own where the list is open, and not in the header's line.
    const item = create('li', entry.door ? { class: 'door' } : {}, link);
    return entry === doorsOf(list)[0] ? [create('li', { class: 'door', 'aria-hidden': 'true' }, list.doors), item] : [item];
  });
  const choices = Object.entries(list.colours).map(([value, text]) => create('button', { type: 'button', value, 'aria-pressed': String(value === 'system') }, text));
  const nav = create('nav', { id: 'contents', class: 'contents', popover: '', 'aria-label': list.contents }, create('ul', {}, ...items.flat()), create('p', {}, ...choices));
  return [create('button', { type: 'button', class: 'opens', popovertarget: 'contents' }, list.contents), nav];
}
