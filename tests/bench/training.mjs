// @ts-check
// How many samples a second go through training in wasm, next to ConvNetJS and to the bare arithmetic of the machine.
import fs from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { ROOT, run } from '../../scripts/command.mjs';
import { buildBenchModule } from '../../scripts/wasm.mjs';

const NETWORKS = ['2-4-2-1', '2-8-8-1', '2-16-16-16-1'];
const SAMPLES = 250;
const BATCH = 10;
const LEARNING_RATE = 0.03;
/** How long each side works before the next has its turn, in milliseconds. */
const TURN = 20;
/** Turns of each side, of which the median counts. */
const ROUNDS = 75;
/** Multiplications and additions for a weight and a sample: forward, back to the inputs, and its own gradient. */
const FLOPS_PER_WEIGHT = 6;

/** @typedef {import('./bench.mjs').Row} Row */

/**
 * Something to be timed.
 * @typedef {object} Side
 * @property {number} chunk  How much it does at once: about a tenth of a turn.
 * @property {(chunk: number) => number} work  Does that, and tells how many units of it were done.
 */

/** @returns {Promise<Row[] | undefined>}  Undefined when something could not be built or installed. */
export async function training() {
  const folder = await buildBenchModule();
  const convnetjs = folder && (await loadConvnetjs());
  if (!folder || !convnetjs) return undefined;
  const { initSync, TrainingBench } = await import(pathToFileURL(path.join(folder, 'crease.js')).href);
  initSync({ module: fs.readFileSync(path.join(folder, 'crease_bg.wasm')) });
  const points = triples([...TrainingBench.samples(SAMPLES)]);
  return NETWORKS.map((network) => {
    const widths = network.split('-').map(Number);
    const bench = new TrainingBench(new Uint32Array(widths), SAMPLES, BATCH, LEARNING_RATE);
    const theirs = convnetjsRun(convnetjs, widths, points);
    const [ours, others, flops] = rates([
      { chunk: 1, work: (steps) => bench.train(steps) },
      { chunk: 1, work: theirs },
      { chunk: 1000, work: (rounds) => TrainingBench.multiplyAndAdd(rounds, 0.5) },
    ]);
    const weights = widths.slice(1).reduce((sum, units, layer) => sum + units * widths[layer], 0);
    return {
      network,
      samples_per_s: median(ours),
      convnetjs: median(others),
      ratio: median(ours.map((rate, round) => rate / others[round])),
      peak_share: median(ours.map((rate, round) => (FLOPS_PER_WEIGHT * weights * rate) / flops[round])),
    };
  });
}

/** ConvNetJS, installed on first use. */
async function loadConvnetjs() {
  const folder = path.join(ROOT, 'tests', 'bench');
  const installed = path.join(folder, 'node_modules', 'convnetjs');
  if (!fs.existsSync(installed)) {
    const ci = ['ci', '--prefix', folder];
    const npm = process.env.npm_execpath;
    const outcome = npm
      ? await run(process.execPath, [npm, ...ci])
      : await run('npm', ci, { shell: process.platform === 'win32' });
    if (!outcome.ok) return undefined;
  }
  return (await import('convnetjs')).default;
}

/**
 * @param {number[]} numbers
 * @returns {[number, number, number][]}
 */
function triples(numbers) {
  return Array.from({ length: numbers.length / 3 }, (_, row) => [
    numbers[3 * row],
    numbers[3 * row + 1],
    numbers[3 * row + 2],
  ]);
}

/**
 * Plain descent on the same points with the same shape and batch; its one output learns −1 or 1, as its own examples do.
 * @param {NonNullable<Awaited<ReturnType<typeof loadConvnetjs>>>} convnetjs
 * @param {number[]} widths
 * @param {[number, number, number][]} points
 * @returns {(batches: number) => number}
 */
function convnetjsRun({ Vol, Net, SGDTrainer }, widths, points) {
  const hidden = widths.slice(1, -1).map((units) => ({ type: 'fc', num_neurons: units, activation: 'relu' }));
  const net = new Net();
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: widths[0] },
    ...hidden,
    { type: 'regression', num_neurons: 1 },
  ]);
  const options = { learning_rate: LEARNING_RATE, momentum: 0, batch_size: BATCH, l2_decay: 0 };
  const trainer = new SGDTrainer(net, options);
  const examples = points.map(([x, y, label]) => ({ x: new Vol([x, y]), y: [2 * label - 1] }));
  let next = 0;
  return (batches) => {
    for (let count = 0; count < batches * BATCH; count += 1) {
      const { x, y } = examples[next];
      trainer.train(x, y);
      next = (next + 1) % examples.length;
    }
    return batches * BATCH;
  };
}

/**
 * Units of work a second of each side, turn by turn: whatever slows the machine slows all of them.
 * @param {Side[]} sides
 */
function rates(sides) {
  for (const side of sides) warmUp(side);
  const all = sides.map(() => /** @type {number[]} */ ([]));
  for (let round = 0; round < ROUNDS; round += 1) {
    sides.forEach((side, place) => all[place].push(turn(side)));
  }
  return all;
}

/**
 * Lets the compiler finish, and finds a chunk so long that reading the clock costs nothing beside it.
 * @param {Side} side
 */
function warmUp(side) {
  for (let count = 0; count < ROUNDS / 5; count += 1) turn(side);
  side.chunk = Math.max(1, Math.round((side.chunk * TURN) / 10 / Math.max(timed(side), 1e-3)));
}

/** @param {Side} side */
function timed(side) {
  const started = performance.now();
  side.work(side.chunk);
  return performance.now() - started;
}

/** @param {Side} side */
function turn(side) {
  const started = performance.now();
  let done = 0;
  let elapsed = 0;
  while (elapsed < TURN) {
    done += side.work(side.chunk);
    elapsed = performance.now() - started;
  }
  return (1000 * done) / elapsed;
}

/** @param {number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
