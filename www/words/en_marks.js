// @ts-check
/** Chapters whose figure shows points and scores, and those whose figure shows lines of units on the plane. */
const PLANES = ['sandbox', 'negative', 'range', 'assembly-line', 'dying'];
const LINES = [...PLANES, 'lossy'];

/** What marks and readouts mean, in English; a mark that not every figure has, by the chapters whose figure has it. @type {{ legend: { mark: string, text: string, of?: string[] }[], readouts: Record<string, string> }} */
export const marks = {
  /** A mark by its class in style/reading.css, and its meaning. */
  legend: [
    { mark: 'points', text: 'Filled: a point to learn from, blue disc or orange triangle.', of: PLANES },
    { mark: 'points hollow', text: 'Hollow: a point kept for testing. The network never learns from it.', of: ['sandbox'] },
    { mark: 'hinge', text: 'The line of a unit. The unit is off on the side with the grey band.', of: LINES },
    { mark: 'hinge hand', text: 'The line of the selected unit, in crimson: ticks mark the side where it is on, handles move it.', of: LINES },
    { mark: 'boundary', text: 'Score 0: the answer changes here.', of: PLANES },
    { mark: 'boundary best', text: 'The straight line that gets the most points right.', of: ['range'] },
    { mark: 'shades', text: 'The score: pale near 0, stronger the surer the network is. Blue for disc, orange for triangle.', of: PLANES },
    { mark: 'letter', text: 'The units by letter, layer after layer. A dashed letter at the edge: that unit is on everywhere you see. Crossed out as well: off everywhere you see.', of: LINES },
    { mark: 'negative', text: 'In the network: a line with a negative weight is dashed, and a larger weight is thicker.', of: ['sandbox'] },
    { mark: 'ring', text: 'Where a reading is pinned: click or tap the plane; Escape lets it go.', of: ['sandbox'] },
    { mark: 'ring', text: 'The place that the numbers are about. Drag it.', of: ['negative'] },
    { mark: 'ring', text: 'The point that you follow. Click another.', of: ['assembly-line'] },
    { mark: 'smear', text: 'Sharp: kept. Smeared along a line: flattened. One flat grey: erased.', of: ['lossy'] },
    { mark: 'target', text: 'The curve to follow.', of: ['curves'] },
    { mark: 'boundary', text: 'The score: what all units add up to. A small ring marks each corner.', of: ['curves'] },
    { mark: 'part', text: 'What one unit adds. That of the chosen unit is crimson.', of: ['curves'] },
    { mark: 'letter', text: 'A unit, where its hinge is. Drag the letter along the axis.', of: ['curves'] },
    { mark: 'square-handle', text: 'The slope of the chosen unit. Drag the square up or down.', of: ['curves'] },
    { mark: 'largest', text: 'The largest error, where it is.', of: ['curves'] },
    { mark: 'passed-on', text: 'What a unit passes on: paper for 0, stronger green for more. The scale stands at the top.', of: ['prune'] },
    { mark: 'part', text: 'The line of the unit: on one side it is on, on the other off.', of: ['prune'] },
    { mark: 'sums', text: 'The training points by the unit’s sum z, with 0 at the longer mark: discs above, triangles below.', of: ['prune'] },
    { mark: 'bars', text: 'The sums of all units and points together. Grey: below 0, with their share in front.', of: ['prune'] },
    { mark: 'letter dead', text: 'Crossed out: off for every training point.', of: ['prune'] },
    { mark: 'hatch', text: 'On the small plane: here the score has changed.', of: ['prune'] },
    { mark: 'alive', text: 'On the strip: the unit is on for some point. Dashes: it is dead.', of: ['dying'] },
    { mark: 'death', text: 'Here it dies.', of: ['dying'] },
    { mark: 'return', text: 'Here it comes back.', of: ['dying'] },
    { mark: 'boundary', text: 'The cut: the score is 0 there.', of: ['snowflake'] },
    { mark: 'next-crease', text: 'Dashed: the crease that comes next.', of: ['snowflake'] },
    { mark: 'paper', text: 'The sheet from the front, inside the cut and outside. Darker: its back.', of: ['snowflake'] },
    { mark: 'pricked', text: 'The spots that lie on each other when the sheet is folded, and how many they are.', of: ['snowflake'] },
    { mark: 'answers', text: 'The answers on the plane after a small run: blue for disc, orange for triangle.', of: ['leaky'] },
    { mark: 'framed', text: 'A run that succeeds: at least 95 % of its points are right.', of: ['leaky'] },
    { mark: 'death', text: 'A run that fails.', of: ['leaky'] },
  ],
  readouts: {
    step: 'How often the weights were changed. A step looks at one batch of points.',
    loss: 'How wrong the network is on the training points: 0 is perfect, and being sure but wrong costs most.',
    accuracy: 'The share of the training points that get the right answer.',
    'test-accuracy': 'The share of the test points, which the network never learns from, that get the right answer.',
    error: 'How far the score typically is from the number asked for, on the training points: the root of the mean squared error.',
    'test-error': 'The same on the test points, which the network never learns from.',
    regions: 'Regions in view. Each has its own set of units that are on, and one formula for the score.',
    'linear-regions': 'The same regions, merged where the formula goes on unchanged.',
    'dead-units': 'Units that are off for every training point: training cannot move them.',
    'dead-points': 'Training points for which every unit of some layer is off: nothing of them gets through.',
    'best-line': 'The share of the training points that the best straight line gets right.',
  },
};
