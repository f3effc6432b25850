// @ts-check
/** Every word that scripts put on the page, in English. A second language is one more file of this shape. */

import { counted, fixed, formFor, percent, short, whole } from './number.js';

/** @param {number} n @param {string} one @param {string} [many] */
const count = (n, one, many = `${one}s`) => counted(n, { one, other: many });
/** @param {number} n @param {string} one @param {string} [many] */
const form = (n, one, many = `${one}s`) => formFor(n, { one, other: many });

/** @type {import('./catalogue.js').Catalogue} */
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

  /** The classes: one point of each, several, and its mark in style.css. */
  classes: [
    { one: 'blue disc', many: 'blue discs', mark: 'disc' },
    { one: 'orange triangle', many: 'orange triangles', mark: 'triangle' },
    { one: 'green square', many: 'green squares', mark: 'square' },
    { one: 'violet diamond', many: 'violet diamonds', mark: 'diamond' },
  ],

  /** Ways to draw the first weights, by their name in links. */
  schemes: { spread: 'spread over the data', he: 'He', glorot: 'Glorot', uniform: 'uniform' },

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
    'link-recipe-too-long': ({ step }) => `The link asks for ${step} training steps to be repeated, more than a link may. The default scene is shown.`,
    'link-two': () => 'These are two links that do not agree. The default scene is shown.',
    'link-mended': () => 'This link was bent on its way, and mended.',
    'link-ignored': ({ keys }, { more }) => `The link also says ${keys}${more > 0 ? ` and ${count(more, 'other thing')}` : ''}, which this page does not know; that part was left out.`,
    'setting-unreadable': ({ value }) => `“${value}” is not a value for this setting. Nothing was changed.`,
    'shape-unreadable': ({ value }) => `“${value}” is not a shape. Write the units of each layer with hyphens between, for example 8-8. Nothing was changed.`,
    'shape-limits': ({ layers, width }) => `A network here has at most ${layers} hidden layers of 1 to ${width} units. Nothing was changed.`,
    'value-unreadable': ({ value }) => `“${value}” is not a number. Nothing was changed.`,
    'clamped': ({ asked, used, least, most }) => `${asked} is outside ${least} to ${most}; ${used} is used.`,
    'points-are-numbers': () => 'These points carry numbers and have no class: there is nothing to add, flip or delete. Choose points of classes first.',
    'sample-limit': ({ most }) => `There is room for ${most} points. Delete some to add others.`,
    'complex-failed': ({ reason }) => `The regions of this network cannot be computed: ${reason}.`,
    'diverged': ({ step, rate }) => `The weights grew too large for a computer’s numbers at step ${step}: the learning rate ${rate} is too large. The last finite weights are kept.`,
    'panic': ({ message }) => `Something in Crease broke (${message}). Nothing you did is lost: open the last good link below.`,
    'start-failed': () => 'This figure needs WebAssembly with SIMD, which this browser does not offer or a policy of this site forbids. The text tells the whole answer without it.',
    'start-failed-away': () => 'This figure needs WebAssembly with SIMD, which this browser does not offer or a policy of this site forbids. The picture stays.',
    'start-without-canvas': () => 'This figure needs a canvas to draw on, which this browser does not offer; the picture stays.',
    'start-unloaded': () => 'A part of this figure could not be loaded; the picture stays, and reloading the page tries again.',
    'picture-without-cells': () => 'This figure has no picture to pass on: the regions of its network cannot be computed.',
    'clipboard-refused': () => 'The browser did not let the page copy. Here is the link:',
  },
  lastGoodLink: 'last good link',
  linkNotShown: 'So the scene of the link is not shown: the picture is an example of this page.',

  /** The points as text. */
  points: {
    taken: (counts) => {
      const of = counts.map((points, label) => `${whole(points)} of label ${label}`);
      return `Understood: ${of.join(', ')}.`;
    },
    refused: 'The browser did not let the page copy. The text is selected: copy it with your own keys.',
  },
  /** A text that a field does not show. */
  longText: ({ characters }) => `Ready: ${count(characters, 'character')}, too many to show here. Use the button.`,
  unreadableFile: 'The browser could not read this file.',

  /** While a run is repeated that takes more than a moment. */
  replaying: ({ end }) => `This link describes ${count(end, 'training step')}. They are being repeated:`,

  /** Where the run stands. */
  timeline: ({ step, last }) => `step ${step} of ${last}`,

  /** What stands below a picture that is not exact. */
  sampled: ({ side, inputs = 2 }) => `Sampled: this activation is smooth, so there are no straight pieces and no exact regions. The picture is drawn from ${inputs === 1 ? side : `${side} × ${side}`} points.`,

  /** What stands below a picture whose regions are too many to draw them all. */
  tooManyRegions: ({ side, moreRegions, inputs = 2 }) => `${moreRegions === null ? 'Its hinges run too close together to tell all regions apart in reasonable time' : `This network has more than ${count(moreRegions, 'region')} here, too many to draw them all`}: the picture is drawn from ${inputs === 1 ? side : `${side} × ${side}`} points, while the formula at the pointer is exact.`,
  /** A number that there are more than. */
  more: ({ than }) => `> ${whole(than)}`,

  /** The finding below the plane. */
  summary: ({ units, regions, moreRegions, isStraight, linearRegions, accuracy, error, deadUnits, sampled, inputs }) => {
    const off = error === null ? '' : ` The score is typically off by ${error} on the training points.`;
    const right = accuracy === null ? off : ` The network gets ${accuracy} of its training points right.`;
    if (sampled !== null && isStraight) return `${en.tooManyRegions({ side: sampled, moreRegions, inputs })}${right}`;
    if (sampled !== null) return `${en.sampled({ side: sampled, inputs })}${right}`;
    if (regions === null) return '';
    const folds = `The hinges of ${count(units, 'unit')} crease what you see into ${count(regions, 'region')}`;
    const merged = linearRegions !== null && linearRegions < regions ? `, which make ${count(linearRegions, 'linear region')}` : '';
    const dead = deadUnits > 0 ? ` ${count(deadUnits, 'unit is', 'units are')} dead: off for every training point.` : '';
    return `${folds}${merged}.${right}${dead}`;
  },
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

  /** The card of the selected unit. */
  card: {
    none: 'No unit selected',
    noneFacts: 'Click a line on the plane, or a unit below, to take hold of it.',
    unit: ({ letters, layer }) => `Unit ${letters}, layer ${layer}`,
    output: 'Output: the score',
    outputOf: ({ many }) => `Output: score of the ${many}`,
    outputOfFacts: 'Everything the last units say, weighted and summed. The class with the highest score is the answer.',
    outputFactsOfNumbers: 'Everything the last units say, weighted and summed: the number itself.',
    outputFacts: 'Everything the last units say, weighted and summed. Positive: orange triangle. Negative: blue disc.',
    onShare: ({ on, of }) => `on for ${whole(on)} of ${whole(of)} training points`,
    dead: 'dead: off for every training point, so training cannot move it from here',
    oneSided: 'off for every training point; its slope there is not 0, so it still learns',
    alwaysOn: 'on for every training point: only a linear unit',
    gradient: ({ length }) => `Training pulls at it with ${length}.`,
    turned: ({ by, died }) => (died ? `died by step ${by}` : `came back by step ${by}`),
    outside: 'Its hinge lies outside what you see.',
    hinge: 'Hinge',
    hintFirst: 'Drag its line on the plane to shift it, the square handle to turn it, the arrow to swap its sides.',
    hintFirstOfOne: 'Drag its line to shift it, the arrow to swap its sides.',
    hintDeep: 'A hinge of a deeper layer bends where it crosses the hinges before it; the sliders move it.',
    hintNone: '',
    weightOf: ({ letters, from }) => `${letters}: weight of ${from}`,
    biasOf: ({ letters }) => `${letters}: bias`,
    weightShort: ({ from }) => `weight of ${from}`,
    biasShort: 'bias',
    outputName: 'output',
    outputNameOf: ({ many }) => `score of the ${many}`,
    numberOf: (label) => `${label}, as a number`,
  },

  /** Where the reader points. */
  pointed: {
    nothing: 'Point at the picture, or move the cross with the arrow keys.',
    at: ({ x1, x2, inputs }) => (inputs === 1 ? `x1 = ${x1}` : `x1 = ${x1}, x2 = ${x2}`),
    score: 'score',
    scoreOf: ({ many }) => `score of the ${many}`,
    probability: ({ one, value }) => `${one} with ${value}`,
    target: ({ value, error, above, test }) => `${test ? 'The test point' : 'The point'} here should be ${value}: the score is ${error} too ${above ? 'high' : 'low'}.`,
    likeliest: ({ one, value }) => `most likely: ${one}, with ${value}`,
    on: ({ on, of, list }) => (on === 0 ? `All ${of} units are off.` : on === of ? `All ${of} units are on.` : `${on} of ${of} units on: ${list}`),
    unit: ({ letters, z, a }) => `Unit ${letters} here: z = ${z}, it passes on ${a}`,
    hinge: ({ letters, hinge, on, of }) => `Hinge of ${letters}: ${hinge} = 0; on for ${whole(on)} of ${whole(of)} training points`,
  },
  /** What can be read back. */
  recovery: {
    layer: ({ layer }) => `layer ${layer}`,
    spot: ({ pointed, parts, layer, oneToOne, orange, telling }) => {
      if (layer === null) return 'There is no unit: the next layer receives the picture itself.';
      if (pointed === null) {
        if (telling !== null) return `Every spot is printed in the colour of the nearest point; pale means that nobody can tell. Whatever comes after these numbers is right on ${telling} of the square at best.`;
        if (oneToOne !== null) return `Layer ${layer} folds the square: only ${oneToOne} of it lies under no other part. Point at a spot to see what lies on it.`;
        return 'Point at a spot, tap it, or move there with the arrow keys: which other spots give the very same numbers?';
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
  guess: { right: 'Yes.', wrong: 'Not this time.' },

  /** Where the reader stands with a chapter's goal; `shown` where a link or a step of the page brought the solution along. */
  goals: {
    'keep-everything': ({ standing, lacks, tier, measures, asks, units: who }) => {
      const { units = 0, kept, off = 0, parallel = 0, 'few-speak': few = 0 } = measures;
      if (standing === 'shown') return `You were shown this, so it does not count yet. Take it apart and put it together again${units > asks.gold ? `, or do it with ${asks.gold} units, for gold` : ''}.`;
      if (lacks === 'shape') return 'This goal asks for one layer.';
      if (lacks === 'silence') return 'This goal asks for units that pass on nothing where they are off.';
      if (kept === undefined) return '';
      if (standing === 'reached') return `Done with ${count(units, 'unit')}${tier ? `: ${tier}` : ''}. ${percent(kept)} is kept, and every unit is off somewhere.`;
      const here = `${percent(kept)} is kept with ${count(units, 'unit')}`;
      if (lacks === 'off') return `${here}, but ${who['least-off'][0]} is ${off > 0 ? `off on no more than ${percent(off)}: move its line further into the square` : 'on everywhere: move its line into the square'}.`;
      const all = `and ${form(units, 'it', 'each')} is off somewhere`;
      if (lacks === 'direction') {
        const [last, ...others] = [...who.parallel].reverse();
        return `${here}, ${all}. On ${percent(parallel)} only ${others.reverse().join(', ')} and ${last} speak, and their lines are parallel: they say the same thing ${others.length > 1 ? 'again and again' : 'twice'}. Turn one of them.`;
      }
      return `${here}, ${all}. On ${percent(few)} fewer than two speak: ${units < asks.gold ? 'add a unit' : 'move a line so that a second does'}.`;
    },
    'same-line-steeper': ({ standing, lacks, measures: { steepness = 1 } }) => {
      if (standing === 'shown') return 'This link shows a solution. Press Reset, and find it yourself.';
      if (lacks === 'sides') return 'The same line, but the other side is on now. Swap the sides again.';
      if (lacks === 'line') return 'The line is another one now. Undo or Reset brings it back.';
      return `${standing === 'reached' ? 'Done: the' : 'The'} same line, ${fixed(steepness)} times as steep as at first.`;
    },
    'bend-wins': ({ standing, measures: { accuracy = 0 } }) =>
      standing === 'shown' ? 'This link shows a trained network. Press New weights, and train one yourself.' : `${standing === 'reached' ? 'Done: by' : 'By'} the sign of the score, ${percent(accuracy)} of the training points are right.`,
    'below-half': ({ lacks, asks, measures: { lowest = asks.probability } }) =>
      lacks === 'output' ? 'Set the score to “ReLU, then squashed” first.' : `The lowest probability of “triangle” among the training points: ${percent(lowest)}.`,
    'forget-safely': ({ standing, lacks, asks, measures: { accuracy = 0, erased = 0, 'different-classes': merged = 0 } }) => {
      if (standing === 'shown') return 'This link shows a solution. Press New weights, and train one yourself.';
      if (lacks === 'shape') return `This goal asks for one layer of ${asks.units} ReLU units.`;
      if (lacks === 'classes') return 'This goal asks for points of two classes or more.';
      return `${standing === 'reached' ? 'Done: ' : ''}${percent(accuracy)} right, ${count(erased, 'point')} erased, ${count(merged, 'point')} merged with one of the other class.`;
    },
  },
  goalOfClasses: 'This asks for points of classes. The present points carry numbers: Undo or Back brings the others again.',
  convinced: 'I have tried, and I am convinced that it cannot be done',
  /** Numbers in the sentences that can be changed. */
  scrub: {
    hint: 'Drag sideways, press the arrow keys, type a number, or tap',
    units: 'number of units',
    sample: 'number of the point that is followed',
    settings: { 'learning-rate': 'learning rate' },
    less: ({ label }) => `Less: ${label}`,
    more: ({ label }) => `More: ${label}`,
  },
  /** Passing a figure on. */
  share: {
    open: 'Share',
    title: 'Pass this figure on',
    close: 'Close',
    pass: 'The figure as it is now',
    links: { link: 'Copy link', markdown: 'Copy Markdown', frame: 'Copy HTML frame', code: 'QR code' },
    address: 'Link to this figure',
    pictures: 'A picture',
    files: { picture: 'Copy picture', svg: 'SVG', png: 'PNG', tikz: 'TikZ for LaTeX', gif: 'Film of the training (GIF)' },
    figure: 'Of',
    figures: { plane: 'the plane', 'read-back': 'what is read back', diagram: 'the network', 'number-line': 'the number line', loss: 'the loss' },
    colours: 'Colours',
    light: 'light',
    dark: 'dark',
    network: 'Its numbers',
    numbers: { json: 'JSON', 'state-dict': 'PyTorch state_dict (JSON)', pytorch: 'PyTorch', numpy: 'NumPy', javascript: 'JavaScript', formulas: 'A formula for each region', csv: 'Points (CSV)' },
    text: 'Text to copy',
    codeAlt: 'QR code of the link',
    filming: 'How much of the film is made',
    cancel: 'Stop',
    saved: ({ file }) => `Saved as ${file}.`,
    heldBack: {
      text: ({ file }) => `Saved as ${file}, unless the page around this one forbids it. If no file came: copy this text, which is all that it holds.`,
      picture: ({ file }) => `Saved as ${file}, unless the page around this one forbids it. If no file came: save the picture above by its menu (right click, or a long press).`,
      either: ({ file }) => `Saved as ${file}, unless the page around this one forbids it. If no file came: save the picture above by its menu (right click, or a long press), or copy the text, which is all that the file holds.`,
    },
    guide: 'How to put figures into a page, notebook or slides',
    copyText: 'Copy the text',
    markdownCopied: ({ file }) => `Copied. Save the PNG, and put it where the text looks for ${file}.`,
    refused: 'The browser did not let the page copy. Here is the text, selected:',
    pictureRefused: ({ file }) => `The browser did not let the page copy a picture. It was saved as ${file} instead.`,
    tooLongForCode: 'This link is too long for a QR code.',
    noRun: 'There is no training to film yet. Train first.',
    givenUp: 'Stopped. No film was saved.',
    onlyHere: 'Copied. The address leads to a file on this computer: it works only here.',
    addressHere: 'This page is a file on this computer: its address works only here.',
    noFrameHere: 'This page is a file on this computer, which a frame on another page cannot show. Copy the frame from the page on the web.',
    noCodeHere: 'This page is a file on this computer: no other device could open the code’s address.',
    onPaper: 'This figure, live:',
    tooLongForPaper: 'The address of this figure is too long for paper.',
    noAddress: ({ link, copied }) => `Nobody told this figure where Crease is, so there is no address to copy. ${copied ? 'Its scene was copied' : 'This is its scene'}: put it behind the # of any page of Crease. ${link}`,
    failed: 'That did not work: the part of Crease that makes files could not be loaded, or broke. The link still works.',
  },
  /** A network taken over from a text. */
  network: {
    taken: ({ source, widths, parameters, activation, turn, assumed, withoutBiases }) => {
      const from = source === 'crease' ? 'a network of Crease' : 'a PyTorch state_dict';
      const kind = `${activation}${turn === null ? '' : ` ${short(turn)}`}`;
      const guess = assumed ? ' The text names no activation: ReLU was assumed.' : '';
      const zeros = withoutBiases > 0 ? ` ${count(withoutBiases, 'layer')} came without biases and got zeros.` : '';
      return `Understood: ${from}, ${widths.join('-')}, ${count(parameters, 'weight or bias', 'weights and biases')}, activation ${kind}.${guess}${zeros}`;
    },
  },
  quote: {
    copy: 'Copy this answer with its link',
    field: 'The answer with its link',
    refused: 'The browser did not let the page copy. Here is the text, selected:',
  },

  /** The stations of the assembly line. */
  forwardTrace: {
    inputs: 'The point comes in',
    layer: ({ layer }) => `Layer ${layer}: weigh, add, bend`,
    output: 'Output: weigh and add, no bend',
    score: 'score',
    scoreOf: ({ many }) => `score of the ${many}`,
    silent: 'silent',
    rounded: '≈ stands where the rounded numbers shown, worked out by hand, give another last digit.',
    end: 'The end of the line: sigmoid',
    endOfMany: 'The end of the line: softmax',
    bias: 'Each sum ends with the bias of its unit.',
    share: ({ one, probability }) => `${one}: ${probability}`,
    answer: ({ one }) => `the answer is ${one}`,
  },
  unitNames: { select: ({ letters }) => `Unit ${letters}`, output: 'Output', outputOf: ({ many }) => `Output: score of the ${many}` },
};
