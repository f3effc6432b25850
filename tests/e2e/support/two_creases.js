// @ts-check
// A scene small enough to know by heart: two hinges that cross, four regions, two points.
import { linkOf } from './link.js';

/** The pre-activation of unit A. */
export const A = { a: 1, b: 0.5, c: 0.2 };
/** The pre-activation of unit B. */
export const B = { a: -0.5, b: 1, c: -0.3 };
/** The output: its weights of A and B, and its bias. */
export const OUTPUT = { A: 1, B: -2, bias: 0.1 };

/** @type {import('./link.js').OwnPoint[]} */
const POINTS = [
  { x: 1, y: 1, label: 1 },
  { x: -1, y: -1, label: 0 },
];

/** The scene's link. */
export const TWO_CREASES = linkOf({ net: '2', points: POINTS, weights: [A.a, A.b, B.a, B.b, A.c, B.c, OUTPUT.A, OUTPUT.B, OUTPUT.bias] });

/** A place of the frame with no hinge, handle or point near it. */
export const BARE = { x: 0.9, y: -0.9 };
