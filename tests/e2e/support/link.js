// @ts-check
// Links written by hand, as a reader or a program might write them.
import zlib from 'node:zlib';

/** @typedef {{ x: number, y: number, label: 0 | 1 }} OwnPoint */

/** base64url of some bytes and their CRC-32. @param {Buffer} bytes */
const sealed = (bytes) => {
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32LE(zlib.crc32(bytes));
  return Buffer.concat([bytes, checksum]).toString('base64url');
};

/** The reader's own points as they stand in a link: x1 and x2 as f32, then the label. @param {OwnPoint[]} points */
const ownPoints = (points) => {
  const bytes = Buffer.alloc(9 * points.length);
  points.forEach(({ x, y, label }, index) => {
    bytes.writeFloatLE(x, 9 * index);
    bytes.writeFloatLE(y, 9 * index + 4);
    bytes.writeUInt8(label, 9 * index + 8);
  });
  return sealed(bytes);
};

/** Weights and biases as they stand in a link. @param {number[]} values */
const weights = (values) => {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeFloatLE(value, 4 * index));
  return sealed(bytes);
};

/**
 * The fragment of a scene that differs from the default one where it is told to.
 * @param {{ data?: string, net?: string, act?: string, settings?: string[], points?: OwnPoint[], weights?: number[] }} [scene]
 */
export const linkOf = ({ data = 'xor.200.10.1', net = '8', act = 'relu', settings = [], points, weights: values } = {}) =>
  [
    '1',
    `data=${data}`,
    `net=${net}`,
    `act=${act}`,
    ...settings,
    ...(points ? [`pts=${ownPoints(points)}`] : []),
    ...(values ? [`w=${weights(values)}`] : []),
    'end',
  ].join(';');
