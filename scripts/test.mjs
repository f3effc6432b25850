// @ts-check
// `npm test`: every check that a contributor waits for, one after the other. A failing one does not hide those after it.
// `npm test -- --all` adds what takes longer or has to be installed, `npm test -- --engines` the page in three browsers,
// `npm test -- types "Rust tests"` does the steps of these names and nothing else.
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { runMain, setUp, SetupError } from './setup.mjs';

/** @typedef {import('./steps.mjs').Step} Step */
/**
 * How long something took.
 * @typedef {object} Time
 * @property {string} name
 * @property {number} seconds    By the clock.
 * @property {number} processor  Seconds of processor time of the programs that were run, which other work on the machine lengthens less. 0
 *   where the system does not tell.
 */

await runMain(async () => {
  const setUpTime = timer('setting up');
  await setUp();
  // Only now are the packages that the steps need sure to be installed.
  const steps = chosenOf((await import('./steps.mjs')).STEPS);
  const times = [setUpTime()];
  const total = { passed: 0, failed: 0 };
  /** @type {string[]} */
  const failing = [];
  for (const { name, work } of steps) {
    console.log(`\n== ${name}`);
    const time = timer(name);
    const { passed, failed, failures = [] } = await work();
    times.push(time());
    console.log(`-- ${name}: ${passed} passed, ${failed} failed in ${times[times.length - 1].seconds.toFixed(1)} s`);
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) failing.push([name, ...failures.map((failure) => `  ${failure}`)].join('\n'));
  }
  printTimes(times);
  if (failing.length > 0) console.log(`\n== failing:\n${failing.join('\n')}`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0;
});

/** Those that the command line asks for. @param {Step[]} steps */
function chosenOf(steps) {
  const { values, positionals: names } = parseArgs({
    options: { all: { type: 'boolean', default: false }, engines: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new SetupError(`There is no step "${unknown[0]}"; the steps are: ${steps.map(({ name }) => name).join(', ')}.`);
  }
  if (names.length > 0) return steps.filter(({ name }) => names.includes(name));
  return steps.filter(({ only }) => !only || values.all || (values.engines && only === 'engines'));
}

/** Starts a clock, and gives what reads it. @param {string} name @returns {() => Time} */
function timer(name) {
  const [start, used] = [performance.now(), processorSeconds()];
  return () => ({ name, seconds: (performance.now() - start) / 1000, processor: processorSeconds() - used });
}

/** Seconds of processor time of all programs that were run and have ended. */
function processorSeconds() {
  if (!fs.existsSync('/proc/self/stat')) return 0;
  // After the name in parentheses: the 14th and 15th number are those of the children, in hundredths of a second.
  const numbers = fs.readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ');
  return (Number(numbers[13]) + Number(numbers[14])) / 100;
}

/** Prints how long the steps took, the longest first. @param {Time[]} times */
function printTimes(times) {
  const altogether = { name: 'altogether', seconds: 0, processor: 0 };
  for (const { seconds, processor } of times) {
    altogether.seconds += seconds;
    altogether.processor += processor;
  }
  console.log('\n== times: by the clock, of processors');
  for (const { name, seconds, processor } of [...times.sort((a, b) => b.seconds - a.seconds), altogether]) {
    console.log(`${seconds.toFixed(1).padStart(8)} s ${processor.toFixed(1).padStart(8)} s  ${name}`);
  }
}
