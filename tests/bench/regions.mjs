// @ts-check
// How long it takes to cut the plane into a network's regions, natively and in wasm, and next to its matrix products alone.
import fs from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { ROOT, run } from '../../scripts/command.mjs';
import { buildBenchModule } from '../../scripts/wasm.mjs';

const NETWORKS = ['2-8-8-1', '2-16-16-16-1', '2-32-32-32-1', '2-64-64-64-1'];
/** The frames reach from minus this to this, both ways. */
const FRAMES = [1, 6];
/** Time spent on each measurement. */
const SECONDS = 1;
/** What is faster than this is measured several times at a stretch. */
const BATCH_MS = 2;
/** Measurements at least, of which the median is taken. */
const LEAST = 5;

/** @typedef {import('./bench.mjs').Row} Row */

/**
 * @typedef {object} Task
 * @property {string} network
 * @property {number[]} widths
 * @property {number[]} parameters  Layer by layer, weights row-major, then biases.
 * @property {number} frame
 */

/** @returns {Promise<Row[] | undefined>}  Undefined when something could not be built. */
export async function regions() {
  const tasks = NETWORKS.flatMap((name) => FRAMES.map((frame) => task(name, frame)));
  const wasm = await inWasm(tasks);
  const native = await natively(tasks);
  return wasm && native && [...wasm, ...native];
}

/**
 * @param {string} network
 * @param {number} frame
 * @returns {Task}
 */
function task(network, frame) {
  const file = path.join(ROOT, 'crate', 'tests', 'fixtures', 'nets', `${network}.json`);
  /** @type {{ W: string[][], b: string[] }[]} */
  const layers = JSON.parse(fs.readFileSync(file, 'utf8')).layers;
  return {
    network,
    widths: [layers[0].W[0].length, ...layers.map(({ b }) => b.length)],
    parameters: layers.flatMap(({ W, b }) => [...W.flat(), ...b].map(Number)),
    frame,
  };
}

/** @param {Task[]} tasks */
async function natively(tasks) {
  const input = path.join(ROOT, 'target', 'bench-regions.json');
  fs.writeFileSync(input, JSON.stringify(tasks));
  const example = ['--features', 'bench', '--example', 'regions_bench'];
  const { ok, stdout } = await run(
    'cargo',
    ['run', '--release', '--quiet', '--package', 'crease', ...example, '--', String(SECONDS), input],
    { output: 'keep' },
  );
  return ok ? /** @type {Row[]} */ (JSON.parse(stdout)) : undefined;
}

/** @param {Task[]} tasks */
async function inWasm(tasks) {
  const folder = await buildBenchModule();
  if (!folder) return undefined;
  const module = await import(pathToFileURL(path.join(folder, 'crease.js')).href);
  module.initSync({ module: fs.readFileSync(path.join(folder, 'crease_bg.wasm')) });
  return tasks.flatMap((one) => wasmRows(module, one));
}

/**
 * The row of the whole build, and one for an edit in each layer.
 * @param {any} module
 * @param {Task} task
 * @returns {Row[]}
 */
function wasmRows({ RegionsBench, EditsBench }, { network, widths, parameters, frame }) {
  const numbers = [new Uint32Array(widths), new Float64Array(parameters), frame];
  const bench = new RegionsBench(...numbers);
  const [cells, exactSigns] = bench.build();
  const [whole, products] = medians(SECONDS, [() => bench.build(), () => bench.multiply()]);
  const layers = widths.length - 1;
  const edits = Array.from({ length: layers }, (_, layer) => {
    const edited = new EditsBench(...numbers, layer);
    const [took] = medians(SECONDS / 4, [() => edited.build()]);
    const edit = layer === layers - 1 ? 'output' : `layer ${layer + 1}`;
    return { network, frame, target: 'wasm', edit, cells: edited.build(), ms: took.wall, cpu_ms: took.processor };
  });
  return [
    {
      network,
      frame,
      target: 'wasm',
      edit: 'all',
      cells,
      ms: whole.wall,
      products_ms: products.wall,
      ratio: whole.wall / products.wall,
      cpu_ms: whole.processor,
      exact_signs: exactSigns,
    },
    ...edits,
  ];
}

/**
 * Median times of several things in milliseconds, done in turns so that whatever slows the machine slows all of them: by
 * the clock, and of the processor, which a busy machine does not lengthen.
 * @param {number} seconds
 * @param {(() => void)[]} works
 */
function medians(seconds, works) {
  const batches = works.map(batchSize);
  const times = works.map(() => /** @type {{ wall: number, processor: number }[]} */ ([]));
  const end = performance.now() + 1000 * seconds;
  while (times[0].length < LEAST || performance.now() < end) {
    works.forEach((work, place) => times[place].push(timed(work, batches[place])));
  }
  const median = (/** @type {number[]} */ all) => all.sort((a, b) => a - b)[all.length >> 1];
  return times.map((all) => ({
    wall: median(all.map(({ wall }) => wall)),
    processor: median(all.map(({ processor }) => processor)),
  }));
}

/**
 * How often to do something at a stretch: the processor's time is told to the microsecond only.
 * @param {() => void} work
 */
function batchSize(work) {
  timed(work, LEAST);
  return Math.max(1, Math.round(BATCH_MS / timed(work, LEAST).wall));
}

/**
 * @param {() => void} work
 * @param {number} times
 */
function timed(work, times) {
  const [started, before] = [performance.now(), process.cpuUsage()];
  for (let done = 0; done < times; done += 1) work();
  const { user, system } = process.cpuUsage(before);
  return { wall: (performance.now() - started) / times, processor: (user + system) / 1000 / times };
}
