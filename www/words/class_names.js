// @ts-check
/** Classes as the page calls them, with the names that the reader's own file gives them. */
import { words } from './words.js';

/** @param {string[]} names those of the file, from class 0 on; none where there is no file @param {number} index */
export const classNamed = (names, index) => {
  const called = words.classes[index];
  const name = names[index];
  return name ? { ...called, one: `${called.one} (${name})`, many: `${called.many} (${name})` } : called;
};
