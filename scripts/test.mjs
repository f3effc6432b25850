// @ts-check
// `npm test`: every check that a contributor waits for, one after the other. A failing one does not hide those after it.
// `npm test -- --all` adds what takes longer or has to be installed, `npm test -- --engines` the page in a second browser,
// `npm test -- types "Rust tests"` does the steps of these names and nothing else.
import { parseArgs } from 'node:util';
import { runMain, setUp, SetupError } from './setup.mjs';

/** @typedef {import('./steps.mjs').Step} Step */
/** @typedef {{ name: string, seconds: number }} Time */

await runMain(async () => {
  const start = performance.now();
  await setUp();
  // Only now are the packages that the steps need sure to be installed.
  const steps = chosenOf((await import('./steps.mjs')).STEPS);
  /** @type {Time[]} */
  const times = [{ name: 'setting up', seconds: secondsSince(start) }];
  const total = { passed: 0, failed: 0 };
  /** @type {string[]} */
  const failing = [];
  for (const { name, work } of steps) {
    console.log(`\n== ${name}`);
    const begun = performance.now();
    const { passed, failed } = await work();
    times.push({ name, seconds: secondsSince(begun) });
    console.log(`-- ${name}: ${passed} passed, ${failed} failed in ${secondsSince(begun).toFixed(1)} s`);
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) failing.push(name);
  }
  printTimes(times);
  if (failing.length > 0) console.log(`\n== failing: ${failing.join(', ')}`);
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

/** @param {number} start */
function secondsSince(start) {
  return (performance.now() - start) / 1000;
}

/** Prints how long the steps took, the longest first. @param {Time[]} times */
function printTimes(times) {
  const whole = times.reduce((sum, { seconds }) => sum + seconds, 0);
  console.log('\n== times');
  const rows = [...times].sort((a, b) => b.seconds - a.seconds);
  for (const { name, seconds } of [...rows, { name: 'altogether', seconds: whole }]) {
    console.log(`${seconds.toFixed(1).padStart(8)} s  ${name}`);
  }
}
