// @ts-check
/** Words in English with which no figure starts: of single units, of goals, of what stands in sentences, of texts and files. */
import { en } from './en.js';
import { counted, fixed, fixedBelow, formFor, percent, percentBelow, short, whole } from './number.js';

/** @param {number} n @param {string} one @param {string} [many] */
const count = (n, one, many = `${one}s`) => counted(n, { one, other: many });

/** @param {number} n @param {string} one @param {string} [many] */
const form = (n, one, many = `${one}s`) => formFor(n, { one, other: many });

/** @type {import('./catalogue.js').Catalogue['movedUp']} */
const movedUp = ({ gone, renamed }) => {
  if (renamed.length === 0) return '';
  const others = renamed.slice(0, 4).map(({ from, to }) => `${from} is now ${to}`);
  return `The letters after ${form(gone, 'it', 'them')} move up: ${others.join(', ')}${renamed.length > 4 ? ' and so on' : ''}.`;
};

/** Ninths of the square, by their names in the core. @type {Record<string, string>} */
const PLACES = {
  'lower-left': 'the lower left',
  bottom: 'the lower part',
  'lower-right': 'the lower right',
  left: 'the left',
  middle: 'the middle',
  right: 'the right',
  'upper-left': 'the upper left',
  top: 'the upper part',
  'upper-right': 'the upper right',
};

/** As `problems` of `en.js`. @type {import('./catalogue.js').Catalogue['problems']} */
export const problems = {
  'pixels-withheld': () => 'This browser does not let a page read what it draws, so that nobody can recognise you by it. It can print “is it lossy?”, which needs no reading, and nothing else.',
  'setting-unreadable': ({ value }) => `“${value}” is not a value for this setting. Nothing was changed.`,
  'shape-unreadable': ({ value }) => `“${value}” is not a shape. Write the units of each layer with hyphens between, for example 8-8. Nothing was changed.`,
  'shape-limits': ({ layers, width }) => `A network here has at most ${layers} hidden layers of 1 to ${width} units. Nothing was changed.`,
  'value-unreadable': ({ value }) => `“${value}” is not a number. Nothing was changed.`,
  'clamped': ({ asked, used, least, most }) => `${asked} is outside ${least} to ${most}; ${used} is used.`,
  'points-are-numbers': () => 'These points carry numbers, not classes: you cannot add, flip or delete any. Choose points of classes first.',
  'sample-limit': ({ most }) => `There is room for ${most} points. Delete some before you add others.`,
  'diverged': ({ step, rate }) => `The weights grew too large for a computer’s numbers at step ${step}: the learning rate ${rate} is too large. The last finite weights are kept.`,
  'picture-of-other-inputs': () => 'This figure is about one input, and the network has two: there is no picture of it to share.',
  'picture-without-cells': () => 'This figure has no picture to share: the regions of its network cannot be computed.',
  'csv-empty': () => 'There is no point in this text. Write one point per line: x1, x2, label.',
  'csv-too-long': ({ bytes, most }) => `This text has ${bytes} bytes; at most ${most} are possible. Nothing was changed.`,
  'csv-too-many': ({ line, most }) => `There is room for ${most} points, and line ${line} is one too many. Nothing was changed.`,
  'csv-fields': ({ line }, { found }) => `Line ${line} has ${count(found, 'field')}; x1, x2 and a label are expected. Nothing was changed.`,
  'csv-number': ({ line, field }) => `Line ${line}: “${field}” is not a number. Nothing was changed.`,
  'csv-coordinate': ({ line, field, least, most }) => `Line ${line}: ${field} lies outside ${least} to ${most}. Nothing was changed.`,
  'csv-label': ({ line, field, most }) => `Line ${line}: “${field}” is not a label. Write a whole number from 0 to ${most}; after it may stand 1 for a test point, or 0. Nothing was changed.`,
  'export-unknown': ({ kind }) => `Nothing can be exported as “${kind}”.`,
  'export-smooth': ({ activation }) => `A network of ${activation} units has no regions with one formula each. Choose an activation of straight pieces, such as ReLU, to export formulas.`,
  'export-regions': ({ reason }) => `The regions of this network cannot be computed: ${reason}.`,
  'export-too-many-regions': ({ found, most }) => `The frame has ${found} regions; a file holds up to ${most}. Zoom in, or make the network smaller.`,
  'export-range': ({ layer }) => `Layer ${layer} has a parameter too large for a 32-bit number, so it cannot be exported.`,
  'import-too-long': ({ bytes, most }) => `This file has ${bytes} bytes; at most ${most} are possible. Nothing was changed.`,
  // What to try next at a chapter's goal: the core chooses it, and says more the more was tried.
  'hint-add': ({ units }) => `Hint: with two lines there is always a corner where only one unit is on. It takes ${units} units.`,
  'hint-off-there': ({ unit, place }) => `Hint: look at ${PLACES[place]}. ${unit} is off there.`,
  'hint-turn': ({ unit, place }) => `Hint: ${unit} is off in the whole of ${PLACES[place]}. Turn its line, or move it outwards.`,
  'hint-three': () => 'Hint: let each line cut off another corner, and let no two lines be parallel.',
  'hint-on': () => 'Hint: drag the line across the ring, or swap its sides.',
  'hint-cross': (_, { distance }) => `Hint: the line is ${fixed(distance)} away from the ring. Drag it that far, or press “Swap the sides”.`,
  'hint-off': () => 'Hint: drag the ring to the off side of the line, or the line back across the ring.',
  'hint-farthest': (_, { distance }) => `Hint: the farthest point at which A is off lies ${fixed(distance)} from the line.`,
  'hint-within': (_, { distance }) => `Hint: bring the ring within ${fixed(distance)} of the line, on its off side.`,
  'hint-bend': () => 'Hint: without a bend the bold line stays straight. Choose ReLU under “Hidden units”.',
  'hint-train': () => 'Hint: press Train.',
  'hint-dead': ({ unit }) => `Hint: ${unit} is off for every point, so it cannot learn. Press New weights.`,
  'hint-longer': () => 'Hint: train on, or start again with New weights.',
  'hint-wider': () => 'Hint: choose 8 units. With more bends it is easier to find a way around the points.',
  'hint-evidence': (_, { without }) => `Hint: without ReLU on the score, this number would be ${percent(without)}.`,
  'hint-part': () => 'Hint: two points of different classes became identical. Drag a line between them, or train on.',
  'hint-forget': ({ unit }, { points, label }) => `Hint: ${unit} is on for ${count(points, en.classes[label].one, en.classes[label].many)}. Drag its line away from them, or train on.`,
};

/** @type {Pick<import('./catalogue.js').Catalogue, import('./catalogue.js').Later>} */
export const later = {
  /** What stands below a picture that is not exact. */
  sampled: ({ side, inputs = 2 }) => `Sampled: this activation is smooth, so there are no straight pieces and no exact regions. The picture is drawn from ${inputs === 1 ? side : `${side} × ${side}`} points.`,
  /** What stands below a picture whose regions are too many to draw them all. */
  tooManyRegions: ({ side, moreRegions, inputs = 2 }) => `${moreRegions === null ? 'Its hinges run too close together to tell all regions apart in reasonable time' : `This network has more than ${count(moreRegions, 'region')} here, too many to draw them all`}: the picture is drawn from ${inputs === 1 ? side : `${side} × ${side}`} points, while the formula at the pointer is exact.`,
  /** The finding below the plane. */
  summary: ({ units, regions, moreRegions, isStraight, linearRegions, accuracy, error, deadUnits, sampled, inputs }) => {
    const off = error === null ? '' : ` The score is typically off by ${error} on the training points.`;
    const right = accuracy === null ? off : ` The network gets ${accuracy} of its training points right.`;
    if (sampled !== null && isStraight) return `${later.tooManyRegions({ side: sampled, moreRegions, inputs })}${right}`;
    if (sampled !== null) return `${later.sampled({ side: sampled, inputs })}${right}`;
    if (regions === null) return '';
    const folds = `The hinges of ${count(units, 'unit')} crease what you see into ${count(regions, 'region')}`;
    const merged = linearRegions !== null && linearRegions < regions ? `, which make ${count(linearRegions, 'linear region')}` : '';
    const dead = deadUnits > 0 ? ` ${count(deadUnits, 'unit is', 'units are')} dead: off for every training point.` : '';
    return `${folds}${merged}.${right}${dead}`;
  },
  /** The card of the selected unit. */
  card: {
    none: 'No unit selected',
    noneFacts: 'Click or tap a line on the plane, or a unit in the network, to select it.',
    unit: ({ letters, layer }) => `Unit ${letters}, layer ${layer}`,
    output: 'Output: the score',
    outputOf: ({ many }) => `Output: score of the ${many}`,
    outputOfFacts: 'Everything that the last units pass on, weighted and summed. The class with the highest score is the answer.',
    outputFactsOfNumbers: 'Everything that the last units pass on, weighted and summed: the number itself.',
    outputFacts: 'Everything that the last units pass on, weighted and summed. Positive: orange triangle. Negative: blue disc.',
    onShare: ({ on, of }) => `on for ${whole(on)} of ${whole(of)} training points`,
    dead: 'dead: off for every training point, so training cannot move it from here',
    oneSided: 'off for every training point; its slope there is not 0, so it still learns',
    alwaysOn: 'on for every training point, so for these it only weighs and adds',
    gradient: ({ length }) => `Gradient: ${length}.`,
    noGradient: 'Gradient: exactly 0.',
    noHinge: ({ z }) => `No hinge here: its sum is ${z} all around.`,
    turned: ({ by, died }) => (died ? `died by step ${by}` : `came back by step ${by}`),
    outside: 'Its hinge lies outside what you see.',
    hinge: 'Hinge',
    hintFirst: 'Drag its round handle to shift it, the square one to turn it; press the arrow to swap its sides.',
    hintFirstOfOne: 'Drag its round handle to shift it; press the arrow to swap its sides.',
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
  /** Units of each layer, and layers. */
  layers: {
    name: ({ layers }) => form(layers, 'layer'),
    fewer: 'One layer fewer',
    more: 'One layer more',
    fewerUnits: ({ layer }) => `One unit fewer in layer ${layer}`,
    moreUnits: ({ layer }) => `One unit more in layer ${layer}`,
  },
  /** Ready-made scenes. */
  scenes: {
    xor: 'XOR, solved by 4 units',
    spiral: 'A spiral, solved by two layers of 8',
    dying: 'A unit about to die: press Step and count the dead units',
    origami: 'Origami: XOR, solved by two folds, |z|',
    coin: 'A coin toss, learnt by heart: see the test points',
    own: 'your own',
  },
  /** Where the reader points. */
  pointed: {
    nothing: 'Point at the plane. Click or tap, and the reading stays. Arrow keys move a cross.',
    unpin: 'Close this reading',
    at: ({ x1, x2, inputs, names: [first, second] }) => [`${first || 'x1'} = ${x1}`, `${second || 'x2'} = ${x2}`].slice(0, inputs).join(', '),
    score: 'score',
    scoreOf: ({ many }) => `score of the ${many}`,
    answer: ({ one, value }) => `answer: ${one}, ${value}`,
    undecided: 'undecided',
    sample: ({ one, right }) => `The point here is ${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}: the answer is ${right ? 'right' : 'wrong'}.`,
    target: ({ value, error, above, test }) => `${test ? 'The test point' : 'The point'} here should be ${value}: the score is ${error} too ${above ? 'high' : 'low'}.`,
    on: ({ on, of, list }) => (on === 0 ? `All ${of} units are off.` : on === of ? `All ${of} units are on.` : `${on} of ${of} units on: ${list}`),
    unit: ({ letters, z, a }) => `Unit ${letters} here: z = ${z}, it passes on ${a}`,
    hinge: ({ letters, hinge, on, of }) => `Hinge of ${letters}: ${hinge} = 0; on for ${whole(on)} of ${whole(of)} training points`,
  },
  /** Where the reader stands with a chapter's goal; `shown` where a link or a step of the page brought the solution along. */
  goals: {
    'keep-everything': ({ standing, lacks, tier, isEarned, earned, measures, asks, units: who }) => {
      const { units = 0, kept, off = 0, parallel = 0, 'few-speak': few = 0 } = measures;
      if (standing === 'shown') {
        if (isEarned) return `You have done this${earned ? `, for ${earned}` : ''}. What you see now came with the page.`;
        return `These ${whole(units)} came with the page, so the goal is still yours: ${units > asks.gold ? `keep everything with ${whole(asks.gold)} units, for gold` : 'move a line away, and find it again'}.`;
      }
      if (lacks === 'shape') return 'This goal asks for one layer.';
      if (lacks === 'silence') return 'This goal asks for units that pass on 0 where they are off.';
      if (kept === undefined) return '';
      if (standing === 'reached') return `Done with ${count(units, 'unit')}${tier ? `: ${tier}` : ''}. ${percent(kept)} is kept, and every unit is off somewhere.`;
      const here = `${percentBelow(kept, asks.kept)} is kept with ${count(units, 'unit')}`;
      if (lacks === 'off') return `${here}, but ${who['least-off'][0]} is ${off > 0 ? `off on only ${percentBelow(off, asks.off)}: move its line further into the square` : 'on everywhere: move its line into the square'}.`;
      const all = `and ${form(units, 'it', 'each')} is off somewhere`;
      if (lacks === 'direction') {
        const [last, ...others] = [...who.parallel].reverse();
        return `${here}, ${all}. On ${percent(parallel)} only ${others.reverse().join(', ')} and ${last} are on, and their lines are parallel: they tell the same thing ${others.length > 1 ? 'again and again' : 'twice'}. Turn one of them.`;
      }
      return `${here}, ${all}. On ${percent(few)} of the square fewer than two units are on: ${units < asks.gold ? 'add a unit' : 'move a line so that a second one is'}.`;
    },
    'same-zero': ({ standing, lacks, asks, measures: { a = 0, distance = 0, times, farthest = 0 } }) => {
      if (standing === 'shown') return 'This link shows a solution. Press Reset, and find it yourself.';
      if (lacks === 'shape') return 'This goal asks for a unit of the first layer, and for the ring.';
      if (lacks === 'first') return a > 0 ? 'A is on at the ring because the ring has moved. Move the line instead.' : 'First part: A is off at the ring. Move its line until A is on there.';
      if (a > 0) return `A is on at the ring: the first part is done. Now let it pass on 0 there, and also at a point ${whole(asks.farther)} times as far away.`;
      if (times === undefined) return 'The ring is on the line itself. Move it a little away.';
      const here = `A passes on 0 at the ring, ${fixed(distance)} from its line`;
      if (farthest === 0) return `${here}, and at no point. Move the line, so that points are off as well.`;
      return standing === 'reached'
        ? `Done. ${here}, and the same 0 at a point ${fixed(times)} times as far away. The next unit cannot tell them apart.`
        : `${here}. The farthest point with the same 0 is ${fixedBelow(times, asks.farther)} times as far away.`;
    },
    'bend-wins': ({ standing, asks, measures: { accuracy = 0 } }) => {
      if (standing === 'shown') return 'This link shows a trained network. Press New weights, and train one yourself.';
      return `${standing === 'reached' ? 'Done: ' : ''}${percentBelow(accuracy, asks.accuracy)} of the training points are right, by the sign of the score.`;
    },
    'below-half': ({ lacks, asks, measures: { lowest = asks.probability } }) =>
      lacks === 'output' ? 'Set the score to “ReLU, then squashed” first.' : `The lowest probability of “triangle” among the training points: ${percent(lowest)}.`,
    'forget-safely': ({ standing, lacks, asks, measures: { accuracy = 0, erased = 0, 'different-classes': merged = 0 } }) => {
      if (standing === 'shown') return 'This link shows a solution. Press New weights, and train one yourself.';
      if (lacks === 'shape') return `This goal asks for one layer of ${asks.units} ReLU units.`;
      if (lacks === 'classes') return 'This goal asks for points of two classes or more.';
      return `${standing === 'reached' ? 'Done: ' : ''}${percentBelow(accuracy, 1)} right, ${count(erased, 'point')} erased, ${whole(merged)} identical to a point of the other class.`;
    },
  },
  /** A unit that was removed. */
  removed: ({ letters, renamed }) => [`Unit ${letters} is gone.`, movedUp({ gone: 1, renamed })].filter(Boolean).join(' '),
  /** How the units that are left are called after others were removed, or merged. */
  movedUp,
  goalOfClasses: 'This goal asks for points of classes. The present points carry numbers: Undo or Back brings the others again.',
  goalHere: (text) => `Goal: ${text}`,
  convinced: 'I have tried, and I am convinced that it cannot be done',
  /** Numbers in the sentences that can be changed. */
  scrub: {
    hint: 'Drag sideways, press the arrow keys, type a number, or tap',
    units: 'number of units',
    sample: 'number of the point that you follow',
    settings: { 'learning-rate': 'learning rate' },
    less: ({ label }) => `Less: ${label}`,
    more: ({ label }) => `More: ${label}`,
  },
  /** The stations of the assembly line. */
  forwardTrace: {
    inputs: 'The point comes in',
    layer: ({ layer }) => `Layer ${layer}: weigh, add, bend`,
    output: 'Output: weigh and add, no bend',
    score: 'score',
    scoreOf: ({ many }) => `score of the ${many}`,
    silent: 'off',
    rounded: '≈: rounded, so your last digit may differ.',
    end: 'The end of the line: sigmoid',
    endOfMany: 'The end of the line: softmax',
    bias: 'Each sum ends with the bias of its unit.',
    share: ({ one, probability }) => `${one}: ${probability}`,
    answer: ({ one }) => `the answer is ${one}`,
  },
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
  /** Where the run stands. */
  timeline: ({ step, last }) => `step ${step} of ${last}`,
  /** Passing a figure on: what is said before its dialog is there. */
  share: {
    open: 'Share',
    figures: { plane: 'the plane', 'read-back': 'what is read back', diagram: 'the network', 'number-line': 'the number line', loss: 'the loss', line: 'the curve', surface: 'the surface', collapse: 'the layers and their product', runs: 'the runs', 'side-by-side': 'side by side', units: 'the views of the units', timeline: 'deaths and returns', change: 'what has changed' },
    codeAlt: 'QR code of the link',
    onPaper: 'This figure, live:',
    tooLongForPaper: 'The address of this figure is too long for paper.',
    failed: 'That did not work. The link still works.',
  },
  /** A network taken over from a text. */
  network: {
    taken: ({ source, widths, parameters, activation, turn, assumed, withoutBiases }) => {
      const from = { crease: 'a network of Crease', 'state-dict': 'a PyTorch state_dict', safetensors: 'a safetensors file', 'scikit-learn': 'a scikit-learn model', keras: 'the weights of Keras', onnx: 'an ONNX model' }[source];
      const kind = `${activation}${turn === null ? '' : ` ${short(turn)}`}`;
      const guess = assumed ? ' The text names no activation: ReLU was assumed.' : '';
      const zeros = withoutBiases > 0 ? ` ${count(withoutBiases, 'layer')} came without biases and got zeros.` : '';
      return `Understood: ${from}, ${widths.join('-')}, ${count(parameters, 'weight or bias', 'weights and biases')}, activation ${kind}.${guess}${zeros}`;
    },
  },
};
