// @ts-check
// What can be wrong in a piece of prose, found before anything is built: every fault is told with its file and line.
import { DATA_NAMES, SCRUBS } from './names.mjs';
import { elementsIn, faultAt, findAll, get } from './tree.mjs';

/** @typedef {import('./tree.mjs').Parent} Parent @typedef {import('./tree.mjs').Element} Element @typedef {import('./tree.mjs').SourceError} SourceError */

/**
 * Something that the core is asked.
 * @typedef {object} Question
 * @property {string} asked  As the example `names` of the core takes it: `goal:bend-wins`.
 * @property {SourceError} fault  What is wrong where the core does not know it.
 */

/**
 * What is wrong in a piece of prose, as far as that shows without the core.
 * @param {Parent} tree
 * @param {Set<string>} actions  What buttons can do.
 * @returns {SourceError[]}
 */
export const faultsIn = (tree, actions) => elementsIn(tree).flatMap((element) => [...imageFaults(element), ...addressFaults(element), ...dataFaults(element, actions)]);

/** @param {Element} element */
const imageFaults = (element) => (element.tagName === 'img' && !get(element, 'alt')?.trim() ? [faultAt(element, 'an image without an alt text: say what is seen in it')] : []);

/** An anchor without an address can be followed neither by readers nor by search engines. @param {Element} element */
const addressFaults = (element) => (element.tagName === 'a' && !get(element, 'href') ? [faultAt(element, 'an <a> without an address: a word that leads nowhere is a <span>')] : []);

/** @param {Element} element @param {Set<string>} actions */
const dataFaults = (element, actions) =>
  element.attrs
    .filter(({ name }) => name.startsWith('data-'))
    .flatMap(({ name, value }) => {
      const known = DATA_NAMES[name];
      const wrong = known ? wrongValue(element, known.value, value, actions) : `no script reads ${name}${meant(name)}`;
      return wrong ? [faultAt(element, known ? `${name}="${value}": ${wrong}` : wrong, name)] : [];
    });

/**
 * What is wrong with the value of an attribute; nothing where it is right, or only the core can tell.
 * @param {Element} element @param {import('./names.mjs').Kind} kind @param {string} value @param {Set<string>} actions
 */
function wrongValue(element, kind, value, actions) {
  if (Array.isArray(kind)) return kind.includes(value) ? undefined : `it is one of ${kind.join(', ')}`;
  switch (kind) {
    case 'action':
      return actions.has(value) ? undefined : 'no script knows this action';
    case 'flag':
      return value === '' ? undefined : 'it takes no value';
    case 'answer':
      return guessAround(element) ? undefined : 'there is no guess around it';
    case 'guess': {
      const answers = findAll(element, 'input[type="radio"]').map((answer) => get(answer, 'value') ?? '');
      if (!answers.includes(value)) return `none of the answers has this value, but ${answers.join(', ')}`;
      return wrongVerdicts(element, answers);
    }
    case 'number':
      return Number.isFinite(Number(value)) && value !== '' ? undefined : 'it is no number';
    case 'asks':
    case 'readout':
      return element.tagName === 'data' ? undefined : 'a number of the figure is a <data>: nothing fills this one';
    case 'scrub':
      return SCRUBS.test(value) ? undefined : 'it is none of "bias A", "weight A x1", "setting learning-rate", "units" and "sample"';
    default:
      return undefined;
  }
}

/**
 * What is wrong with the verdicts of a guess: each answer has one, which stands directly under it.
 * @param {Element} box @param {string[]} answers
 */
function wrongVerdicts(box, answers) {
  const parts = elementsIn(box).filter(({ parentNode }) => parentNode === box);
  for (const answer of answers) {
    const place = parts.findIndex((part) => findAll(part, 'input').some((input) => get(input, 'value') === answer));
    const verdict = parts[place + 1];
    if (!verdict || get(verdict, 'data-reveal') !== answer) return `the answer ${answer} has no verdict of its own directly under it: <p data-reveal="${answer}" hidden>`;
  }
  const all = findAll(box, '[data-reveal]');
  return all.length === answers.length ? undefined : 'there is a verdict on no answer';
}

/** The guess that an element is in. @param {Element} element */
function guessAround(element) {
  for (let at = element.parentNode; at && 'tagName' in at; at = at.parentNode) if (get(at, 'data-predict') !== undefined) return at;
  return undefined;
}

/** The known name that one was probably meant to be, as a hint. @param {string} name */
function meant(name) {
  const near = Object.keys(DATA_NAMES).find((known) => distance(name, known) <= 2);
  return near ? `; did you mean ${near}?` : '; the names are in scripts/pages/names.mjs';
}

/** How many signs have to be put in, left out or changed to make one word of another. @param {string} a @param {string} b */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (const [i, sign] of [...a].entries()) {
    const above = row;
    row = [i + 1];
    for (const [j, other] of [...b].entries()) row.push(Math.min(above[j] + Number(sign !== other), above[j + 1] + 1, row[j] + 1));
  }
  return row[b.length];
}

/**
 * What a piece of prose asks of the core.
 * @param {Parent} tree
 * @returns {Question[]}
 */
export const questionsIn = (tree) =>
  elementsIn(tree).flatMap((element) => [...element.attrs.flatMap(({ name, value }) => dataQuestions(element, name, value)), ...optionQuestions(element)]);

/** What each kind of name is called in a sentence. */
const CALLED = { figure: 'figure', goal: 'goal', link: 'scene that can be opened', setting: 'setting', term: 'term' };

/** @param {Element} element @param {string} name @param {string} value @returns {Question[]} */
function dataQuestions(element, name, value) {
  const kind = DATA_NAMES[name]?.value;
  const question = (/** @type {string} */ asked, /** @type {string} */ wrong) => ({ asked, fault: faultAt(element, `${name}="${value}": ${wrong}`, name) });
  if (typeof kind !== 'string') return [];
  if (kind === 'when') return value.split(' ').map((one) => question(one.includes(':') ? `setting:${one.replace(':', '=')}` : `value:${one}`, `no setting has the value ${one}`));
  const scrubbed = kind === 'scrub' && SCRUBS.exec(value)?.groups?.setting;
  if (scrubbed) return [question(`setting:${scrubbed}`, 'the core knows no such setting')];
  // A chapter may open with the standard scene.
  if (kind === 'link' && value === '') return [];
  return kind in CALLED ? [question(`${kind}:${value}`, `the core knows no such ${CALLED[/** @type {keyof typeof CALLED} */ (kind)]}`)] : [];
}

/** The values that a control offers. @param {Element} element @returns {Question[]} */
function optionQuestions(element) {
  if (element.tagName !== 'option' || get(element, 'hidden') !== undefined) return [];
  const setting = settingAround(element);
  const value = get(element, 'value') ?? '';
  return setting ? [{ asked: `setting:${setting}=${value}`, fault: faultAt(element, `the setting ${setting} does not take the value ${value}`, 'value') }] : [];
}

/** The setting of the control that an option is in. @param {Element} option */
function settingAround(option) {
  for (let at = option.parentNode; at && 'tagName' in at; at = at.parentNode) if (at.tagName === 'select') return get(at, 'data-setting');
  return undefined;
}

/**
 * The actions that scripts listen for: those they look for by name, and all names in scripts that look for whichever they have.
 * @param {string[]} scripts  Their text.
 */
export function actionsIn(scripts) {
  const named = scripts.flatMap((script) => [...script.matchAll(/data-action="([\w-]+)"/g)].map(([, name]) => name));
  const listed = scripts.filter((script) => script.includes('[data-action="${')).flatMap((script) => [...script.matchAll(/^\s+(?:'([\w-]+)'|(\w+)): /gm)].map(([, quoted, plain]) => quoted ?? plain));
  return new Set([...named, ...listed]);
}
