// @ts-check
// How long a page takes to read: counted, not promised.
import { find, get, isElement, isText, matches } from './tree.mjs';

/** @typedef {import('./tree.mjs').Node} Node @typedef {import('./tree.mjs').Element} Element */

/** Words a minute, of a reader who follows an argument; those of a novel go by faster. */
const PACE = 220;

/** What is no running text: lists of a control, buttons, keys, sources. */
const BESIDE = ['select', 'button', 'p.hint', 'section.sources'];

/** The guess around an element. @param {Element} element @returns {Element | undefined} */
function guessAround(element) {
  const { parentNode: around } = element;
  if (!around || !isElement(around)) return undefined;
  return get(around, 'data-predict') === undefined ? guessAround(around) : around;
}

/** Whether an element tells why an answer that is wrong is wrong: of all verdicts a reader meets one. @param {Element} element */
const isOtherVerdict = (element) => {
  const guess = get(element, 'data-reveal') === undefined ? undefined : guessAround(element);
  return guess !== undefined && get(guess, 'data-predict') !== get(element, 'data-reveal');
};

/** Whether an element holds no running text. @param {Element} element */
const isBeside = (element) =>
  isOtherVerdict(element) ||
  BESIDE.some((selector) => matches(element, selector)) ||
  // The label of a control; that of a possible answer is read.
  (element.tagName === 'label' && !find(element, 'input[type="radio"]'));

/**
 * The words in a node, in order.
 * @param {Node} node
 * @param {(element: Element) => boolean} [skips]  Whether an element is passed over, with all in it.
 * @returns {string[]}
 */
export function wordsIn(node, skips = () => false) {
  if (isText(node)) return node.value.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (!('childNodes' in node) || (isElement(node) && skips(node))) return [];
  return node.childNodes.flatMap((child) => wordsIn(child, skips));
}

/**
 * Minutes that some prose takes, rounded up: all that can be read in it, answers behind a question as well, and of the verdicts on a guess one.
 * @param {Node[]} trees
 */
export const minutesOf = (trees) => Math.ceil(trees.flatMap((tree) => wordsIn(tree, isBeside)).length / PACE);
