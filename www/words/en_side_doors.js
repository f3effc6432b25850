// @ts-check
/** Words in English of the side doors: of their figures and of their goals. */
import { counted, fixed, formula, percent, percentBelow, short, whole } from './number.js';

/** More units than this are not told one by one. */
const MANY = 16;

/** @param {number} number @param {string} one @param {string} [many] */
const count = (number, one, many = `${one}s`) => counted(number, { one, other: many });

/** From here on a change of the score is told by its size, and not by its digits. */
const MILLIONTH = 1e-6;

/** How much a score changed. @param {number} size */
const change = (size) => (size > 0 && size < MILLIONTH ? 'less than a millionth' : short(size));

/** @param {string[]} letters */
const list = (letters) => (letters.length < 2 ? letters.join('') : `${letters.slice(0, -1).join(', ')} and ${letters.at(-1)}`);

/** As `problems` of `en.js`. @type {import('./catalogue.js').Catalogue['problems']} */
export const problems = {
  'view-of-one-input': () => 'This view needs a network with one input. Choose data along one input, such as the sine.',
  'view-of-two-inputs': () => 'This view needs two inputs: over a single one the score is a line, not a surface.',
  'view-of-straight-pieces': () => 'This view is made of flat pieces. A smooth activation bends everywhere and has none. Choose ReLU, leaky ReLU, |z| or linear.',
  'view-too-large': () => 'This network has more regions than this view can show. Choose fewer or smaller layers.',
  'fold-one-input': () => 'This network has one input, so there is no plane to fold. Choose points of two classes.',
  'fold-no-layer': () => 'This network has no hidden layer, so nothing folds the plane. Add one.',
  'fold-smooth': () => 'This activation is smooth: it bends the plane everywhere and has no creases. Choose ReLU, leaky ReLU or |z|.',
  'fold-one-unit': ({ layer }) => `Layer ${layer} has one unit, so it passes on one number: the plane becomes a line, and there is no sheet to see. Add a unit to it.`,
  'fold-cells': () => 'This network has too many regions to fold. Take units away.',
  'fold-too-large': () => 'The numbers that this network passes on are too large to draw. Make its weights smaller.',
  'hint-right-half': () => 'Hint: right of 0 only A is on. Look at that half of the graph first.',
  'hint-left-half': () => 'Hint: left of 0 only B is on. A positive weight makes the graph go up to the left.',
  'hint-weight': ({ unit, weight }) => `Hint: give ${unit} the weight ${weight}.`,
  'hint-bend-one': () => 'Hint: these units do not bend at all. Press “Bend one unit” first: then it is a ReLU network.',
  'hint-splits': ({ unit, on, of }) => `Hint: ${unit} is on for ${on} of ${of} points, so it tells two groups of points apart.`,
  'hint-off-the-points': ({ unit }) => `Hint: slide the bias of ${unit} until it is on for every point, or for none.`,
  'hint-curve-above': ({ at, unit, turn }) => `The score is farthest from the curve at x1 = ${fixed(Number(at))}, where it is too low. ${unit ? `Hint: ${turn} the slope of ${unit}, a little.` : 'No unit is on there: move a hinge.'}`,
  'hint-curve-below': ({ at, unit, turn }) => `The score is farthest from the curve at x1 = ${fixed(Number(at))}, where it is too high. ${unit ? `Hint: ${turn} the slope of ${unit}, a little.` : 'No unit is on there: move a hinge.'}`,
  'hint-doubles': () => 'A fold that is folded over, at −1, doubles the edges here. One that stops at 0, as ReLU does, may add fewer. How many full folds does it take to get to 16?',
  'hint-dial': ({ fold }) => `Fold ${fold} is still flat. Turn its dial towards −1, and watch the cut.`,
  'hint-fold-again': () => 'Three folds give 8 edges. Press “Add a fold”, then turn the new dial towards −1.',
  'hint-slope': () => 'Which of these activations has a slope where a unit is off? Choose it, press Reset, then Train.',
  'hint-leak': () => 'Press Reset so that it starts dead again, choose leaky ReLU, and train for some hundred steps.',
  'hint-overshoot': () => 'The corners need not lie on the curve. Let them shoot past it a little: make every slope about an eighth steeper, and the error is shared between the corners and the middles.',
  'hint-prune': () => 'Hint: some units are off for every point. Press “Remove dead units”: no score of a point changes.',
  'hint-retrain': () => 'Hint: press Train. The units that are left move, and take over.',
  'hint-one-fewer': () => 'Hint: select a unit, remove it, and train again.',
  'hint-weakest': ({ unit }) => `Hint: ${unit} adds the least to the score. Remove it, then train again.`,
  'hint-by-training': () => 'Hint: press Undo until no weight is set by hand.',
  'hint-none-dead': () => 'Hint: no unit of the second layer is dead now. Press “Back to the death”: two are dead there.',
  'hint-second-layer': ({ unit }) => `Hint: ${unit} gets no gradient, but what it receives comes from units that still learn. Press Train, and watch its row.`,
  'hint-inputs-move': ({ unit }) => `Hint: lower the rate to 0.1 and train. ${unit} keeps its weights; its inputs change under it until its sum is above 0 for some point.`,
};

/** As `goals` of `en_later.js`. @type {import('./catalogue.js').Catalogue['goals']} */
export const goals = {
  'follow-curve': ({ standing, lacks, tier, asks, measures: { error = 0, units = 0 } }) => {
    if (standing === 'shown') return 'This step of the page, or this link, shows a solution. Move a hinge away, and find it yourself.';
    if (lacks === 'curve') return 'This goal asks for a curve over one input.';
    if (lacks === 'shape') return `This goal asks for one layer of ${whole(asks['gold-units'])} units at most.`;
    if (lacks === 'silence') return 'This goal asks for ReLU units, which pass on 0 where they are off.';
    const here = `${fixed(error, 3)} is the largest error, with ${whole(units)} ${units === 1 ? 'unit' : 'units'}`;
    if (standing !== 'reached') return `${here}.`;
    const more = tier === 'gold' ? '' : ` For gold: ${whole(asks['gold-units'])} units, and ${fixed(asks['gold-error'])}.`;
    return `Done: ${here}. ${tier === 'gold' ? 'Gold.' : `Silver.${more}`}`;
  },
  'match-graphs': ({ standing, lacks, asks, measures: { error = 0, done = 0 } }) => {
    if (lacks === 'shape' || lacks === 'silence') return 'This goal asks for one ReLU unit and its mirror. Press Reset.';
    if (lacks === 'curve') return 'Choose a graph: First, Second or Third.';
    const soFar = `${whole(done)} of ${whole(asks.graphs)} graphs drawn`;
    if (standing === 'shown') return 'This link shows a solution. Press Reset, and find one yourself.';
    if (standing === 'reached') return `Done: ${soFar}. Two weights were enough for each.`;
    return `${soFar}. ${error < 1e-6 ? 'This one is right; choose another.' : `The score is up to ${fixed(error)} away from the dashed graph.`}`;
  },
  'collapse-on-data': ({ standing, lacks, asks, measures: { split = 0 } }) => {
    if (standing === 'shown') return 'This link shows a solution. Press Reset, and find one yourself.';
    if (lacks === 'shape') return `This goal asks for ${whole(asks.layers)} hidden layers or more.`;
    if (lacks === 'silence') return 'These units do not bend yet. The goal asks for a ReLU network.';
    if (standing === 'reached') return 'Done: a ReLU network, and one formula for all its points. No point sees the bend. The answer changes along one straight line now, so look how many points it gets wrong.';
    return `${count(split, 'unit is', 'units are')} on for some points and off for others. Move the crease off the points.`;
  },
  fewest: ({ standing, tier, lacks, asks, measures: { units = 0, accuracy = 0 } }) => {
    if (standing === 'shown') return 'This link shows a solution. Press Reset, and find one yourself.';
    if (lacks === 'silence') return 'This goal asks for ReLU: only its units can be removed for free.';
    const now = `${count(units, 'unit')}, ${percentBelow(accuracy, asks.accuracy)} right`;
    if (standing !== 'reached') return `${now}.`;
    if (tier === 'gold') return `Gold: ${now}. Two units are too few: of 20 runs with two, none solves XOR.`;
    return `${tier === 'silver' ? 'Silver' : 'Done'}: ${now}. Fewer will do.`;
  },
  rescue: ({ standing, lacks, asks, measures: { accuracy = 0 } }) => {
    if (standing === 'shown') return 'This link shows a solution. Press “One that is dead”, and rescue it yourself.';
    if (lacks === 'start') return 'This network did not start dead. Press “One that is dead” first.';
    const now = `${percentBelow(accuracy, asks.accuracy)} of its points are right`;
    if (lacks === 'slope') return `It started dead: every unit off for every point. ${now}, and training cannot change that.`;
    return standing === 'reached' ? `Done: ${now}. A slope where its units are off was all that it needed.` : `It started dead. ${now}.`;
  },
  'unfold-more': ({ standing, lacks, measures: { edges = 0, folds = 0 } }) => {
    if (standing === 'shown') return 'This link or button shows a solution. Press Reset, and find one yourself.';
    if (lacks === 'shape') return 'This network is not a folded sheet. Press Reset.';
    const now = `${count(folds, 'fold')}, ${count(edges, 'edge')}`;
    return standing === 'reached' ? `Done: ${now}, and still one straight cut. Unfold it.` : `${now}.`;
  },
  revive: ({ standing, lacks, measures: { returns = 0, dead = 0 } }) => {
    if (standing === 'shown') return 'This link shows a solution. Press “Back to the death”, and find one yourself.';
    if (lacks === 'training') return 'A weight was set by hand. Press Undo, or “Back to the death”: training has to do it.';
    if (standing === 'reached') return `Done: units beyond the first layer came back ${count(returns, 'time')}, by training alone.`;
    return dead === 0 ? 'No unit of the second layer is dead.' : `${count(dead, 'unit')} of the second layer ${dead === 1 ? 'is' : 'are'} dead. None has come back yet.`;
  },
};

/** What stands beside the figures. @type {Pick<import('./catalogue.js').Catalogue, import('./catalogue.js').SideDoors>} */
export const sideDoors = {
  line: {
    /** The unit that the step without a network asks to drag. */
    dragged: 'C',
    hinge: ({ letters }) => `${letters} begins at`,
    slope: ({ letters }) => `slope of ${letters}`,
    side: ({ letters, rightward }) => `${letters}\u202f${rightward ? '→' : '←'}`,
    everywhere: 'everywhere',
    needsOneInput: 'This figure shows a score over one input, and this network has two. Press Back, or choose a step below.',
    summary: ({ largestError, largestErrorAt, straightPieces, units }) => {
      const error = largestError === null || largestErrorAt === null ? '' : ` The largest error is ${fixed(largestError)}, at x1 = ${fixed(largestErrorAt)}.`;
      const pieces = straightPieces === null ? 'The score over x1.' : `The score over x1, in ${count(straightPieces, 'straight piece')}.`;
      const each = units.length > MANY ? '' : units.map(({ letters, hinge, slope }) => ` ${letters} ${hinge === null ? 'has no hinge' : `begins at ${fixed(hinge)} with a slope of ${fixed(slope)}`}.`).join('');
      return `${pieces}${error}${each}`;
    },
    step: ({ place, of, text }) => `Step ${whole(place)} of ${whole(of)}. ${text}`,
  },
  dials: {
    name: ({ fold }) => `Fold ${whole(fold)}`,
    value: ({ value, text }) => `${text}${value === 1 ? ', flat' : value === 0 ? ', ReLU' : value === -1 ? ', folds over' : ''}`,
  },
  fold: {
    where: ({ steps, first, layers, dials }) => {
      const done = Math.floor(steps) - first;
      const share = steps - Math.floor(steps);
      // A dial that leaves the sheet flat makes no fold.
      const isFold = (/** @type {number} */ dial) => dial < 1;
      const all = dials.filter(isFold).length;
      const shown = all === 0 ? count(0, 'fold') : `${whole(dials.slice(0, done).filter(isFold).length)} of ${count(all, 'fold')} shown`;
      if (first > 0) return share === 0 || dials[done] === 1 ? shown : `${shown}, the next one ${percent(share)} done`;
      if (steps === 0) return 'the plane itself';
      return share === 0 ? `layer ${whole(steps)} of ${whole(layers.length)}` : `${percent(share)} of the way to layer ${whole(Math.ceil(steps))}`;
    },
    summary: (readout) => {
      if (readout.problem) return '';
      const { steps, first, layers, folded, flattened, erased, parts } = readout;
      const layer = layers[Math.max(Math.ceil(steps) - 1, 0)];
      const names = `${layer.letters[layer.across]} across and ${layer.letters[layer.up]} up`;
      const here = sideDoors.fold.where(readout);
      const shown = steps === 0 || first > 0 ? `${here[0].toUpperCase()}${here.slice(1)}.` : `${here[0].toUpperCase()}${here.slice(1)}, ${names}.`;
      const lies = folded && (folded > 1 - 1e-9 ? 'every spot lies on another' : `${percent(folded)} of the plane lies on other parts of it`);
      const shares = [lies, flattened && `${percent(flattened)} is flattened`, erased && `${percent(erased)} is erased`].filter(Boolean);
      const told = shares.join(', ');
      const lost = folded === null ? '' : told !== '' ? ` ${told[0].toUpperCase()}${told.slice(1)}.` : ' No two spots lie on each other.';
      return `${shown}${lost}${parts === null ? '' : ` ${parts === 1 ? 'One spot lies' : `${whole(parts)} spots lie`} where you point.`}`;
    },
  },
  side: {
    solved: ({ solved, done, of }) => (done < of ? `${whole(solved)} of ${whole(done)} …` : `${whole(solved)} of ${whole(of)}`),
    diverged: ({ step }) => `stopped at ${step}: too large`,
    dead: ({ dead, units }) => `${whole(dead)} of ${whole(units)}`,
    summary: ({ rate, runs }) => `Runs that succeed${rate === '' ? '' : ` at rate ${rate}`}: ${runs.map(({ name, solved, of }) => `${name ? `${name} ` : ''}${whole(solved)} of ${whole(of)}`).join(', ')}.`,
  },
  units: (readout) => {
    if (!readout) return 'There is nothing to show: the cells of this network cannot be computed.';
    const { examples, sampled, layers } = readout;
    if (layers.length === 0) return 'This network has no hidden units, so there is no view of one.';
    const told = layers.map(({ off, most, units }, layer) => {
      const share = off === null ? '' : `: off in ${percent(off)} of all cases`;
      return `Layer ${layer + 1}, ${count(units.length, 'unit')}${share}; the largest number passed on here is ${short(most)}.`;
    });
    const all = layers.flatMap(({ units }) => units);
    const each = all.length > MANY || examples === 0 ? '' : ` On, of ${count(examples, 'training point')}: ${all.map(({ letters, on }) => `${letters} ${whole(on)}`).join(', ')}.`;
    const how = sampled === null ? '' : ` Sampled at ${whole(sampled)} × ${whole(sampled)} places: a smooth activation has no straight pieces.`;
    return `${told.join(' ')}${each}${how}`;
  },
  views: {
    says: {
      surface: 'The score is the height here, and the plane is the floor below it.',
      fold: 'The plane as the layer lays it, by what two of its units pass on.',
      units: 'Each square is the whole plane, coloured by what that one unit passes on there.',
      line: 'What the units add, each a thin line, comes to the bold line.',
    },
    keys: {
      surface: 'Drag to turn it; arrows turn and tilt, Home shows it from above.',
      fold: 'Comma unfolds, full stop folds, arrows move the pricked spot.',
      units: 'Click a square, or press its letter, to select that unit.',
      line: 'Drag a letter along the axis, the square up or down.',
    },
    option: ({ name, lacks }) => `${name} (${lacks})`,
    lacks: {
      'view-of-one-input': 'needs one input',
      'view-of-two-inputs': 'needs two inputs',
      'view-of-straight-pieces': 'not for smooth units',
      'view-too-large': 'too many regions',
      'fold-one-input': 'needs two inputs',
      'fold-no-layer': 'needs a layer',
      'fold-smooth': 'not for smooth units',
      'fold-one-unit': 'needs two units a layer',
      'fold-cells': 'too many regions',
      'fold-too-large': 'too large numbers',
    },
  },
  mirror: (readout) => {
    if (!readout) return 'There is no unit with a mirror here. Press Reset.';
    const { z, activations, weights, score } = readout;
    /** @param {number} unit */
    const product = (unit) => `${weights[unit] < 0 ? `(${fixed(weights[unit])})` : fixed(weights[unit])}·${fixed(activations[unit])}`;
    return `At the ring z = ${fixed(z)}: A passes on ${fixed(activations[0])}, its mirror B ${fixed(activations[1])}. Score = ${product(0)} + ${product(1)} = ${fixed(score, Math.abs(score) < 0.1 && score !== 0 ? 3 : 2)}.`;
  },
  collapse: (readout) => {
    if (!readout) return 'A smooth activation bends everywhere: no three numbers hold for more than one point.';
    const { row, difference, linear, linearRegions, off, pinned } = readout;
    const [a, b, c] = row;
    const side = pinned ? 'On the side of the ring' : 'On this side';
    const where = linear ? 'Everywhere' : linearRegions === 1 ? 'Everywhere in view' : `${side}, where ${off === 0 ? 'every unit is on' : `${count(off, 'unit is', 'units are')} off`}`;
    const by = difference === 0 ? 'no difference at all' : `at most ${short(difference)}, which is rounding`;
    return `${where}, score = ${formula({ a, b, c })}. Difference between the layers and these numbers: ${by}.`;
  },
  bent: ({ letters, layer, bias, on, of }) => `Unit ${letters} of layer ${whole(layer + 1)}: ${fixed(bias)}, on for ${whole(on)} of ${whole(of)} points`,
  surface: ({ turn, tilt, least, most, reach, facets }) => {
    if (least === null || most === null || reach === null || facets === null) return '';
    const from = tilt === 0 ? 'Seen from above, as the flat plane' : `Seen from ${whole(90 - tilt)}° above the ground, turned by ${whole(turn)}°`;
    return `${from}: ${count(facets, 'flat facet')}. The score runs from ${short(least)} to ${short(most)}; the vertical scale ends at ${short(reach)} and ${short(-reach)}.`;
  },
  angle: (isTurn, degrees) => (isTurn ? `turned by ${whole(degrees)}°` : degrees === 0 ? 'seen from above' : `tilted by ${whole(degrees)}°`),
  lives: ({ firstStep, lastStep, layers, units, forgotten }) => {
    const told = layers.map(({ deaths, returns }, layer) => `layer ${layer + 1}: ${count(deaths, 'death')} and ${count(returns, 'return')}`);
    const earlier = forgotten > 0 ? ` ${count(forgotten, 'earlier event')} not kept.` : '';
    if (units === 0) return `Steps ${whole(firstStep)} to ${whole(lastStep)}: no unit died or came back.${earlier}`;
    return `Steps ${whole(firstStep)} to ${whole(lastStep)}, ${told.join(', ')}. These are events, of ${count(units, 'unit')}.${earlier}`;
  },
  pruned: (readout) => {
    if (!readout) return '';
    const { letters, merged, units, training, test, frame, share } = readout;
    const what = merged ? `${list(letters)} were merged` : `${list(letters)} ${letters.length === 1 ? 'is' : 'are'} gone`;
    const onTest = test === null ? '' : `, on the test points ${change(test)}`;
    const inView = frame === null || share === null ? '' : ` In the whole view: ${change(frame)}${share > 0 ? `, on ${percent(share)} of it` : ''}.`;
    return `${what}; ${count(units, 'unit')} left. Largest change of the score on the training points: ${change(training)}${onTest}.${inView}`;
  },
};

/** What their canvases show, as `figures` of `en.js`. @type {import('./catalogue.js').Catalogue['figures']} */
export const figures = {
  collapse: 'The weights of every layer as squares under its number, below them what layers 1 to 2, 1 to 3 and so on come to, and the one row of numbers at the end',
  surface: 'The score over the plane as a folded sheet in three dimensions, and the plane as a floor below it',
  units: 'What each unit passes on, as a small picture: paper where that is 0; above the pictures of a layer, the share of its sums that are below 0',
  timeline: 'The run from left to right, a row for each unit: a cross where it dies, a ring where it comes back',
  change: 'The plane, hatched where the score has changed',
  runs: 'Many small runs from different starts, the answers of each on the plane, and a cross through those that fail',
  'side-by-side': 'The planes of networks side by side, with one cross at the same place of all',
  line: 'The score over the only input as a sum: the curve to follow, what each unit adds, and the hinges below',
  fold: 'The plane as a sheet of paper, folded by the layers of the network',
  sheet: 'A square to cut out, with numbered creases to fold along and a bold line to cut along',
};

/** What the share dialog calls them, as `share.figures` of `en_later.js`. @type {Record<string, string>} */
export const shared = { fold: 'the folded sheet', sheet: 'the sheet to print' };
