// @ts-check
/** The words that scripts put on the page, in English, together with `en_later.js`. A second language is two more files of this shape. */

import { counted, whole } from './number.js';

/** @param {number} n @param {string} one @param {string} [many] */
const count = (n, one, many = `${one}s`) => counted(n, { one, other: many });

/** What a figure starts with; the rest is in `en_later.js` and `en_side_doors.js`. @type {Omit<import('./catalogue.js').Catalogue, import('./catalogue.js').Later | import('./catalogue.js').SideDoors | 'sharing'>} */
export const en = {
  buttons: {
    train: 'Train',
    pause: 'Pause',
    copied: 'Copied',
    close: 'Close this message',
    copyAddress: 'Copy the address',
    lowerRate: (rate) => `Go on at ${rate}`,
    startLower: (rate) => `Start again at ${rate}`,
  },

  speeds: ['one step a second', '10 steps a second', '1 step a frame', '10 steps a frame', '50 steps a frame', '300 steps a frame', 'as fast as possible'],

  /** The classes: one point of each, several, and its mark in style/controls.css. */
  classes: [
    { one: 'blue disc', many: 'blue discs', mark: 'disc' },
    { one: 'orange triangle', many: 'orange triangles', mark: 'triangle' },
    { one: 'green square', many: 'green squares', mark: 'square' },
    { one: 'violet diamond', many: 'violet diamonds', mark: 'diamond' },
  ],

  /** Sentences for the codes the core reports. Values arrive as text, numbers already formatted; then once more as the core has them. */
  problems: {
    'link-not-a-link': () => 'This address does not hold a scene that Crease knows. The default scene is shown.',
    'link-newer-version': ({ found, known }) => `This link was made by a newer Crease (link version ${found}; this page reads version ${known}). The default scene is shown.`,
    'link-cut-off': () => 'The end of this link is missing: it was probably cut off when it was copied. The default scene is shown.',
    'link-too-long': ({ length, most }) => `This link has ${length} characters; ${most} are possible. The default scene is shown.`,
    'link-field': ({ key, value }) => `The link says “${key}=${value}”, which is not possible. The default scene is shown.`,
    'link-duplicate': ({ key }) => `The link says “${key}” twice. The default scene is shown.`,
    'link-checksum': ({ key }) => `A part of the link (“${key}”) was damaged on the way. The default scene is shown.`,
    'link-weight-count': ({ found, expected }) => `The link carries ${found} weights and biases; its network has ${expected}. The default scene is shown.`,
    'link-recipe-too-long': ({ step }) => `The link asks for ${step} training steps, more than a link may. The default scene is shown.`,
    'link-two': () => 'These are two links that do not agree. The default scene is shown.',
    'link-mended': () => 'This link was damaged on its way, and was repaired.',
    'link-ignored': ({ keys }, { more }) => `The link also says ${keys}${more > 0 ? ` and ${count(more, 'other thing')}` : ''}, which this page does not know; that part was left out.`,
    'not-fetched': () => 'This part of the page did not come. Is there a network? Then try again.',
    'complex-failed': ({ reason }) => `The regions of this network cannot be computed: ${reason}.`,
    'panic': ({ message }) => `Something in Crease broke (${message}). Nothing you did is lost: open the last good link below.`,
    'start-failed': () => 'This figure needs WebAssembly with SIMD, which this browser does not offer or a policy of this site forbids. The text tells the whole answer without it.',
    'start-failed-away': () => 'This figure needs WebAssembly with SIMD, which this browser does not offer or a policy of this site forbids. The picture stays.',
    'start-without-canvas': () => 'This browser offers no canvas to draw on; the picture stays.',
    'start-unloaded': () => 'A part of this figure could not be loaded; the picture stays, and reloading the page tries again.',
    'clipboard-refused': () => 'The browser did not let the page copy. Here is the link:',
  },
  lastGoodLink: 'last good link',
  linkNotShown: 'So the linked scene is not shown: the picture is an example.',


  /** While a run is repeated that takes more than a moment. */
  replaying: ({ end }) => `This link describes ${count(end, 'training step')}. Repeating them:`,

  /** A number that there are more than. */
  more: ({ than }) => `> ${whole(than)}`,

  /** What the canvases show, for those who cannot see them. */
  figures: {
    'read-back': 'A picture printed on the square, read back from the activations, with the hinge of every unit over it',
    plane: 'The input plane, x1 to the right and x2 upwards, with hinges, regions, the decision boundary and the points',
    numbers: 'The input plane, x1 to the right and x2 upwards, with hinges and regions, coloured by the score, and the points with their numbers',
    graph: 'The score over the only input: x1 to the right, the score upwards, with hinges as upright lines, and the points with their numbers',
    diagram: 'The network: inputs on the left, units in columns, the score on the right, or one score for each class',
    'number-line': 'The number line of the unit: z on the axis, the ramp above it, and what the next unit receives',
    loss: 'The loss on the training and the test points, over the steps',
  },

  /** What can be read back. */
  recovery: {
    layer: ({ layer }) => `layer ${layer}`,
    spot: ({ pointed, parts, layer, unfolded, orange, telling }) => {
      if (layer === null) return 'There is no unit: the next layer receives the picture itself.';
      if (pointed === null) {
        if (telling !== null) return `Every spot is printed in the colour of the nearest point; pale means that nobody can tell. Whatever comes next can be right on ${telling} of the square at most.`;
        if (unfolded !== null) return `Layer ${layer} folds the square: only ${unfolded} of it shares its numbers with no other part. Point at a spot to see what else lies there.`;
        return 'Point at a spot, or tap it, to see which others give the very same numbers.';
      }
      const others = (parts ?? 1) - 1;
      const also = others > 0 ? `, and ${count(others, 'other place')} of that kind, also marked` : '';
      const classes = orange === null ? '' : ` Of all these, ${orange} lie nearest to an orange triangle.`;
      switch (pointed) {
        case 'kept':
          return (others > 0 ? `Folded, ×${parts}: ${count(others, 'other spot gives', 'other spots give')} the very same numbers. Each is as dark as their mean.` : 'Kept: no other spot gives these numbers.') + classes;
        case 'flattened':
          return `Flattened${others > 0 ? `, ×${parts}` : ''}: every spot on the marked line${also} gives the same numbers.${classes}`;
        default:
          return `Erased${others > 0 ? `, ×${parts}` : ''}: every spot of the outlined part${also} gives the same numbers.${classes}`;
      }
    },
  },
  /** The word printed where the reader chose none. */
  usualWord: 'is it|lossy?',

  /** Copying the link of a figure. */
  copying: {
    onlyHere: 'Copied. The address leads to a file on this computer: it works only here.',
    noAddress: ({ link, copied }) => `This figure does not know where Crease is, so there is no address to copy. ${copied ? 'Its scene was copied' : 'This is its scene'}: put it behind the # of any page of Crease. ${link}`,
  },
  quote: {
    copy: 'Copy this answer with its link',
    field: 'The answer with its link',
    refused: 'The browser did not let the page copy. Here is the text, selected:',
  },

  unitNames: { select: ({ letters }) => `Unit ${letters}`, output: 'Output', outputOf: ({ many }) => `Output: score of the ${many}` },
};
