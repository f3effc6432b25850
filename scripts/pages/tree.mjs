// @ts-check
// HTML as a tree: parsed once, changed in place, written out once. Every node knows the file and line that it comes from.
import fs from 'node:fs';
import path from 'node:path';
import { defaultTreeAdapter, html, parse, parseFragment, serialize } from 'parse5';
import { ROOT } from '../command.mjs';

/**
 * @typedef {import('parse5').DefaultTreeAdapterTypes.Document} Document
 * @typedef {import('parse5').DefaultTreeAdapterTypes.DocumentFragment} Fragment
 * @typedef {import('parse5').DefaultTreeAdapterTypes.Element} Element
 * @typedef {import('parse5').DefaultTreeAdapterTypes.TextNode} Text
 * @typedef {import('parse5').DefaultTreeAdapterTypes.ChildNode} Child
 * @typedef {import('parse5').DefaultTreeAdapterTypes.ParentNode} Parent
 * @typedef {import('parse5').DefaultTreeAdapterTypes.Node} Node
 */

/** The file that a node was parsed from, relative to the root. @type {WeakMap<Node, string>} */
const FILES = new WeakMap();

/** Elements without an end tag. */
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);

/** A fault in a file of ours, told as `file:line: what is wrong`. */
export class SourceError extends Error {}

/**
 * A file of prose as a tree.
 * @param {string} file  Absolute.
 * @throws {SourceError}  Where an element is not closed, or is no proper HTML.
 */
export const parseFile = (file) => parseText(fs.readFileSync(file, 'utf8'), path.relative(ROOT, file));

/**
 * Some HTML as a tree.
 * @param {string} text
 * @param {string} [file]  Where it stands; none for what was made here.
 * @returns {Fragment}
 * @throws {SourceError}
 */
export function parseText(text, file) {
  const tree = parseFragment(text, optionsFor(file));
  if (file) trace(tree, file);
  return tree;
}

/**
 * A whole document as a tree.
 * @param {string} text @param {string} file
 * @returns {Document}
 * @throws {SourceError}
 */
export function parseDocument(text, file) {
  const tree = parse(text, optionsFor(file));
  trace(tree, file);
  return tree;
}

/** @param {string | undefined} file */
const optionsFor = (file) => ({
  // What is in a <noscript> is then elements like all others, and no text.
  scriptingEnabled: false,
  sourceCodeLocationInfo: file !== undefined,
  /** @param {{ code: string, startLine: number }} error */
  onParseError({ code, startLine }) {
    throw new SourceError(`${file ?? 'generated HTML'}:${startLine}: this is not proper HTML (${code})`);
  },
});

/**
 * Remembers where every node comes from, and refuses elements that the parser had to make up or to close itself.
 * @param {Parent} tree @param {string} file
 */
function trace(tree, file) {
  FILES.set(tree, file);
  for (const node of nodesIn(tree)) {
    FILES.set(node, file);
    if (!isElement(node) || node.nodeName === 'html') continue;
    const place = node.sourceCodeLocation;
    const parent = placeOf(node);
    if (!place) throw new SourceError(`${parent}: a <${node.tagName}> is missing here, or an element is not allowed where it stands`);
    if (!place.endTag && !VOID.has(node.tagName)) throw new SourceError(`${parent}: <${node.tagName}> is not closed`);
  }
}

/**
 * Where a node comes from, or one of its attributes: `www/prose/en/lossy.html:12`. A node that was made here has the place
 * of the nearest one around it that was not.
 * @param {Node} node
 * @param {string} [attribute]
 */
export function placeOf(node, attribute) {
  for (let at = /** @type {Node | null} */ (node); at; at = 'parentNode' in at ? at.parentNode : null) {
    const place = /** @type {import('parse5').Token.ElementLocation | null | undefined} */ (at.sourceCodeLocation);
    const file = FILES.get(at);
    if (file && place) return `${file}:${(at === node && attribute && place.attrs?.[attribute]?.startLine) || place.startLine}`;
  }
  return FILES.get(node) ?? 'generated HTML';
}

/** A fault at a node. @param {Node} node @param {string} message @param {string} [attribute] */
export const faultAt = (node, message, attribute) => new SourceError(`${placeOf(node, attribute)}: ${message}`);

/** @param {Node} node @returns {node is Element} */
export const isElement = (node) => 'tagName' in node;

/** @param {Node} node @returns {node is Text} */
export const isText = (node) => node.nodeName === '#text';

/** All nodes below one, in the order of the text. @param {Parent} tree @returns {Child[]} */
export const nodesIn = (tree) => tree.childNodes.flatMap((child) => [child, ...(isElement(child) ? nodesIn(child) : [])]);

/** All elements below a node. @param {Parent} tree @returns {Element[]} */
export const elementsIn = (tree) => nodesIn(tree).filter(isElement);

/**
 * Elements by a selector of the simplest kind: a name, classes and attributes of one element, as `canvas.plane` or
 * `data[value=""]`.
 * @param {Parent} tree
 * @param {string} selector
 */
export function findAll(tree, selector) {
  const matches = matcherOf(selector);
  return elementsIn(tree).filter(matches);
}

/** The first of them, if there is one. @param {Parent} tree @param {string} selector @returns {Element | undefined} */
export const find = (tree, selector) => findAll(tree, selector)[0];

/** Whether an element is matched by such a selector. @param {Element} element @param {string} selector */
export const matches = (element, selector) => matcherOf(selector)(element);

/** @param {string} selector @returns {(element: Element) => boolean} */
function matcherOf(selector) {
  const [, tag, rest] = /^([\w-]*)(.*)$/.exec(selector) ?? [];
  const classes = [...rest.matchAll(/\.([\w-]+)/g)].map(([, name]) => name);
  const attributes = [...rest.matchAll(/\[([\w-]+)(?:="([^"]*)")?\]/g)].map(([, name, value]) => ({ name, value }));
  return (element) =>
    (tag === '' || element.tagName === tag) &&
    classes.every((name) => hasClass(element, name)) &&
    attributes.every(({ name, value }) => (value === undefined ? get(element, name) !== undefined : get(element, name) === value));
}

/** The value of an attribute; undefined where there is none. @param {Element} element @param {string} name */
export const get = (element, name) => element.attrs.find((attribute) => attribute.name === name)?.value;

/** Gives an attribute a value. @param {Element} element @param {string} name @param {string} value */
export function set(element, name, value) {
  const known = element.attrs.find((attribute) => attribute.name === name);
  if (known) known.value = value;
  else element.attrs.push({ name, value });
}

/** Takes an attribute away. @param {Element} element @param {string} name */
export const unset = (element, name) => void (element.attrs = element.attrs.filter((attribute) => attribute.name !== name));

/** @param {Element} element @param {string} name */
export const hasClass = (element, name) => (get(element, 'class') ?? '').split(' ').includes(name);

/** Whether a node or one around it is matched. @param {Node} node @param {string} selector @returns {boolean} */
export function isWithin(node, selector) {
  if (isElement(node) && matches(node, selector)) return true;
  return 'parentNode' in node && node.parentNode !== null && isWithin(node.parentNode, selector);
}

/**
 * A new element. Children that are strings become text.
 * @param {string} tag
 * @param {Record<string, string | undefined>} [attributes]  One that is undefined is left out.
 * @param {...(Child | string)} children
 * @returns {Element}
 */
export function create(tag, attributes = {}, ...children) {
  const attrs = Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
  const made = defaultTreeAdapter.createElement(tag, html.NS.HTML, attrs);
  append(made, ...children);
  return made;
}

/**
 * A new document, a line for each of the nodes in its head and its body.
 * @param {string} language @param {Child[]} head @param {Child[]} body
 */
export function documentOf(language, head, body) {
  const made = defaultTreeAdapter.createDocument();
  defaultTreeAdapter.setDocumentType(made, 'html', '', '');
  const lines = (/** @type {Child[]} */ nodes) => ['\n', ...nodes.flatMap((node) => [node, '\n'])];
  append(made, create('html', { lang: language }, create('head', {}, ...lines(head)), '\n', create('body', {}, ...lines(body))));
  return made;
}

/** A template that holds a tree. @param {Record<string, string>} attributes @param {Child} content */
export function template(attributes, content) {
  const made = /** @type {import('parse5').DefaultTreeAdapterTypes.Template} */ (create('template', attributes));
  defaultTreeAdapter.setTemplateContent(made, defaultTreeAdapter.createDocumentFragment());
  append(made.content, content);
  return made;
}

/** A copy of a tree, which comes from nowhere. @param {Element} tree */
export const copyOf = (tree) => /** @type {Element} */ (parseText(htmlOf(tree)).childNodes[0]);

/** A new piece of text. @param {string} value @returns {Text} */
export const createText = (value) => ({ nodeName: '#text', value, parentNode: null });

/** A new comment; what would end it early is set apart. @param {string} data @returns {Child} */
export const remark = (data) => ({ nodeName: '#comment', data: data.replace(/-(?=-)/g, '- '), parentNode: null });

/** Puts children at the end of a node. @param {Parent} parent @param {...(Child | string)} children */
export function append(parent, ...children) {
  for (const child of children) {
    const node = typeof child === 'string' ? createText(child) : child;
    detach(node);
    defaultTreeAdapter.appendChild(parent, node);
  }
}

/** Puts nodes in the place of one, which may be among them. @param {Child} node @param {...(Child | string)} others */
export function replace(node, ...others) {
  const parent = /** @type {Parent} */ (node.parentNode);
  const nodes = others.map((other) => (typeof other === 'string' ? createText(other) : other));
  for (const other of nodes) if (other !== node) detach(other);
  node.parentNode = null;
  parent.childNodes.splice(parent.childNodes.indexOf(node), 1, ...nodes);
  for (const other of nodes) other.parentNode = parent;
}

/** Takes a node out, with the spaces before it that only set it off. @param {Child} node */
export function remove(node) {
  const siblings = node.parentNode?.childNodes ?? [];
  const before = siblings[siblings.indexOf(node) - 1];
  if (before && isText(before) && before.value.trim() === '') detach(before);
  detach(node);
}

/** @param {Child} node */
function detach(node) {
  const { parentNode } = node;
  if (!parentNode) return;
  parentNode.childNodes = parentNode.childNodes.filter((other) => other !== node);
  node.parentNode = null;
}

/** The text in a node. @param {Node} node @returns {string} */
export const textOf = (node) => (isText(node) ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '');

const WRITTEN = { scriptingEnabled: false };

/** A tree as HTML; an element with its own tags. @param {Parent} tree */
export function htmlOf(tree) {
  if (!isElement(tree)) return serialize(tree, WRITTEN);
  const { parentNode } = tree;
  const holder = defaultTreeAdapter.createDocumentFragment();
  holder.childNodes = [tree];
  const written = serialize(holder, WRITTEN);
  tree.parentNode = parentNode;
  return written;
}

/** Elements in which every blank counts. */
const KEEP_BLANKS = new Set(['pre', 'textarea', 'script', 'style']);

/** Takes out the blanks that set lines in: nobody sees them, and everybody loads them. @param {Parent} tree */
export function setOut(tree) {
  for (const child of tree.childNodes) {
    if (isText(child)) child.value = child.value.replaceAll(/\n[ \t\n]+/g, '\n');
    else if (isElement(child) && !KEEP_BLANKS.has(child.tagName)) setOut(child);
  }
}

/**
 * An element as values, for scripts that make it again without parsing HTML: see www/component/made.d.ts.
 * @param {Element} element
 * @returns {unknown[]}
 */
export const valuesOf = (element) => [
  element.tagName,
  Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])),
  ...element.childNodes.filter((child) => isElement(child) || isText(child)).map((child) => (isElement(child) ? valuesOf(child) : child.value)),
];
