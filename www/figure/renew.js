// @ts-check
/** A part of the page made anew: of what it holds, only the texts that changed are written. */
import { write } from './write.js';

/** @param {Node} node @returns {node is Element} */
const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;

/** Whether an element holds text alone, or the marks that translators put around it. @param {Element} element */
const isLeaf = ({ children }) => [...children].every(({ localName }) => localName === 'font');

/** Whether a node can stay for another. @param {Node} old @param {Node} fresh */
const areAlike = (old, fresh) => {
  if (!isElement(old) || !isElement(fresh)) return old.nodeName === fresh.nodeName;
  return old.nodeName === fresh.nodeName && old.className === fresh.className && isLeaf(old) === isLeaf(fresh);
};

/** Brings a node in line with another that is like it. @param {Node} old @param {Node} fresh */
const match = (old, fresh) => {
  if (!isElement(old) || !isElement(fresh)) {
    if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
  } else if (isLeaf(fresh)) write(old, fresh.textContent ?? '');
  else renew(old, [...fresh.childNodes]);
};

/** Gives an element other children, and keeps those that are alike. @param {Element} element @param {Node[]} children */
export const renew = (element, children) => {
  const olds = [...element.childNodes];
  for (const [place, child] of children.entries()) {
    const old = olds[place];
    if (!old) element.append(child);
    else if (old === child) continue;
    else if (areAlike(old, child)) match(old, child);
    else old.replaceWith(child);
  }
  for (const old of olds.slice(children.length)) old.remove();
};
