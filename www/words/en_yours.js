// @ts-check
/** Words in English of slices through larger networks. */
import { amount, counted, fixed, inField, percent } from './number.js';
import { sentence } from './words.js';

/** More inputs than this are not told one by one. */
const MANY = 12;

/** @typedef {import('../types/core.d.ts').SliceReadout} SliceReadout */

/** @param {number} number @param {string} one @param {string} [many] */
const count = (number, one, many = `${one}s`) => counted(number, { one, other: many });

/** As `problems` of `en.js`. @type {import('./catalogue.js').Catalogue['problems']} */
export const problems = {
  'slice-in-line': () => 'These three rows lie on one line: no plane is given by them. Choose another row.',
  'slice-row': ({ found, expected }) => `A row has ${found} numbers, and the network has ${expected} inputs. Nothing was changed.`,
  'slice-not-finite': () => 'A row holds a number that is not finite. Nothing was changed.',
  'slice-feature': ({ inputs }) => `A plane needs two different features, whole numbers from 1 to ${inputs}. Nothing was changed.`,
  'slice-network': () => 'A slice goes through a network of at most 4,096 inputs, 12 hidden layers of 512 units and 10 outputs. Nothing was changed.',
  'slice-smooth': () => 'This activation is smooth: it has no creases, so there are no regions to count.',
  'slice-exact-work': () => 'Too many creases run through the same spots here: to tell them apart exactly would take too long. Choose other rows, or go closer.',
  'slice-range': () => 'This network has a weight that is too large or too small to cut the plane exactly.',
  'slice-kept': ({ name }) => `“${name}” cannot be opened again. Choose the file once more.`,
};

/** How a feature or a coordinate is called. @param {number} value */
const number = (value) => amount(value);

/** Activations by their names in links. @type {Record<string, string>} */
const ACTIVATIONS = { relu: 'ReLU', leaky: 'leaky ReLU' };

/** a·s + b·t + c. @param {number[]} lead */
const formula = ([a, b, c]) => {
  const signed = (/** @type {number} */ value) => `${value < 0 ? '−' : '+'} ${number(Math.abs(value))}`;
  return `${number(a)}·s ${signed(b)}·t ${signed(c)}`;
};

export const yours = {
  /** @param {SliceReadout} read */
  network: ({ shape, activation, inputs, isScore }) => `Network ${shape}, ${ACTIVATIONS[activation] ?? activation}: ${count(inputs, 'input')}.${isScore ? ' It has one output, its score: output 1 is highest where that is above 0, and output 0 stands for 0.' : ''}`,
  /** How far the cells are. @param {SliceReadout} read */
  regions({ regions, moreRegions, building, problem }) {
    if (problem) return '';
    if (regions !== null) return `${count(regions, 'region')}, each one formula.`;
    if (building) return moreRegions ? `More than ${count(moreRegions, 'region')} so far …` : 'Cutting the plane …';
    return `More than ${count(moreRegions ?? 0, 'region')}: that is where it stopped. Go closer to see them.`;
  },
  /** @param {SliceReadout['creases'][number]} way @param {string[]} names */
  creases({ from, to, creases, outputs }, names) {
    const way = `From row ${names[from]} to row ${names[to]}`;
    if (creases === null) return `${way}: outside of what is shown.`;
    return `${way} along the straight line: ${count(creases, 'crease')}; highest: output ${outputs.join(', then ')}.`;
  },
  /** What is pointed at. @param {SliceReadout} read @param {string[]} names */
  pointed({ highest, next, lead, mix, place, featureNames, on, layers }, names) {
    const here = mix ? `${mix.map((share, row) => `${percent(share)} of row ${names[row]}`).join(', ')}.` : featureNames ? `${featureNames.map((name, axis) => `${name} = ${number(place[axis])}`).join(', ')}.` : '';
    const units = `On: ${on.map((some, layer) => `${some} of ${layers[layer].units}`).join(', ')} units.`;
    const leads = next === null ? '' : lead ? ` In this region output ${highest} leads output ${next} by ${formula(lead)}.` : ` Output ${highest} is highest, output ${next} is next.`;
    return `${here} ${units}${leads}`;
  },
  /** @param {SliceReadout} read */
  summary({ outputs, highest }) {
    const shares = outputs.map(({ share }, output) => ({ share: share ?? 0, output })).filter(({ share }) => share > 0.005);
    shares.sort((a, b) => b.share - a.share);
    const told = shares.map(({ share, output }) => `output ${output} on ${percent(share)}`).join(', ');
    return told ? `Highest: ${told} of what is shown. At the ring, output ${highest}.` : `At the ring, output ${highest} is highest.`;
  },
  /** What a layer does on the plane. @param {SliceReadout['layers'][number]} layer @param {number} place */
  layer({ units, dead, alwaysOn, fate }, place) {
    const kept = fate ? `. It keeps two directions on ${percent(fate[0])} of what is shown, one on ${percent(fate[1])}, none on ${percent(fate[2])}` : '';
    if (dead === null) return `Layer ${place}: ${count(units, 'unit')}.`;
    return `Layer ${place}: ${count(units, 'unit')}, ${dead} off everywhere, ${alwaysOn} on everywhere${kept}.`;
  },
  /** The largest regions as a table. @param {number} told how many of them @param {number | null} all */
  regionsCaption: (told, all) => `${all !== null && told < all ? `The ${count(told, 'largest region')} of ${count(all, 'region')} in view` : 'All regions in view, the largest first'}. In each, the network is one formula.`,
  regionsHeads: ['region', 'share of what is shown', 'units that are on', 'highest output', 'its lead over the next one'],
  /** A region as a row. @param {import('../types/core.d.ts').RegionOfSlice} region @param {number} place @param {SliceReadout['layers']} layers */
  region: ({ share, on, outputs, next, lead }, place, layers) => [String(place + 1), percent(share), on.map((some, layer) => `${some} of ${layers[layer].units}`).join(', '), outputs.join(', elsewhere '), `over output ${next}: ${formula(lead)}`],
  highestOf: 'whichever output is highest',
  /** @param {number} output */
  against: (output) => `output ${output} against the others`,
  /** @param {string} name */
  row: (name) => `row ${name}`,
  /** @param {number} share */
  walked: (share) => `${percent(share)} of the way`,
  /** A number in a field. @param {number} value */
  inField: (value) => inField(fixed(value)),
  /** @param {number} score */
  score: (score) => fixed(score),
  /** @param {number | null} share */
  share: (share) => (share === null ? '–' : percent(share)),
  /** What was understood of a network. @param {{ name: string, shape: string, kept: boolean, notes: import('../types/core.d.ts').Problem[] }} read */
  tookNetwork: ({ name, shape, kept, notes }) => `${name}: ${shape}.${notes.map((note) => ` ${note.code === 'network-assumed' ? 'The file names no activation: ReLU is assumed.' : sentence(note)}`).join('')}${kept ? '' : ' Open a table of its inputs to lay the plane through three rows; until then all other inputs are 0.'} It stays on your machine: a link to this page does not hold it.`,
  /** What was understood of a table. @param {{ name: string, rows: number, label: number | null, leftOut: number, names: string[] }} read */
  tookRows: ({ name, rows, label, leftOut, names }) => `${name}: ${count(rows, 'row')}.${names.length === 0 ? '' : ` Inputs: ${names.length > MANY ? `${names[0]} to ${names.at(-1)}` : names.join(', ')}.`}${label === null ? '' : ` Column ${label + 1} is taken for the label.`}${leftOut ? ` ${count(leftOut, 'row')} without all numbers ${leftOut === 1 ? 'was' : 'were'} left out.` : ''}`,
  /** @param {{ names: string }} kept */
  again: ({ names }) => `Open ${names} again`,
  unreadable: 'This file cannot be opened.',
  canceled: 'Given up.',
  label: 'A plane through the inputs of the network. The ring is what is pointed at: drag it, or use the arrow keys.',
};
