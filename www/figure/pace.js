// @ts-check
/**
 * How many steps fit into a frame. Clocks of browsers that keep their readers from being recognised go in steps of up to 100 ms:
 * there one frame says nothing about how long a step takes, and many together do.
 */

/** Milliseconds of a frame for training: the rest is left to drawing and to the reader. */
const BUDGET = 5;
/** The least that counts as measured: a clock of 0.1 ms says 0 of anything shorter. */
const LEAST = 0.1;
/** A clock that has ever moved by less is read frame by frame. */
const FINE = 2;
/** By a coarser one: milliseconds that are judged together, and milliseconds from frame to frame that leave room, or none. */
const WINDOW = 300;
const QUICK = 22;
const SLOW = 40;

export const startPace = () => {
  let stepsPerMillisecond = 5;
  let isFine = false;
  /** The least that the clock was seen to move by. */
  let tick = Infinity;
  let since = -Infinity;
  let frames = 0;
  let spent = 0;

  /** @param {number} now */
  const judge = (now) => {
    const [interval, each] = [(now - since) / frames, spent / frames];
    const isQuick = interval < QUICK;
    if (!isQuick && each > 1.5 * BUDGET) stepsPerMillisecond *= 0.5;
    // Something slow that need not be training: so not below the ten steps of the standard speed.
    else if (interval > SLOW) stepsPerMillisecond = Math.max(0.5 * stepsPerMillisecond, Math.min(stepsPerMillisecond, 2));
    else if (isQuick && each < 0.75 * BUDGET) stepsPerMillisecond *= 1.5;
  };

  return {
    /** Steps that the budget has time for, so many times over. @param {number} [times] */
    steps: (times = 1) => Math.max(1, Math.ceil(stepsPerMillisecond * BUDGET * times)),
    /** A frame trained. @param {number} now when it began @param {number} begun when its training did @param {number} ended @param {number} steps */
    took(now, begun, ended, steps) {
      const elapsed = ended - begun;
      for (const moved of [begun - now, elapsed]) if (moved > 0) tick = Math.min(tick, moved);
      isFine ||= tick < FINE;
      // A step of the clock may have passed without being spent.
      const least = elapsed - (isFine ? 0 : tick);
      if (least > 2 * BUDGET) {
        stepsPerMillisecond = steps / least;
        since = -Infinity;
      } else if (isFine) stepsPerMillisecond += 0.3 * (steps / Math.max(elapsed, LEAST) - stepsPerMillisecond);
      if (isFine) return;
      if (now - since >= WINDOW) {
        if (frames > 0 && since > -Infinity) judge(now);
        [since, frames, spent] = [now, 0, 0];
      }
      frames += 1;
      spent += elapsed;
    },
  };
};
