// @ts-check
/** The only place that asks for animation frames, trains and draws. */
import { startPace } from './pace.js';

/**
 * How a speed spends a frame: steps per frame, or one step every so many milliseconds.
 * @type {{ steps?: number, every?: number }[]}
 */
export const SPEEDS = [{ every: 1000 }, { every: 100 }, { steps: 1 }, { steps: 10 }, { steps: 50 }, { steps: 300 }, {}];

/**
 * @param {{
 *   waits: () => boolean,
 *   train: (steps: number) => void,
 *   draw: (now: number) => void,
 *   fail: (error: unknown) => void,
 * }} work
 */
export const startLoop = ({ waits, train, draw, fail }) => {
  let running = false;
  let asked = false;
  let speed = 3;
  const pace = startPace();
  let lastStep = -Infinity;

  /** @param {number} now */
  const trainFor = (now) => {
    const { steps, every } = SPEEDS[speed];
    if (every !== undefined) {
      if (now - lastStep < every) return;
      lastStep = now;
      train(1);
      return;
    }
    const taken = Math.min(steps ?? Infinity, pace.steps(steps === undefined ? 1 : 2));
    const begun = performance.now();
    train(taken);
    pace.took(now, begun, performance.now(), taken);
  };

  /** @param {number} now */
  const frame = (now) => {
    asked = false;
    try {
      if (running && !waits()) trainFor(now);
      draw(now);
    } catch (error) {
      fail(error);
    }
    if (running) invalidate();
  };

  const invalidate = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(frame);
  };

  return {
    /** Something changed: draw before the next frame is shown. */
    invalidate,
    get running() {
      return running;
    },
    /** @param {boolean} value */
    run(value) {
      running = value;
      invalidate();
    },
    /** @param {number} value */
    setSpeed(value) {
      speed = Math.min(Math.max(Math.round(value), 0), SPEEDS.length - 1);
    },
  };
};
