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
  const { initSync, RegionsBench } = await import(pathToFileURL(path.join(folder, 'crease.js')).href);
  initSync({ module: fs.readFileSync(path.join(folder, 'crease_bg.wasm')) });
  return tasks.map(({ network, widths, parameters, frame }) => {
    const bench = new RegionsBench(new Uint32Array(widths), new Float64Array(parameters), frame);
    const [cells, exactSigns] = bench.build();
    const [ms, productsMs] = medians(
      () => bench.build(),
      () => bench.multiply(),
    );
    const ratio = ms / productsMs;
    return { network, frame, target: 'wasm', cells, ms, products_ms: productsMs, ratio, exact_signs: exactSigns };
  });
}

/**
 * Median times of several things in milliseconds, done in turns so that whatever slows the machine slows all of them.
 * @param {(() => void)[]} works
 */
function medians(...works) {
  const times = works.map(() => /** @type {number[]} */ ([]));
  const end = performance.now() + 1000 * SECONDS;
  while (times[0].length < LEAST || performance.now() < end) {
    works.forEach((work, place) => {
      const started = performance.now();
      work();
      times[place].push(performance.now() - started);
    });
  }
  return times.map((all) => all.sort((a, b) => a - b)[all.length >> 1]);
}
