// @ts-check
/** The QR code of an address as a picture of the page's own, which is there at once, also on paper. */

const SVG = 'http://www.w3.org/2000/svg';

/** @param {string} name @param {Record<string, string | number>} attributes @param {...Node} children */
const element = (name, attributes, ...children) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
};

/** @param {import('../types/core.d.ts').DrawnCode} code @param {string} label */
export const pictureOfCode = ({ side, path }, label) =>
  element(
    'svg',
    { viewBox: `0 0 ${side} ${side}`, role: 'img', 'aria-label': label, 'shape-rendering': 'crispEdges' },
    element('rect', { width: side, height: side, fill: '#fff' }),
    element('path', { d: path, fill: '#000' }),
  );
