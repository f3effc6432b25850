// @ts-check
/** Words in English with which no figure starts: of single units, of goals, of what stands in sentences, of texts and files. */
import { counted, fixed, formFor, percent, short, whole } from './number.js';

/** @param {number} n @param {string} one @param {string} [many] */
const count = (n, one, many = `${one}s`) => counted(n, { one, other: many });

/** @param {number} n @param {string} one @param {string} [many] */
const form = (n, one, many = `${one}s`) => formFor(n, { one, other: many });

/** As `problems` of `en.js`. @type {import('./catalogue.js').Catalogue['problems']} */
export const problems = {
  'setting-unreadable': ({ value }) => `“${value}” is not a value for this setting. Nothing was changed.`,
  'shape-unreadable': ({ value }) => `“${value}” is not a shape. Write the units of each layer with hyphens between, for example 8-8. Nothing was changed.`,
  'shape-limits': ({ layers, width }) => `A network here has at most ${layers} hidden layers of 1 to ${width} units. Nothing was changed.`,
  'value-unreadable': ({ value }) => `“${value}” is not a number. Nothing was changed.`,
  'clamped': ({ asked, used, least, most }) => `${asked} is outside ${least} to ${most}; ${used} is used.`,
  'points-are-numbers': () => 'These points carry numbers and have no class: there is nothing to add, flip or delete. Choose points of classes first.',
  'sample-limit': ({ most }) => `There is room for ${most} points. Delete some to add others.`,
  'diverged': ({ step, rate }) => `The weights grew too large for a computer’s numbers at step ${step}: the learning rate ${rate} is too large. The last finite weights are kept.`,
  'picture-without-cells': () => 'This figure has no picture to pass on: the regions of its network cannot be computed.',
  'csv-empty': () => 'There is no point in this text. Write one a line: x1, x2, label.',
  'csv-too-long': ({ bytes, most }) => `This text is too long: ${bytes} bytes, ${most} are possible. Nothing was changed.`,
  'csv-too-many': ({ line, most }) => `There is room for ${most} points; line ${line} is one too many. Nothing was changed.`,
  'csv-fields': ({ line }, { found }) => `Line ${line} has ${count(found, 'field')}; x1, x2 and a label are expected. Nothing was changed.`,
  'csv-number': ({ line, field }) => `Line ${line}: “${field}” is not a number. Nothing was changed.`,
  'csv-coordinate': ({ line, field, least, most }) => `Line ${line}: ${field} lies outside ${least} to ${most}. Nothing was changed.`,
  'csv-label': ({ line, field, most }) => `Line ${line}: “${field}” is not a label; a whole number from 0 to ${most} is expected, and after it nothing, or 0 or 1 to mark a test point. Nothing was changed.`,
  'export-unknown': ({ kind }) => `Nothing can be exported as “${kind}”.`,
  'export-smooth': ({ activation }) => `A network of ${activation} units has no regions on which its score is one formula. Choose an activation of two straight pieces to export formulas.`,
  'export-regions': ({ reason }) => `The regions of this network cannot be computed: ${reason}.`,
  'export-too-many-regions': ({ found, most }) => `The frame has ${found} regions; a file holds up to ${most}. Zoom in, or make the network smaller.`,
  'export-range': ({ layer }) => `Layer ${layer} has a parameter too large for a 32-bit number, so it cannot be exported.`,
  'import-too-long': ({ bytes, most }) => `This file is too long: ${bytes} bytes, ${most} are possible. Nothing was changed.`,
  'import-not-json': ({ line, column }) => `This is not JSON: see line ${line}, column ${column}. Nothing was changed.`,
  'import-no-network': () => 'There is no network in this JSON: neither the format of Crease nor a PyTorch state_dict with weights. Nothing was changed.',
  'import-newer-version': ({ found, known }) => `This file was written by a newer Crease (version ${found} of the format; this page reads version ${known}). Nothing was changed.`,
  'import-missing': ({ key }) => `“${key}” is missing in this file. Nothing was changed.`,
  'import-value': ({ key }) => `The value of “${key}” is not possible. Nothing was changed.`,
  'import-activation': ({ name }) => `“${name}” is not an activation that Crease knows. Nothing was changed.`,
  'import-turn': ({ key, found, least, most }) => `The ${key} ${found} is outside ${least} to ${most}. Nothing was changed.`,
  'import-entries': ({ found, most }) => `This dictionary has ${found} entries; the deepest network here has ${most}. Nothing was changed.`,
  'import-unknown': ({ key }) => `“${key}” belongs to no fully connected layer: only weights and biases of linear layers can be read. Nothing was changed.`,
  'import-twice': ({ key }) => `“${key}” stands in this file twice. Nothing was changed.`,
  'import-weights': ({ key }) => `“${key}” is not a matrix: a list of rows of numbers, all of one length. Nothing was changed.`,
  'import-biases': ({ key }, { units }) => `“${key}” is not a list of ${count(units, 'number', 'numbers, one for each unit')}. Nothing was changed.`,
  'import-range': ({ key }) => `“${key}” has a number too large for a 32-bit number. Nothing was changed.`,
  'import-too-deep': ({ found, most }) => `This network has ${found} hidden layers; ${most} are possible. Nothing was changed.`,
  'import-width': ({ layer, most }, { layer: at, found }) => `${at === 0 ? `This network has ${count(found, 'input')}` : `Layer ${layer} of this network has ${count(found, 'unit')}`}; 1 to ${most} are possible. Nothing was changed.`,
  'import-mismatch': ({ layer, expected, found }) => `Layer ${layer} reads ${found} numbers, but the layer before it has ${expected} units. Nothing was changed.`,
  'import-network': ({ reason }) => `This is not a network: ${reason}. Nothing was changed.`,
  'import-inputs': (_, { found, expected }) => `This network has ${count(found, 'input')}; the present points have ${expected === 1 ? 'one, x1' : 'two, x1 and x2'}. Nothing was changed.`,
  'import-outputs': ({ expected }, { found }) => `This network has ${count(found, 'output')}; the present points need ${expected}. Choose other points first. Nothing was changed.`,
};

/** @type {Pick<import('./catalogue.js').Catalogue, import('./catalogue.js').Later>} */
export const later = {
  /** The card of the selected unit. */
  card: {
    none: 'No unit selected',
    noneFacts: 'Click or tap a line on the plane, or a unit in the network, to take hold of it.',
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
    gradient: ({ length }) => `Gradient: ${length}.`,
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
    nothing: 'Point at the picture; click or tap, and its reading stays. Arrow keys move a cross.',
    unpin: 'Close this reading',
    at: ({ x1, x2, inputs }) => (inputs === 1 ? `x1 = ${x1}` : `x1 = ${x1}, x2 = ${x2}`),
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
  /** A unit that was removed. */
  removed: ({ letters, renamed }) => {
    const others = renamed.slice(0, 4).map(({ from, to }) => `${from} is now ${to}`);
    const more = renamed.length > 4 ? ' and so on' : '';
    return `Unit ${letters} is gone.${renamed.length === 0 ? '' : ` The letters after it move up: ${others.join(', ')}${more}.`}`;
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
    addressHere: 'This page is a file on this computer: its address works only here.',
    noFrameHere: 'This page is a file on this computer, which a frame on another page cannot show. Copy the frame from the page on the web.',
    noCodeHere: 'This page is a file on this computer: no other device could open the code’s address.',
    onPaper: 'This figure, live:',
    tooLongForPaper: 'The address of this figure is too long for paper.',
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
};
