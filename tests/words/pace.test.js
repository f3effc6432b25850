// @ts-check
// "As fast as possible" by clocks of every kind, on a screen of 60 pictures a second.
import assert from 'node:assert/strict';
import test from 'node:test';
import { startPace } from '../../www/figure/pace.js';

const PICTURE = 1000 / 60;

/**
 * Plays so many pictures of a figure through, and tells how long each frame took in truth, and how much of it was training.
 * @param {{ clock: number, shift?: number, stepsPerMillisecond: (frame: number) => number, drawing: number, frames: number }} figure
 */
const play = ({ clock, shift = 0, stepsPerMillisecond, drawing, frames }) => {
  const pace = startPace();
  const read = (/** @type {number} */ time) => Math.floor((time + shift) / clock) * clock;
  const told = [];
  let time = 0;
  for (let frame = 0; frame < frames; frame += 1) {
    const steps = pace.steps();
    const training = steps / stepsPerMillisecond(frame);
    const begun = time + 0.2;
    pace.took(read(time), read(begun), read(begun + training), steps);
    const end = begun + training + drawing;
    told.push({ whole: end - time, training });
    time = Math.ceil(end / PICTURE) * PICTURE;
  }
  return told;
};

const most = (/** @type {number[]} */ all) => Math.max(...all);
const mean = (/** @type {number[]} */ all) => all.reduce((sum, one) => sum + one, 0) / all.length;

for (const clock of [0.005, 0.1, 1, PICTURE, 100]) {
  for (const shift of [0, 0.31 * clock, 0.93 * clock]) {
    for (const speed of [0.5, 5, 100, 2000]) {
      test(`a clock in steps of ${clock.toFixed(3)} ms, off by ${shift.toFixed(2)}, ${speed} steps a millisecond: no frame of 50 ms, and the budget is used`, () => {
        const told = play({ clock, shift, stepsPerMillisecond: () => speed, drawing: 4, frames: 1500 });
        // Before anything is known, a frame takes what 25 steps take.
        const longest = most(told.slice(10).map(({ whole }) => whole));
        assert.ok(longest < 50, `a frame of ${longest.toFixed(1)} ms`);
        const settled = told.slice(-300).map(({ training }) => training);
        // Where every piece crosses a tick of the clock, that is all that can be known to be short.
        assert.ok(mean(settled) > (clock < 2 ? 3 : 0.8), `${mean(settled).toFixed(2)} ms of training in a frame`);
      });
    }
  }
}

for (const clock of [0.1, 1, PICTURE, 100]) {
  test(`a clock in steps of ${clock.toFixed(3)} ms: after a network that is 50 times as slow, frames are short again within three seconds`, () => {
    const told = play({ clock, stepsPerMillisecond: (frame) => (frame < 1200 ? 100 : 2), drawing: 4, frames: 1500 });
    const after = told.slice(1200).map(({ whole }) => whole);
    let sum = 0;
    const late = after.filter((whole) => (sum += Math.max(whole, PICTURE)) > 3000);
    assert.ok(late.length > 50 && most(late) < 50, `a frame of ${most(late).toFixed(1)} ms`);
  });
}
