// @ts-check
/** Sentences in English for what the core reports of texts and files, read or written: no figure needs them to start. */
import { counted } from './number.js';

/** @param {number} n @param {string} one @param {string} [many] */
const count = (n, one, many = `${one}s`) => counted(n, { one, other: many });

/** As `problems` of `en.js`. @type {import('./catalogue.js').Catalogue['problems']} */
export const problems = {
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
