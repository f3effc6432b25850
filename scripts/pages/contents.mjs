// @ts-check
// The header's list of pages, the same on each, and its switch of colours. A press of "Contents" opens it as a popover, without
// any script; on wide pages it also stands in the header's line.
import { addressOf } from './list.mjs';
import { stopsOf } from './path.mjs';
import { create, set } from './tree.mjs';

/** @typedef {import('./list.mjs').Page} Page @typedef {import('./list.mjs').PageList} PageList */

/**
 * @param {PageList} list
 * @param {Page} page  The one that it stands on.
 */
export function contentsOf(list, page) {
  const stops = stopsOf(list);
  const items = list.pages.map((entry) => {
    const number = stops.indexOf(entry) + 1;
    const link = create('a', { href: `./${addressOf(entry)}` }, ...(number > 0 ? [create('b', {}, String(number)), ' '] : []), entry.menu);
    if (entry === page) set(link, 'aria-current', 'page');
    return create('li', {}, link);
  });
  const choices = Object.entries(list.colours).map(([value, text]) => create('button', { type: 'button', value, 'aria-pressed': String(value === 'system') }, text));
  const nav = create('nav', { id: 'contents', class: 'contents', popover: '', 'aria-label': list.contents }, create('ul', {}, ...items), create('p', {}, ...choices));
  return [create('button', { type: 'button', class: 'opens', popovertarget: 'contents' }, list.contents), nav];
}
