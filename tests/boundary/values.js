// @ts-check
// Values for the core: whatever the grammar of a link allows, and what scripts could hand over, with the extremes among them.
import zlib from 'node:zlib';

/** Numbers from 0 up to 1 that follow from a seed alone. @param {number} seed @returns {() => number} */
export const randomFrom = (seed) => {
  let state = seed >>> 0;
  return () => {
    // The 32 bits of a mulberry.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** Numbers that a script may hand over. */
export const NUMBERS = [0, -0, 1, -1, 0.5, 1e-300, 1e300, -1e300, 2 ** 31, 2 ** 32 - 1, 2 ** 53, Number.MAX_VALUE, Infinity, -Infinity, NaN];
/** Texts that somebody may type. */
export const TEXTS = ['', '0', '-1', '1', '8-8', '64', '99', '1e308', '-1e308', '4294967296', 'NaN', 'inf', '−3,5', 'relu', 'own', 'sine', 'spiral3', 'é|ü', 'x'.repeat(3000), '0.5 '.repeat(200), '\0', '-', '1-'];

/** Values of the fields of a link, each with what lies at and beyond its limits. @type {Record<string, string[]>} */
const FIELDS = {
  data: ['xor.200.10.1', 'circle.1.0.0', 'spiral3.1000.100.4294967295', 'moons.40.50.7', 'sine.200.5.1', 'sine.1.0.1', 'bumps.60.0.3', 'xor.0.0.0', 'xor.1001.10.1', 'xor.200.10.4294967296'],
  net: ['none', '1', '8', '8-8', '64', '3-2-1', '16-16-16', '2-2-2-2-2-2-2-2-2-2-2-2', '1-1-1-1-1-1-1-1-1-1-1-1', '0', '65', '2-2-2-2-2-2-2-2-2-2-2-2-2'],
  act: ['relu', 'leaky', 'tanh', 'gelu', 'softplus', 'sigmoid', 'elu', 'identity'],
  slope: ['-1', '0', '0.99', '1e-45', '-0', '1'],
  beta: ['0.1', '100', '1e-9'],
  seed: ['0', '4294967295', '4294967296'],
  scale: ['0', '1', '1e-45', '3.4e38', '100'],
  bias: ['0', '-1', '1', '3.4e38'],
  test: ['0', '50', '90', '100'],
  opt: ['sgd', 'momentum', 'adam'],
  lr: ['0', '0.03', '1000', '1e-45', '1001'],
  batch: ['1', '7', '1000', '0'],
  l1: ['0,0', '1,1', '1000,0'],
  l2: ['0,0', '1000,1000'],
  decay: ['0,0', '1,1', '1000,1'],
  step: ['0', '1', '30', '400', '4294967295', '4294967296', '9007199254740991', '9007199254740992', '18446744073709551615', '18446744073709551616', '1e3', '-1'],
  frame: ['0,0,1.25', '0,0,0.001', '0,0,10000', '10000,-10000,0.001', '1e-45,0,1', '9999.9,9999.9,10000', '0,0,0'],
  shade: ['score', 'probability', 'class'],
  out: ['none', 'sigmoid', 'relu', 'number', 'step'],
  unit: ['none', '0.0', '1.0', '2.0', '12.0', '4294967295.0', '4294967295.4294967295', '18446744073709551615.0', '0.18446744073709551615', '-1.0'],
  probe: ['0,0', '1,-1', '1e-45,3', '10000,10000', '1000,-1000', '1e39,0'],
  reader: ['layer', 'unit', 'all'],
  layer: ['0', '1', '11', '12', '4294967295'],
  print: ['word', 'classes'],
  face: ['picture', 'tones', 'plain'],
  say: ['YQ', 'w6l8w7w', '', '!'],
  at: ['play', 'lossy', 'x'.repeat(33)],
  unknown: ['1', ''],
};

/** Sums of weights at the edge of what can be held. */
const WEIGHTS = [0, -0, 1, -1, 0.25, 1e-45, -1e-38, 1e6, 1e7, 3.4028234e38, -3.4028234e38, NaN, Infinity];

/** @param {Buffer} bytes */
const sealed = (bytes) => {
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32LE(zlib.crc32(bytes));
  return Buffer.concat([bytes, checksum]).toString('base64url');
};

/** Weights as a link carries them. @param {number[]} values */
export const weightsText = (values) => sealed(Buffer.from(new Float32Array(values).buffer));

/** Points as a link carries them. @param {[x: number, y: number, label: number][]} points */
const pointsText = (points) => {
  const bytes = Buffer.alloc(9 * points.length);
  points.forEach(([x, y, label], index) => {
    bytes.writeFloatLE(x, 9 * index);
    bytes.writeFloatLE(y, 9 * index + 4);
    bytes.writeUInt8(label, 9 * index + 8);
  });
  return sealed(bytes);
};

/** Number of weights and biases. @param {number} inputs @param {number[]} hidden @param {number} outputs */
const parameters = (inputs, hidden, outputs) => {
  const widths = [inputs, ...hidden, outputs];
  return widths.slice(1).reduce((sum, width, index) => sum + (widths[index] + 1) * width, 0);
};

/**
 * A link of fields as they come; now and then one of them is refused.
 * @param {() => number} random @param {(field: string) => boolean} isPossible  Whether a field by itself can be read.
 */
export const linkFrom = (random, isPossible) => {
  /** @template T @param {T[]} values @returns {T} */
  const one = (values) => values[Math.floor(random() * values.length)];
  /** @type {Map<string, string>} */
  const fields = new Map();
  for (const [key, values] of Object.entries(FIELDS)) {
    if (random() >= 0.3) continue;
    const possible = values.filter((value) => isPossible(`${key}=${value}`));
    fields.set(key, one(random() < 0.02 || possible.length === 0 ? values : possible));
  }
  if (random() < 0.3) {
    const labels = one([2, 2, 3, 4]);
    const scale = one([0, 1e-45, 1, 1000, 1e4]);
    const isTest = one([0, 0, 128]);
    const points = Array.from({ length: one([0, 1, 2, 40]) }, () => /** @type {[number, number, number]} */ ([scale * (2 * random() - 1), scale * (2 * random() - 1), Math.floor(random() * labels) | isTest]));
    fields.set('pts', pointsText(points));
  }
  if (random() < 0.5) {
    const net = fields.get('net') ?? '8';
    const hidden = net === 'none' ? [] : net.split('-').map(Number);
    const data = fields.get('data') ?? '';
    const outputs = fields.has('pts') ? one([1, 1, 3, 4]) : data.startsWith('spiral3') ? 3 : 1;
    // Infinity and what is no number are refused.
    const some = Array.from({ length: one([1, 2, 4]) }, () => one(random() < 0.02 ? WEIGHTS : WEIGHTS.filter(Number.isFinite)));
    fields.set('w', weightsText(Array.from({ length: parameters(data.startsWith('sine') && !fields.has('pts') ? 1 : 2, hidden, outputs) }, () => one(some))));
  }
  return ['1', ...[...fields].map(([key, value]) => `${key}=${value}`), 'end'].join(';');
};
