// @ts-check
/**
 * A sketch of what a link says, for a figure that sleeps: its points and the shape of its network, so that two exercises do not
 * look alike. The network itself is the core's to compute, and that is not loaded here.
 */
import { points } from 'crease:points';
import { unbent } from './unbent.js';

const SVG = 'http://www.w3.org/2000/svg';
const SIDE = 640;
/** Where the network stands on the sheet: a strip of this height at its foot; the points lie on a square above it. */
const STRIP = 214;
const PLATE = { x: (STRIP + 10) / 2, side: SIDE - STRIP - 10 };
/** Most units of a layer that are drawn; the number below says how many there are. */
const MOST_DRAWN = 6;

/**
 * What a link says of its data and its network.
 * @typedef {{ data: string, hidden: number[], activation: string, step: string, seed: string }} Said
 */

/** @param {string} link @returns {Said} */
export const saidBy = (link) => {
  const text = unbent(link);
  const value = (/** @type {string} */ key) => new RegExp(`;${key}=([\\w.-]+)`).exec(text)?.[1];
  const shape = value('net') ?? '8';
  return {
    data: value('pts') ? 'own' : (value('data') ?? 'xor').split('.')[0],
    hidden: shape === 'none' ? [] : shape.split('-').map(Number).filter((units) => units > 0 && units <= 64).slice(0, 12),
    activation: (value('act') ?? 'relu').split('.')[0],
    step: value('step') ?? '',
    seed: value('seed') ?? '',
  };
};

/** @param {string} name @param {Record<string, string | number>} attributes @param {...(Node | string)} children */
const drawn = (name, attributes, ...children) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
};

/** How the points of each class are drawn: a disc, a triangle, a square, a diamond, as in the figures. */
const MARKS = ['m-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0', 'm0-9l8.5 15h-17z', 'm-6-6h12v12h-12z', 'm0-9l8 9l-8 9l-8-9z'];

/** @param {string[]} marks  The places of each class, as pairs of numbers below 100. */
const scatter = (marks) =>
  marks.map((places, label) => {
    const numbers = places.split(' ').map(Number);
    const at = (/** @type {number} */ share) => Math.round((share / 100) * PLATE.side);
    const path = numbers.flatMap((x, index) => (index % 2 === 0 ? [`M${PLATE.x + at(x)} ${at(numbers[index + 1])}${MARKS[label]}`] : []));
    return drawn('path', { class: `of-class-${label}`, d: path.join('') });
  });

/** The layers from left to right, each unit joined to all of the layer before. @param {number[]} widths */
const network = (widths) => {
  const top = SIDE - STRIP;
  const columns = widths.map((width, layer) => {
    const units = Math.min(width, MOST_DRAWN);
    const x = Math.round((SIDE * (layer + 1)) / (widths.length + 1));
    return Array.from({ length: units }, (_, unit) => ({ x, y: Math.round(top + 108 + (unit - (units - 1) / 2) * Math.min(28, 140 / units)) }));
  });
  const lines = columns.slice(1).flatMap((column, layer) => column.flatMap((to) => columns[layer].map((from) => `M${from.x} ${from.y}L${to.x} ${to.y}`)));
  const places = columns.flat().map(({ x, y }) => `M${x} ${y}h0`);
  const counts = widths.map((width, layer) => drawn('text', { class: 'width', x: columns[layer][0].x, y: SIDE - 12, 'text-anchor': 'middle' }, String(width)));
  return [
    drawn('rect', { class: 'strip', y: top, width: SIDE, height: STRIP }),
    drawn('path', { class: 'lines', d: lines.join('') }),
    drawn('path', { class: 'units-drawn', d: places.join('') }),
    ...counts,
  ];
};

/**
 * The sketch of a link.
 * @param {string} link
 * @param {{ label: string, manner: string, overPicture: boolean }} look  What it is, for those who cannot see it; what stands
 *   above the network; and whether that alone is drawn, over a picture that shows the rest.
 */
export const sketchOf = (link, { label, manner, overPicture }) => {
  const { data, hidden } = saidBy(link);
  const known = Object.hasOwn(points, data) ? points[data] : { inputs: 2, outputs: 1, marks: [] };
  const sketch = drawn('svg', { class: 'plane sketch', viewBox: `0 0 ${SIDE} ${SIDE}`, role: 'img', 'aria-label': label });
  if (!overPicture) sketch.append(drawn('rect', { class: 'ground', width: SIDE, height: SIDE }), drawn('rect', { class: 'sheet-drawn', x: PLATE.x, y: 1, width: PLATE.side, height: PLATE.side }), ...scatter(known.marks));
  sketch.append(...network([known.inputs, ...hidden, known.outputs]), drawn('text', { class: 'manner', x: SIDE - 8, y: SIDE - STRIP + 26, 'text-anchor': 'end' }, manner));
  return sketch;
};
