// @ts-check
// Rooms: comments of the form `page: name` in the shell and in fragments, where something made at build time goes.
import { faultAt, nodesIn, replace } from './tree.mjs';

/** @typedef {import('./tree.mjs').Child} Child */

/**
 * Fills every room of a tree.
 * @param {import('./tree.mjs').Parent} tree
 * @param {Record<string, () => (Child | string)[]>} contents  Made when there is room for them.
 * @throws {import('./tree.mjs').SourceError}  At a room that nothing is made for.
 */
export function fillRooms(tree, contents) {
  for (const node of nodesIn(tree)) {
    const name = node.nodeName === '#comment' && 'data' in node && /^ page: ([\w-]+) $/.exec(node.data)?.[1];
    if (!name) continue;
    if (!Object.hasOwn(contents, name)) throw faultAt(node, `nothing is made for the room "${name}"; there are ${Object.keys(contents).join(', ')}`);
    replace(node, ...contents[name]());
  }
}
