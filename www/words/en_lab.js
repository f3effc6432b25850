// @ts-check
/** Words in English of the lab. */
import { counted, fixed, percent, short, whole, wholePercent } from './number.js';

/** @param {number} number @param {string} one @param {string} [many] */
const count = (number, one, many = `${one}s`) => counted(number, { one, other: many });

/** What the settings of an axis are called. @type {Record<string, string>} */
const SETTINGS = {
  'learning-rate': 'learning rate',
  'bias-start': 'first biases',
  width: 'units per layer',
  depth: 'hidden layers',
  activation: 'activation',
  slope: 'slope below 0',
  scale: 'first weights, times',
  batch: 'points per step',
  optimizer: 'optimiser',
  data: 'data',
  scheme: 'kind of first weights',
  layers: 'units of each layer',
  count: 'points',
  noise: 'noise',
  'l1-weights': 'L1 on weights',
  'l1-biases': 'L1 on biases',
  'l2-weights': 'L2 on weights',
  'l2-biases': 'L2 on biases',
  'decoupled-weights': 'decay of weights',
  'decoupled-biases': 'decay of biases',
};

/** Values that are words, as the page calls them. @type {Record<string, string>} */
const VALUES = {
  relu: 'ReLU',
  leaky: 'leaky ReLU',
  abs: '|z|',
  linear: 'linear',
  tanh: 'tanh',
  sigmoid: 'sigmoid',
  gelu: 'GELU',
  softplus: 'softplus',
  sgd: 'SGD',
  momentum: 'momentum',
  adam: 'Adam',
  xor: 'XOR',
  circle: 'circle',
  moons: 'moons',
  spiral: 'spiral',
  he: 'He',
  glorot: 'Glorot',
  uniform: 'uniform',
  spread: 'spread',
};

/** @param {string} value */
const valueOf = (value) => VALUES[value] ?? value.replace(/^-(?=\d)/, '−');

/** @param {number} seconds */
const time = (seconds) => {
  if (seconds < 1.5) return 'a second';
  if (seconds < 90) return `${whole(seconds)} seconds`;
  if (seconds < 5400) return `${whole(seconds / 60)} minutes`;
  if (seconds < 129_600) return `${fixed(seconds / 3600, 1)} hours`;
  return `${whole(seconds / 86_400)} days`;
};

/** A loss among others: with as many decimals as they have. @param {number} value */
const loss = (value) => (value < 1000 ? fixed(value, 3) : short(value));

/** @param {import('../types/core.d.ts').SpreadReadout} spread */
const shareOf = ({ mean, error }) => `${wholePercent(mean)} (± ${wholePercent(error)})`;

/** What all runs share, but for what an axis sets. @param {import('../types/core.d.ts').LabReadout} recipe */
const sharedBy = ({ pictures, x, y, layers, data, optimizer, batch }) => {
  const axes = [x, y, pictures].map(({ setting }) => setting);
  const widths = layers === 'none' ? [] : layers.split('-');
  const hidden = widths.length === 0 ? 'no hidden layer' : widths.length === 1 ? `one hidden layer of ${widths[0]} units` : `${whole(widths.length)} hidden layers of ${widths.join(', ')} units`;
  /** @type {[string[], string][]} */
  const parts = [
    [['width', 'depth', 'layers'], hidden],
    [['data'], `data ${valueOf(data)}`],
    [['optimizer'], valueOf(optimizer)],
    [['batch'], `${count(batch, 'point')} a step`],
  ];
  return parts.filter(([settings]) => !settings.some((setting) => axes.includes(setting))).map(([, text]) => text);
};

/** Where along its steps a run is opened. @param {import('../types/core.d.ts').RunReadout} run */
const openedAt = ({ firstDeath, deadAtStart, diverged }) => {
  if (firstDeath !== null) return `at step ${whole(firstDeath)}, where its first unit dies`;
  if (deadAtStart) return 'at its first weights, where units are dead already';
  return diverged ? 'at its last step: it diverged there' : 'at its last step: no unit died on the way';
};

/** What two pictures differ in. @param {string[]} values */
const between = ([first, second]) => `${valueOf(first)} minus ${valueOf(second)}`;

/** A value of the pictures by name: a number says of what. @param {import('../types/core.d.ts').LabReadout} recipe @param {number} place */
const pictureOf = ({ pictures: { setting, values } }, place) => `${values[place] in VALUES ? '' : `${SETTINGS[setting]} `}${valueOf(values[place])}`;

/** What the maps show, by name. @param {import('../types/core.d.ts').LabReadout} recipe */
const shownOf = (recipe) => (recipe.shown < recipe.pictures.values.length ? pictureOf(recipe, recipe.shown) : between(recipe.pictures.values));

export const lab = {
  /** @param {string} setting */
  setting: (setting) => SETTINGS[setting] ?? setting,
  value: valueOf,
  difference: between,
  /** What the recipe comes to. @param {import('../types/core.d.ts').LabReadout} recipe */
  recipe: (recipe) => {
    const { pictures, x, y, seeds, runs, steps } = recipe;
    const shared = sharedBy(recipe);
    return `${whole(runs)} trainings of ${whole(steps)} steps: ${x.values.length} × ${y.values.length} squares${pictures.values.length === 1 ? '' : ` × ${pictures.values.map(valueOf).join(' / ')}`} × ${count(seeds, 'seed')}.${shared.length > 0 ? ` All share: ${shared.join(', ')}.` : ''}`;
  },
  estimate: /** @param {{ seconds: number, workers: number }} values */ ({ seconds, workers }) => `About ${time(seconds)} on ${count(workers, 'worker')} of this machine.`,
  progress: /** @param {import('../types/core.d.ts').ProgressReadout} values */ ({ done, all, left }) => (done === all ? `All ${whole(all)} runs are done.` : `${whole(done)} of ${whole(all)} runs, about ${time(left)} left.`),
  took: /** @param {{ seconds: number, runs: number }} values */ ({ seconds, runs }) => `Done in ${fixed(seconds, 1)} s: ${whole(runs / Math.max(seconds, 0.001))} trainings a second.`,
  paused: 'Paused: the runs in hand are finished, no more are begun.',
  canceled: /** @param {import('../types/core.d.ts').ProgressReadout} values */ ({ done, all }) => `Cancelled. ${whole(done)} of ${whole(all)} runs are done, and the maps show these. “Run it here” goes on with the rest.`,
  alone: 'This page may not start workers here, so the runs are trained on the page itself, between its frames. It takes longer.',
  waited: 'The tab was hidden, so the page itself waited. It goes on now.',
  native: 'What you see was trained by the same program, on the machine that made this page. “Run it here” trains all of it again, and comes to the same numbers.',
  tooLong: /** @param {{ seconds: number }} values */ ({ seconds }) => `This would take about ${time(seconds)} here. Fewer values, seeds or steps take less; and the command line runs it in parts.`,
  runAllTheSame: 'Run it all the same',
  heatMaps: /** @param {import('../types/core.d.ts').LabReadout} recipe */ (recipe) => {
    const { x, y, dead, measure } = recipe;
    return `${shownOf(recipe)}. Left: ${dead ? 'share of dead units' : 'share of units that are off at every training point'}, in per cent. Right: ${measure === 'loss' ? 'loss' : 'share of training points right, in per cent'}. From left to right: ${SETTINGS[x.setting]}, ${x.values.map(valueOf).join(', ')}. From below: ${SETTINGS[y.setting]}, ${y.values.map(valueOf).join(', ')}.`;
  },
  titles: /** @param {{ dead: boolean, measure: string, difference: boolean }} values */ ({ dead, measure, difference }) => {
    const rest = difference ? ', difference' : ', %';
    return [`${dead ? 'Dead units' : 'Off at every point'}${rest}`, measure === 'loss' ? 'Loss' : `Points right${rest}`];
  },
  axes: /** @param {import('../types/core.d.ts').LabReadout} recipe */ ({ x, y }) => `From left to right: ${SETTINGS[x.setting]}. From below: ${SETTINGS[y.setting]}.`,
  /** What is seen on the heat maps, after a clause. @param {import('../types/core.d.ts').LabReadout} recipe @param {import('../types/core.d.ts').FindingReadout | null} found */
  seen: ({ pictures, shown, dead, measure }, found) => {
    if (shown >= pictures.values.length) {
      const [first, second] = pictures.values.map(valueOf);
      return `. Orange: there is more with ${first}; blue: more with ${second}`;
    }
    // Only where there are such squares, and what is said of them holds.
    if (!dead) return '; these pass something on all the same, so they are not';
    const isSeen = measure !== 'loss' && found !== null && found.mostDeadAccuracy !== null && found.mostDeadAccuracy < 0.62;
    return isSeen ? ': where the map of dead units is yellow, most are, and there the other map is grey, near one half' : '';
  },
  /** The heat maps as a table. @param {import('../types/core.d.ts').LabReadout} recipe */
  tableCaption: ({ measure }) => `In every square: dead units (with a leak: units off at every training point), then ${measure === 'loss' ? 'loss' : 'training points right'}; means over its seeds`,
  tableCorner: /** @param {import('../types/core.d.ts').LabReadout} recipe */ ({ x, y }) => `${SETTINGS[y.setting]}, by ${SETTINGS[x.setting]}`,
  tableRow: /** @param {{ picture: string, y: string, pictures: number }} values */ ({ picture, y, pictures }) => (pictures > 1 ? `${valueOf(picture)}, ${valueOf(y)}` : valueOf(y)),
  tableCell: /** @param {import('../types/core.d.ts').CellReadout | null} cell */ (cell) => {
    const [off, right] = [cell?.off ? wholePercent(cell.off.mean) : '–', cell?.accuracy ? wholePercent(cell.accuracy.mean) : cell?.loss ? short(cell.loss.mean) : '–'];
    return `${off}, ${right}`;
  },
  step: whole,
  /** Medians with their quartiles. @param {number[] | null} of */
  quartiles: (of) => (of ? `${loss(of[1])} (${loss(of[0])} to ${loss(of[2])})` : '–'),
  quartilesOfShares: /** @param {number[] | null} of */ (of) => (of ? `${wholePercent(of[1])} (${wholePercent(of[0])} to ${wholePercent(of[2])})` : '–'),
  curvesCaption: 'The runs of the square, along their steps: medians over the seeds, in brackets the first and the third quartile',
  curvesHeads: /** @param {string[]} pictures */ (pictures) => ['step', ...pictures.flatMap((picture) => [`${valueOf(picture)}: units off for every point`, `${valueOf(picture)}: loss`])],
  sharesCaption: 'Units of all runs of the square, by the share of training points for which they are on',
  sharesHeads: ['layer', 'for none', ...Array.from({ length: 10 }, (_, tenth) => `up to ${10 * (tenth + 1)} %`), 'for all', 'sums below 0'],
  shareOf: /** @param {number} part @param {number} all */ (part, all) => (all > 0 ? percent(part / all) : '–'),
  cellTitle: /** @param {import('../types/core.d.ts').CellReadout} cell @param {import('../types/core.d.ts').LabReadout} recipe */ (cell, { x, y, pictures }) =>
    `${valueOf(cell.picture)}${pictures.setting === 'activation' ? '' : ` (${SETTINGS[pictures.setting]})`}, ${SETTINGS[x.setting]} ${valueOf(cell.x)}, ${SETTINGS[y.setting]} ${valueOf(cell.y)}`,
  cell: /** @param {import('../types/core.d.ts').CellReadout} cell */ (cell) => {
    if (cell.done === 0) return 'No run of this square is done yet.';
    const parts = [`${count(cell.done, 'run')}.`];
    if (cell.off) parts.push(`${cell.dead ? 'Dead units' : 'Units off at every training point'}: ${shareOf(cell.off)}.`);
    if (cell.accuracy) parts.push(`Training points right: ${shareOf(cell.accuracy)}, from ${wholePercent(cell.accuracy.least)} to ${wholePercent(cell.accuracy.most)}.`);
    if (cell.testAccuracy) parts.push(`Test points right: ${shareOf(cell.testAccuracy)}.`);
    if (cell.loss) parts.push(`Loss: ${loss(cell.loss.mean)} (± ${loss(cell.loss.error)}).`);
    if (cell.regions) parts.push(`Linear regions in the frame: ${fixed(cell.regions.mean, 1)} on average.`);
    if (cell.dead) parts.push(`${count(cell.deaths, 'death')} and ${count(cell.returns, 'return')} on the way.`);
    if (cell.bornDead > 0) parts.push(`${count(cell.bornDead, 'run')} began with a layer all dead.`);
    if (cell.diverged > 0) parts.push(`${count(cell.diverged, 'run')} diverged.`);
    return parts.join(' ');
  },
  pruning: /** @param {import('../types/core.d.ts').CellReadout} cell */ (cell) => {
    if (cell.done === 0) return '';
    if (cell.pruned + cell.merged === 0) return 'Pruning: no unit of these runs is dead, and none can be merged.';
    const change = [`on training points ${short(cell.prunedTraining)}`];
    if (cell.prunedTest !== null) change.push(`on test points ${short(cell.prunedTest)}`);
    if (cell.prunedFrame !== null) change.push(`anywhere in the frame ${short(cell.prunedFrame)}`);
    return `Pruning, in all these runs together: ${count(cell.pruned, 'dead unit')} removed (of a layer that is all dead, one stays), ${count(cell.merged, 'unit')} fewer by merging those that are always on. The largest change of the output, before the sigmoid: ${change.join(', ')}.`;
  },
  run: /** @param {import('../types/core.d.ts').RunReadout} run @param {boolean} dead */ (run, dead) => {
    if (run.loss === null) return `seed ${run.seed}: not done`;
    const off = run.off === null ? '' : `${wholePercent(run.off)} ${dead ? 'dead' : 'off at every point'}`;
    const right = run.accuracy === null ? `loss ${short(run.loss)}` : `${wholePercent(run.accuracy)} right`;
    const start = run.deadAtStart ? `, ${whole(run.deadAtStart)} dead from the start` : '';
    const death = run.firstDeath === null ? '' : `, first death at step ${whole(run.firstDeath)}`;
    return `seed ${run.seed}: ${off}, ${right}${start}${death}${run.diverged ? ', diverged' : ''}`;
  },
  finding: /** @param {import('../types/core.d.ts').FindingReadout} found @param {import('../types/core.d.ts').LabReadout} recipe */ (found, { x, y, pictures, dead }) => {
    const first = valueOf(pictures.values[found.picture]);
    const second = found.other === null ? undefined : valueOf(pictures.values[found.other]);
    const parts = [];
    if (found.deadCells > 0 && found.deadAccuracy !== null) parts.push(`With ${first}, in ${count(found.deadCells, 'square')} at least half of the units are dead at the end; there ${percent(found.deadAccuracy)} of the training points are right.`);
    if (found.aliveCells > 0 && found.aliveAccuracy !== null) parts.push(`With ${first}, in ${count(found.aliveCells, 'square')} less than a tenth of the units are dead at the end; there ${percent(found.aliveAccuracy)} are right.`);
    // Where too few are right without dead units, something else decides.
    if (found.best && (found.deadCells === 0 || (found.aliveAccuracy ?? 0) < 0.9)) parts.push(`Most are right ${found.best.alike > 1 ? `in ${count(found.best.alike, 'square')}, one of them ` : ''}at ${SETTINGS[x.setting]} ${valueOf(found.best.x)}, ${SETTINGS[y.setting]} ${valueOf(found.best.y)}: ${percent(found.best.accuracy)}${dead ? `, with ${percent(found.best.off)} of the units dead` : ''}.`);
    if (second !== undefined && found.otherAccuracy !== null) {
      const apart = found.otherDiverged > 0 && found.otherConverged !== null ? `; in ${whole(found.otherDiverged)} of these all its runs diverged, in the others it gets ${percent(found.otherConverged)}` : '';
      parts.push(`In the squares where ${first} dies, ${second} gets ${percent(found.otherAccuracy)} right${apart}.`);
    }
    if (found.divergedCells > 0) parts.push(`In ${count(found.divergedCells, 'square')} every run with ${first} diverged: the maps show where it ended.`);
    if (!dead) parts.unshift(`Units with ${first} pass something on everywhere, so none is dead.`);
    else if (found.deadCells === 0) parts.unshift(`With ${first}, in no square are half of the units dead at the end.`);
    return parts.join(' ');
  },
  /** Values as the page calls them, as the core does. @param {string} text */
  typed: (text) => text.split(',').map((part) => Object.keys(VALUES).find((value) => VALUES[value].toLowerCase() === part.trim().toLowerCase()) ?? part).join(','),
  /** Until all runs are done. */
  noFinding: 'What all of it shows stands here once every run is done.',
  /** Which curve is which. @param {import('../types/core.d.ts').LabReadout} recipe */
  drawn: (recipe) => {
    const [first, second] = recipe.drawn.map((place) => pictureOf(recipe, place));
    return second === undefined ? `Blue: ${first}.` : `Blue and solid: ${first}; orange and dashed: ${second}.`;
  },
  /** The sides of a map, beside its title. @param {import('../types/core.d.ts').LabReadout} recipe */
  sides: ({ x, y }) => `→ ${SETTINGS[x.setting]}, ↑ ${SETTINGS[y.setting]}`,
  /** Some runs of a sweep that was left are done. @param {import('../types/core.d.ts').ProgressReadout} values */
  kept: ({ done, all }) => (done === all ? `All ${whole(all)} runs were done before.` : `${whole(done)} of ${whole(all)} runs were done before. “Run it here” goes on with the rest.`),
  unbegun: 'None of these runs is done yet: “Run it here” trains them.',
  noCell: 'Press a square, or use the arrow keys and Enter, to open a run of it.',
  /** Which run it is. @param {import('../types/core.d.ts').RunReadout} run @param {string} square  The title of its square. */
  runTitle: ({ seed, diverged }, square) => `${square}, seed ${seed}${diverged ? ' (diverged)' : ''}`,
  /** @param {import('../types/core.d.ts').RunReadout} run @param {string} title */
  opened: (run, title) => `Open in the figure below, ${openedAt(run)}: ${title}.`,
  typical: 'Of the runs of its square it is the nearest to their means.',
  copied: 'Copied.',
  refused: 'The browser did not allow copying. Mark the address by hand.',
  download: 'Download',
};

/** The words above a figure that is saved: those side by side, and a line above them. @type {Record<string, (recipe: import('../types/core.d.ts').LabReadout, square: string) => { above: string[], beside: string[] }>} */
export const saved = {
  'heat-maps': (recipe) => ({ beside: lab.titles({ dead: recipe.dead, measure: recipe.measure, difference: recipe.shown >= recipe.pictures.values.length }), above: [`${shownOf(recipe)}. ${lab.axes(recipe)}${lab.seen(recipe, null).replace(/^\./, '')}`, lab.recipe(recipe)] }),
  'spread-curves': (recipe, square) => ({ beside: ['Units off at every training point, %, by step', 'Loss, by step'], above: [`${square}. ${lab.drawn(recipe)} Medians, with the middle half of the seeds.`, lab.recipe(recipe)] }),
  'on-shares': (recipe, square) => ({ beside: ['Units, by the share of points they are on for, % (red: for none)', 'Sums before the bend, by share of the largest (grey: below 0)'], above: [`${square}. A row for each hidden layer, over all seeds.`, lab.recipe(recipe)] }),
};

/** @param {import('../types/core.d.ts').TheoryReadout} row */
const chance = ({ mean, error }) => `${fixed(100 * mean, 2)} ± ${fixed(100 * error, 2)}`;

export const drawing = { begun: 'Drawing networks …', cancel: 'Cancel', canceled: 'Cancelled: the numbers are those of the networks drawn so far.', done: 'Done. ± is one standard error.' };

/** The experiments: their columns, and a row of each in these. @type {Record<string, { columns: string[], row: (row: import('../types/core.d.ts').TheoryReadout) => string[] }>} */
export const theory = {
  'born-dead': {
    columns: ['units per layer, weight layers', 'networks', 'born dead, %', 'least by theory, %', 'most by theory, %'],
    row: (row) => [`${row.setting[0]}, ${row.setting[1]}`, whole(row.count), chance(row), fixed(100 * (row.low ?? 0), 2), fixed(100 * (row.high ?? 0), 2)],
  },
  'first-regions': {
    columns: ['units', 'networks', 'regions', 'N²/2'],
    row: (row) => [Array.from({ length: row.setting[1] }, () => row.setting[0]).join('-'), whole(row.count), `${fixed(row.mean, 1)} ± ${fixed(row.error, 1)}`, whole(row.low ?? 0)],
  },
  'coin-toss': {
    columns: ['units', 'layers drawn', 'share of a disc, %', 'by coin tosses, %'],
    row: (row) => [`${row.setting[0]}: ${['erased', 'flattened', 'kept'][row.setting[1]]}`, whole(row.count), chance(row), fixed(100 * (row.low ?? 0), 2)],
  },
  survivors: {
    columns: ['width × input, after layer', 'networks', 'directions left, %', 'from – to, %'],
    row: (row) => [`${row.setting[0]} ×, ${row.setting[1]}`, whole(row.count), chance(row), `${fixed(100 * row.least, 1)} – ${fixed(100 * row.most, 1)}`],
  },
};

/** Somebody's own network. */
export const negatives = {
  columns: ['layer', 'units', 'on, % of all', 'never on', 'always on', 'directions left, at most'],
  /** @param {import('../types/core.d.ts').NegativesReadout} layer @param {boolean} isOutput */
  row: (layer, isOutput) => [
    isOutput ? `${layer.name} (output)` : layer.name,
    whole(layer.units),
    fixed(100 * layer.onShare, 1),
    isOutput ? '–' : whole(layer.dead),
    isOutput ? '–' : whole(layer.alwaysOn),
    isOutput ? '–' : `${fixed(layer.directions, 1)} (${fixed(layer.directionsRange[0], 1)} – ${fixed(layer.directionsRange[1], 1)})`,
  ],
  /** A layer of the selected square's networks, beside it: means over its runs. Where an off unit passes something on, no direction is lost by it. @param {import('../types/core.d.ts').CellLayer} layer @param {number} place @param {boolean} silences */
  own: ({ units, onShare, offEverywhere, onEverywhere, directions }, place, silences) => [`layer ${whole(place + 1)} of the selected square`, whole(units), fixed(100 * onShare, 1), fixed(offEverywhere, 1), fixed(onEverywhere, 1), silences ? fixed(directions, 1) : '–'],
  /** @param {import('../types/core.d.ts').NegativesReadout[]} layers */
  read: (layers) => {
    const hidden = layers.length > 1 ? layers.slice(0, -1) : layers;
    const units = hidden.reduce((sum, { units: number }) => sum + number, 0);
    const dead = hidden.reduce((sum, { dead: number }) => sum + number, 0);
    return `${count(layers.length, 'layer')}, ${count(layers[0].samples, 'sample')}. Of ${count(units, 'unit')} before the last layer, ${whole(dead)} ${dead === 1 ? 'is' : 'are'} off on every sample of this batch.`;
  },
  copied: 'Copied.',
  refused: 'The browser did not allow copying. Mark the lines by hand.',
};

/** As `problems` of `en.js`. @type {import('./catalogue.js').Catalogue['problems']} */
export const problems = {
  'sweep-setting': ({ setting }) => `An axis cannot vary “${setting}”.`,
  'sweep-values': ({ setting, found, most }) => `The axis “${SETTINGS[setting] ?? setting}” has ${found} values; from 1 to ${most} are possible. Part them by commas.`,
  'sweep-twice': ({ setting, value }) => `The axis “${SETTINGS[setting] ?? setting}” has the value ${value} twice.`,
  'sweep-value': ({ setting, value }) => `“${value}” is no value for “${SETTINGS[setting] ?? setting}”, or outside its limits.`,
  'sweep-overlap': ({ one, other }) => `Two axes set the same thing: “${SETTINGS[one] ?? one}” and “${SETTINGS[other] ?? other}”. Choose another for one of them.`,
  'sweep-seeds': ({ most }) => `The number of seeds is a whole number from 1 to ${most}.`,
  'sweep-runs': ({ runs, most, megabytes }, { seconds }) => `That would be ${runs} trainings: about ${time(seconds)} of one processor, and ${megabytes} MB of memory. This page keeps at most ${most}. Take fewer values or seeds, or run it on the command line, in parts.`,
  'sweep-steps': ({ most }) => `The number of steps is a whole number from 1 to ${most} for networks of this size: only then can the link of every run be opened.`,
  'sweep-missing': ({ part }) => `The link of this sweep has no part “${part}”. It may have been cut off.`,
  'sweep-version': ({ version }) => `This link is of version ${version} of the lab, which this page does not know. Reload the page for the newest version.`,
  'negatives-too-long': ({ most }) => `This file is larger than ${most} MB. A smaller batch tells as much.`,
  'negatives-heading': () => 'Line 1 is not “layer,sample,z”, so this file is none that the lines above write.',
  'negatives-empty': () => 'This file has a heading and nothing below it. Did the model run on a batch before the file was written?',
  'negatives-line': ({ line }) => `Line ${line} cannot be read as a line of a table.`,
  'negatives-units': ({ line, expected, found }) => (Number(found) === 0 ? `Line ${line} has no number after its layer and sample.` : `Line ${line} has ${count(Number(found), 'number')}, but its layer has ${count(Number(expected), 'unit')}.`),
  'negatives-number': ({ line, field }) => `Line ${line}: “${field}” is no finite number. If it is NaN, this training diverged.`,
  'negatives-sample': ({ line, expected }) => `Line ${line} should be of sample ${expected} of its layer: each sample stands once, in order. A layer that runs twice for a sample cannot be told apart.`,
  'negatives-samples': ({ line, layer, expected, found }) => `The layer “${layer}” ends at line ${line} with ${count(Number(found), 'sample')}; the first one has ${expected}. Was the file cut off?`,
  'negatives-layers': ({ line, most }) => `Line ${line}: there are more than ${most} layers.`,
  'sweep-unreadable': () => 'This is no link of a sweep.',
  'sweep-cut-off': () => 'The end of this link is missing: it was probably cut off when it was copied.',
  'sweep-shared': () => 'What all runs share is no link of a figure that can be read. Copy the link of a figure, and paste all of it.',
};
