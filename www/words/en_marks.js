// @ts-check
/** Chapters whose figure shows points and scores. */
const PLANES = ['sandbox', 'negative', 'range', 'assembly-line'];

/** What marks and readouts mean, in English; a mark that not every figure has, by the chapters whose figure has it. @type {{ legend: { mark: string, text: string, of?: string[] }[], readouts: Record<string, string> }} */
export const marks = {
  /** A mark by its class in style/reading.css, and its meaning. */
  legend: [
    { mark: 'points', text: 'Filled: a point to learn from, blue disc or orange triangle.', of: PLANES },
    { mark: 'points hollow', text: 'Hollow: a point kept for testing. The network never learns from it.', of: ['sandbox'] },
    { mark: 'hinge', text: 'The line of a unit. The unit is off on the side with the grey band.' },
    { mark: 'hinge hand', text: 'The line of the selected unit, in crimson: ticks mark the side where it is on, handles move it.' },
    { mark: 'boundary', text: 'Score 0: the answer changes here.', of: PLANES },
    { mark: 'boundary best', text: 'The straight line that gets the most points right.', of: ['range'] },
    { mark: 'shades', text: 'The score: pale near 0, stronger the surer the network is. Blue for disc, orange for triangle.', of: PLANES },
    { mark: 'letter', text: 'The units by letter, layer after layer. A dashed letter at the edge: that unit is on everywhere you see. Crossed out as well: off everywhere you see.' },
    { mark: 'ring', text: 'Where a reading is pinned: click or tap the plane; Escape lets it go.', of: ['sandbox'] },
    { mark: 'ring', text: 'The place that the numbers are about. Drag it.', of: ['negative'] },
    { mark: 'ring', text: 'The point that you follow. Click another.', of: ['assembly-line'] },
    { mark: 'smear', text: 'Sharp: kept. Smeared along a line: flattened. One flat grey: erased.', of: ['lossy'] },
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
