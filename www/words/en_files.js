// @ts-check
/** Words in English of files from elsewhere: what was understood of tables and networks, and what cannot be read. */
import { counted, percent, short } from './number.js';

/** @param {number} number @param {string} one @param {string} [many] */
const count = (number, one, many = `${one}s`) => counted(number, { one, other: many });

/** Means and deviations of up to three columns: `4.51 ± 1.29`. @param {Record<string, number>} values */
const scales = (values) => {
  const pairs = [1, 2, 3].filter((place) => `mean${place}` in values);
  return pairs.map((place) => `${short(values[`mean${place}`])} ± ${short(values[`deviation${place}`])}`).join(', ');
};

/** As `problems` of `en.js`. @type {import('./catalogue.js').Catalogue['problems']} */
export const problems = {
  'export-safetensors': () => 'No safetensors file can be written of this network.',
  'import-not-json': ({ line, column }) => `This is not JSON: the mistake is at line ${line}, column ${column}. Nothing was changed.`,
  'import-no-network': () => 'There is no network in this JSON: neither the format of Crease nor a PyTorch state_dict with weights. Nothing was changed.',
  'import-newer-version': ({ found, known }) => `This file was written by a newer Crease (version ${found} of the format; this page reads version ${known}). Nothing was changed.`,
  'import-missing': ({ key }) => `“${key}” is missing in this file. Nothing was changed.`,
  'import-value': ({ key }) => `The value of “${key}” is not possible. Nothing was changed.`,
  'import-activation': ({ name }) => `“${name}” is not an activation that Crease knows. Nothing was changed.`,
  'import-turn': ({ key, found, least, most }) => `The ${key} ${found} is outside ${least} to ${most}. Nothing was changed.`,
  'import-entries': ({ found, most }) => `This dictionary has ${found} entries; the deepest network here has ${most}. Nothing was changed.`,
  'import-unknown': ({ key }) => `“${key}” belongs to no fully connected layer: only weights and biases of linear layers can be read. Nothing was changed.`,
  'import-twice': ({ key }) => `“${key}” is in this file twice. Nothing was changed.`,
  'import-weights': ({ key }) => `“${key}” is not a matrix: a list of rows of numbers, all of one length. Nothing was changed.`,
  'import-biases': ({ key }, { units }) => `“${key}” is not a list of ${count(units, 'number', 'numbers, one for each unit')}. Nothing was changed.`,
  'import-range': ({ key }) => `“${key}” has a number too large for a 32-bit number. Nothing was changed.`,
  'import-too-deep': ({ found, most }) => `This network has ${found} hidden layers; ${most} are possible. Nothing was changed.`,
  'import-width': ({ layer, most }, { layer: at, found }) => `${at === 0 ? `This network has ${count(found, 'input')}` : `Layer ${layer} of this network has ${count(found, 'unit')}`}; 1 to ${most} are possible. Nothing was changed.`,
  'import-mismatch': ({ layer, expected, found }) => `Layer ${layer} reads ${found} numbers, but the layer before it has ${expected} units. Nothing was changed.`,
  'import-network': ({ reason }) => `This is not a network: ${reason}. Nothing was changed.`,
  'import-inputs': (_, { found, expected }) => `This network has ${count(found, 'input')}; the present points have ${expected === 1 ? 'one, x1' : 'two, x1 and x2'}. Nothing was changed.`,
  'import-outputs': ({ expected }, { found }) => `This network has ${count(found, 'output')}; the present points need ${expected}. Choose other points first. Nothing was changed.`,
  'import-not-finite': ({ key, value }) => `This file holds ${value} at ${key}: this training diverged. Nothing was changed.`,
  'import-wide': ({ inputs, most, widths }) => `The network ${widths} has ${inputs} inputs; the plane has ${most}. Nothing was changed. “Many inputs”, among the contents, lays a plane through such a network.`,
  'import-foreign': ({ maker, lines }) => `This is a file of ${maker}. These lines write what can be read:\n${lines}`,
  'import-damaged': ({ format }) => `This ${format} file is not whole. Nothing was changed.`,
  'import-numbers': ({ key, kind }) => `“${key}” holds ${kind}, which are no floating-point numbers. Nothing was changed.`,
  'import-activations': ({ first, second }) => `This network has two activations, ${first} and ${second}. One for all hidden layers is possible. Nothing was changed.`,
  'import-slopes': () => 'The leaky units of this network have different slopes. One for all is possible. Nothing was changed.',
  'import-lone-activation': () => 'In this network an activation comes before the first layer, after the scores, or after another activation. Nothing was changed.',
  'import-normalisation': ({ name }) => `The batch normalisation “${name}” can belong to more than one layer. Nothing was changed.`,
  'import-order': () => 'This order does not name every layer once. Nothing was changed.',
  'import-operator': ({ name }) => `The operator ${name} is neither a layer of sums nor an activation that Crease knows. Nothing was changed.`,
  'import-branches': ({ name }) => `This graph is not a single chain of layers: see “${name}”. Nothing was changed.`,
  'network-encoded': ({ encoding }) => `The text is ${encoding}.`,
  'network-assumed': () => 'The file names no activation: ReLU is assumed. You can change it.',
  'network-slope-assumed': () => 'The file gives its activation no slope or sharpness: that of PyTorch is assumed. You can change it.',
  'network-without-biases': (_, { layers }) => `${count(layers, 'layer')} without biases got zeros.`,
  'network-order': ({ layers }, { ambiguous }) => `Layers in this order, by their names and widths: ${layers}.${ambiguous ? ' Another order would fit as well.' : ''}`,
  'network-either-way': () => 'Every layer has as many units as inputs, so the file does not tell whether a row is an input, as Keras writes them, or a unit, as PyTorch does. A row is taken for an input: for PyTorch, write the names of the state_dict as well.',
  'network-transposed': () => 'The weights stood with a row for each input: they were transposed.',
  'network-masked': (_, { layers }) => `Pruning masks were multiplied into ${count(layers, 'layer')}.`,
  'network-normalised': (_, { layers }) => `${count(layers, 'batch normalisation')} became part of the layers.`,
  'network-without': ({ name }) => `The scores are those before the last step, ${name}.`,
  'network-over-file-values': () => 'The network is taken to be one over the values of the file, and not over the standardised ones.',
  'network-difference': () => 'The score is that of class 1 minus that of class 0.',
  'table-too-long': ({ bytes, most }) => `This file has ${bytes} bytes; at most ${most} are possible.`,
  'table-not-text': () => 'This file is neither a text nor a network that Crease knows. From a spreadsheet, save the sheet as CSV.',
  'table-not-json': ({ line, column }) => `This begins as JSON and is none: the mistake is at line ${line}, column ${column}.`,
  'table-no-rows-in-json': () => 'There are neither points nor a network in this JSON.',
  'table-no-rows': () => 'This table has a heading and no row.',
  'table-web-page': () => 'This is a web page and not a table: was there a link to the file itself?',
  'table-empty': () => 'This file is empty.',
  'table-inputs': ({ found, expected }) => `The network has ${expected} inputs, and this table ${found} columns of numbers: as many, or one more for the label, are needed. Nothing was changed.`,
  'table-too-wide': ({ columns, most }) => `This table has ${columns} columns; at most ${most} are possible.`,
  'table-heading-width': ({ heading, cells }) => `The heading has ${heading} names, but most rows have ${cells} cells. Is the comma also the decimal mark? Write the numbers with points, or put semicolons between them.`,
  'table-no-coordinates': (_, { columns, numbers }) => `Points need a column of numbers and one of labels. This file has ${count(columns, 'column')}, and ${numbers === 0 ? 'none holds' : `${numbers} of them ${numbers === 1 ? 'holds' : 'hold'}`} numbers.`,
  'table-roles': () => 'Choose one column for x1 and at most one for x2, or several for a plane; at most one for the split, and one for the class or number.',
  'table-too-many-classes': ({ found, most }) => `There are ${found} classes; ${most} are possible. Choose them, or one against the rest.`,
  'table-no-points': (_, { rows }) => `None of ${count(rows, 'row')} has a number for each coordinate and a label.`,
  'table-encoded': ({ encoding }) => `The text is ${encoding}.`,
  'table-delimited': ({ delimiter }) => `A ${delimiter} parts the columns.`,
  'table-named-delimiter': ({ delimiter }) => `The line “sep=” is passed over: a ${delimiter} parts the columns.`,
  'table-decimal-commas': () => 'The numbers have decimal commas.',
  'table-mixed-marks': () => 'Some numbers have decimal commas, others points.',
  'table-brackets': ({ cell }) => `Numbers in brackets, such as ${cell}, are read as negative.`,
  'table-comments': ({ marks }, { rows: lines, line }) => `${count(lines, 'line')} among the rows ${lines === 1 ? 'begins' : 'begin'} with ${marks} and ${lines === 1 ? 'is' : 'are'} left out as comments; the first is line ${line}.`,
  'table-two-headings': ({ first, second, used: line }, { used }) => `Lines ${first} and ${second} name the columns: the names ${used === 0 ? 'of both' : `on line ${line}`} are used.`,
  'table-index-name': ({ line, name }) => `Line ${line} names the index alone, “${name}”, and is passed over.`,
  'table-truths': ({ name, no, yes }) => `In ${name}, “${yes}” is read as 1 and “${no}” as 0.`,
  'table-unclear-amounts': ({ name, cell }) => `${name} is not read as numbers: “${cell}” can have thousands or three decimals. Write amounts without marks between thousands.`,
  'table-preamble': (_, { lines }) => `${count(lines, 'line')} before the table ${lines === 1 ? 'is' : 'are'} passed over.`,
  'table-numbered-heading': () => 'The first row numbers the columns from 0: it is taken for a heading and is no point.',
  'table-heading-with-numbers': ({ numbers }) => `The first row, with ${numbers}, is taken for a heading and is no point.`,
  'table-spelt': ({ name, others }) => `Class “${name}” is also spelt ${others}: these are one class.`,
  'table-thousands': ({ cell, value, mark }) => `“${cell}” is read as ${value}: ${mark} part thousands.`,
  'table-decimal-points': ({ cell }) => `“${cell}” is read with a decimal point, and not as thousands.`,
  'table-unit': ({ unit, names }) => `“${unit}” is left out of ${names}.`,
  'table-mixed-units': ({ name, units }) => `${name} is no column of numbers: its units differ (${units}).`,
  'table-no-numbers': ({ name, of, odd }, { cells }) => `${cells} of ${of} cells of ${name} ${cells === 1 ? 'is' : 'are'} no number: ${odd}.`,
  'table-totals': ({ line, cell }, { rows }) => `${count(rows, 'row')} at the end ${rows === 1 ? 'sums' : 'sum'} up those above and ${rows === 1 ? 'is' : 'are'} left out, the first on line ${line}: “${cell}”.`,
  'table-sparse': () => 'The rows are of the sparse form “label place:value”: what is not there is 0.',
  'table-index': ({ column, name }) => `Column ${column}${name ? `, “${name}”,` : ''} counts or names the rows: it is ignored.`,
  'table-ignored': ({ names }) => `Ignored: ${names}.`,
  'table-one-coordinate': () => 'There is one coordinate: x2 is 0.',
  'table-beyond': ({ most }) => `Some coordinates lie beyond ${most}. Standardise the points to use them.`,
  'table-plane': ({ columns }, { share }) => `x1 and x2 are the two principal directions of ${columns} columns: ${percent(share)} of their variance lies in this plane.`,
  'table-classes-chosen': ({ found, used }, { rows }) => `Of ${found} classes these are used: ${used}. ${count(rows, 'row')} of others ${rows === 1 ? 'is' : 'are'} left out.`,
  'table-against': ({ name }) => `Class 1 is “${name}”, class 0 is everything else.`,
  'table-long-rows': ({ line }, { rows }) => `${count(rows, 'row')} with too many cells left out, the first on line ${line}.`,
  'table-missing': ({ line }, { rows }) => `${count(rows, 'row')} with an empty cell left out, the first on line ${line}.`,
  'table-nan': ({ line }, { rows }) => `${count(rows, 'row')} with NaN left out, the first on line ${line}.`,
  'table-infinite': ({ line }, { rows }) => `${count(rows, 'row')} with an infinite value, or a number beyond 3.4·10³⁸, left out, the first on line ${line}.`,
  'table-words': ({ line, cell }, { rows }) => `${count(rows, 'row')} left out where a number is needed, the first on line ${line}: “${cell}”.`,
  'table-thinned': ({ found, used }) => `Of ${found} rows an even share is used: ${used} points.`,
  'table-one-class': ({ name }) => `All points are of one class, “${name}”: there is nothing to tell apart.`,
  'table-all-for-testing': () => 'Every row is marked for testing: nothing is left to train on. Unmark some rows, or ignore the column with the marks.',
  'table-contradictions': (_, { places }) => `At ${count(places, 'place')} points with different labels lie on each other: no network gets all of them right.`,
  'table-one-spot': () => 'All points are at one place.',
  'table-on-a-line': () => 'All points lie on one line.',
  'table-standardise': (_, values) => `These values lie far from 1 and would train badly as they are. Standardise them? Mean ± deviation: ${scales(values)}.`,
  'table-standardised': (_, values) => `Standardised, from mean ± deviation: ${scales(values)}. Axes, readings and exported networks keep the values of the file; sliders set the weights of the standardised ones.`,
  'table-far': ({ line, most }) => `Line ${line} has a coordinate beyond ${most}. Standardise the points to use them.`,
};

/** @type {Record<import('../types/core.d.ts').NetworkSource, string>} */
const MAKERS = { crease: 'Crease', 'state-dict': 'PyTorch', safetensors: 'a safetensors file', 'scikit-learn': 'scikit-learn', keras: 'Keras', onnx: 'ONNX' };

/** @typedef {readonly { many: string }[]} Marks  What the points of each class look like. */

/** What the door for files says. */
export const door = {
  failed: 'This did not work. Reload the page and try again.',
  reading: /** @param {string} name */ (name) => `Reading ${name} …`,
  pasted: 'the pasted text',
  tooLarge: 'This file is larger than 64 MB. A part of it tells as much.',
  usePoints: 'Use these points',
  useNetwork: 'Use this network',
  cancel: 'Cancel',
  unreadable: /** @param {string} name */ (name) => `“${name}” cannot be read. If it is a folder, drop a file that is in it.`,
  firstOf: /** @param {string} name @param {number} files */ (name, files) => `${name}: the first of ${files} files. One is read at a time.`,
  foreign: /** @param {string} maker */ (maker) => `This is a file of ${maker}. These lines write what can be read:`,
  slice: 'Lay a plane through it',
  copyLines: 'Copy these lines',
  copyRefused: 'The browser did not let the page copy. Select them and copy.',
  takenPoints: /** @param {import('../types/core.d.ts').PointsSummary} points @param {Marks} marks */ ({ classes }, marks) => {
    const named = classes.map(({ name }, place) => `${marks[place].many} are “${name}”`).join(', ');
    return `These are the points now${named && `: ${named}`}. Undo brings the others back.`;
  },
  takenNetwork: 'This is the network now. Undo brings the other back.',
  heading: 'The first row is a heading',
  standardise: 'Standardise: mean 0, deviation 1',
  classes: 'Classes',
  all: 'all classes',
  mostFrequent: 'the most frequent classes',
  chosen: 'classes of your choice',
  plane: /** @param {number} columns */ (columns) => `A plane through ${columns} columns`,
  against: /** @param {string} name */ (name) => `“${name}” against the rest`,
  roleOf: /** @param {string} name */ (name) => `What column ${name} is`,
  order: 'Order of the layers',
  /** @type {Record<import('../types/core.d.ts').Role, string>} */
  roles: { x1: 'x1', x2: 'x2', plane: 'part of a plane', class: 'class', number: 'number to learn', split: 'train or test', ignore: '– ignored –' },
  table: /** @param {import('../types/core.d.ts').TableSummary} table */ ({ rows, columns }) => `${count(rows, 'row')}, ${count(columns.length, 'column')}. Here are the first rows. Is every column what it should be?`,
  points: /** @param {import('../types/core.d.ts').PointsSummary} points @param {Marks} marks */ ({ count: points, tests, classes }, marks) => {
    const named = classes.map(({ name, count: number }, place) => `${name} (${number}, ${marks[place].many})`).join('; ');
    return `${count(points, 'point')}, ${tests === 0 ? 'none' : tests} of them for testing.${named ? ` Classes: ${named}.` : ' The labels are numbers to learn.'}`;
  },
  network: /** @param {import('../types/core.d.ts').NetworkSummary} network */ ({ source, widths, parameters, activation }) => `A network ${widths.join('-')} from ${MAKERS[source]}: ${count(parameters, 'number')}, ${activation}.`,
};
