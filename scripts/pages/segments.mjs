// @ts-check
// Lists of few choices, laid out as segments: every choice in sight, and one press away.
import { append, create, createText, findAll, get, isElement, isText, replace, set, textOf } from './tree.mjs';

/** @typedef {import('./tree.mjs').Element} Element @typedef {import('./tree.mjs').Parent} Parent */

/** As many choices are in sight at once; a list of more stays a list. */
const MOST = 5;

/** Turns every list of few settings into radio buttons side by side, which have the list's value as one. @param {Parent} tree */
export function laySegments(tree) {
  for (const list of findAll(tree, 'select[data-setting]')) {
    const options = findAll(list, 'option');
    const label = list.parentNode;
    if (options.length === 0 || options.length > MOST || !label || !isElement(label) || label.tagName !== 'label') continue;
    replace(label, segmentsOf(label, list, options));
  }
}

/** @param {Element} label @param {Element} list @param {Element[]} options */
function segmentsOf(label, list, options) {
  const name = `${figureAround(label)}-${get(list, 'data-setting')}`;
  const box = create('fieldset', {}, create('legend', {}, ...label.childNodes.filter((child) => child !== list)));
  for (const { name: attribute, value } of [...label.attrs, ...list.attrs]) set(box, attribute, value);
  set(box, 'class', ['segments', get(label, 'class')].filter(Boolean).join(' '));
  options.forEach((option, place) => {
    const radio = create('input', { type: 'radio', name, value: get(option, 'value'), checked: place === 0 ? '' : undefined });
    append(box, create('label', {}, radio, create('span', {}, textOf(option))));
  });
  trim(box);
  return box;
}

/** Takes the space away that set the words off from the list. @param {Element} box */
function trim(box) {
  const [legend] = findAll(box, 'legend');
  const last = legend.childNodes.at(-1);
  if (last && isText(last)) replace(last, createText(last.value.trimEnd()));
}

/** What tells the figures of a page apart. @param {Element} element */
function figureAround(element) {
  for (let at = /** @type {import('./tree.mjs').Node | null} */ (element); at && 'tagName' in at; at = at.parentNode) {
    const name = get(at, 'data-chapter') ?? get(at, 'data-margin');
    if (name !== undefined) return name;
  }
  return 'figure';
}
