// @ts-check
// The plane's canvas: where points of the input plane lie on it, and a hand to use there.

/** @typedef {import('./figure.js').Place} Place */

/** A map z = a·x + b·y + c of the plane; as a hinge, where it is 0. @typedef {{ a: number, b: number, c: number }} Line */

/** The visible square. @typedef {{ x: number, y: number, half: number }} Frame */

/** The frame of the data. @type {Frame} */
export const HOME = { x: 0, y: 0, half: 1.25 };

/** Room around the plot in CSS pixels, as crate/src/layout/projection.rs has it. */
const MARGIN = { left: 34, top: 16, right: 16, bottom: 32 };

/** Where handles lie on a hinge, in CSS pixels, as crate/src/layout/hit_test.rs has it. */
const HANDLE = { flip: 34, turn: { share: 0.3, least: 40, most: 110 } };

/** @param {Line} line @param {Place} at */
export const valueAt = ({ a, b, c }, { x, y }) => a * x + b * y + c;

/**
 * The two ends of a hinge in a frame, the on side on the left of the way from the first to the second.
 * @param {Line} line
 * @param {Frame} [frame]
 * @returns {[Place, Place]}
 */
export const chord = (line, frame = HOME) => {
  const { a, b } = line;
  const square = a * a + b * b;
  const z = valueAt(line, frame);
  const foot = { x: frame.x - (a * z) / square, y: frame.y - (b * z) / square };
  const along = { x: b / Math.sqrt(square), y: -a / Math.sqrt(square) };
  // Between which ways along the line both coordinates are inside.
  const spans = /** @type {const} */ (['x', 'y']).map((axis) => {
    if (along[axis] === 0) return [-Infinity, Infinity];
    const ways = [-frame.half, frame.half].map((side) => (frame[axis] + side - foot[axis]) / along[axis]);
    return ways.sort((p, q) => p - q);
  });
  const ends = [Math.max(...spans.map(([from]) => from)), Math.min(...spans.map(([, to]) => to))];
  if (!(ends[0] < ends[1])) throw new Error(`the hinge of ${JSON.stringify(line)} does not cross the frame`);
  const [from, to] = ends.map((way) => ({ x: foot.x + way * along.x, y: foot.y + way * along.y }));
  return [from, to];
};

/**
 * The plane of a figure.
 * @param {import('./figure.js').Figure} figure
 */
export const planeOn = ({ page, root }) => {
  const canvas = root.locator('canvas[data-figure="plane"]');

  /** The canvas in the middle of the window, and the maps between it and the plane. @param {Frame} [frame] */
  const projection = async (frame = HOME) => {
    await canvas.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const box = await canvas.boundingBox();
    if (!box) throw new Error('the plane is not shown');
    const width = box.width - MARGIN.left - MARGIN.right;
    const height = box.height - MARGIN.top - MARGIN.bottom;
    const left = box.x + MARGIN.left;
    const top = box.y + MARGIN.top;
    return {
      /** Pixels per input unit. */
      scale: width / (2 * frame.half),
      /** On whole pixels, as a mouse is. @param {Place} at @returns {Place} */
      toWindow: ({ x, y }) => ({
        x: Math.round(left + ((x - frame.x + frame.half) / (2 * frame.half)) * width),
        y: Math.round(top + ((frame.y + frame.half - y) / (2 * frame.half)) * height),
      }),
      /** @param {Place} at @returns {Place} */
      toPlane: ({ x, y }) => ({
        x: frame.x - frame.half + ((x - left) / width) * 2 * frame.half,
        y: frame.y + frame.half - ((y - top) / height) * 2 * frame.half,
      }),
    };
  };

  return {
    canvas,
    projection,

    /** Where the handles of the selected hinge lie in the window. @param {Line} line @param {Frame} [frame] */
    async handles(line, frame = HOME) {
      const { toWindow } = await projection(frame);
      const [from, to] = chord(line, frame).map(toWindow);
      const length = Math.hypot(to.x - from.x, to.y - from.y);
      const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
      const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
      /** @param {number} x @param {number} y */
      const beside = (x, y) => ({ x: Math.round(middle.x + x), y: Math.round(middle.y + y) });
      const turn = Math.min(Math.max(HANDLE.turn.share * length, HANDLE.turn.least), HANDLE.turn.most);
      return {
        shift: beside(0, 0),
        turn: beside(turn * along.x, turn * along.y),
        // With y downwards, the left of (x, y) is (y, −x).
        flip: beside(HANDLE.flip * along.y, -HANDLE.flip * along.x),
      };
    },

    /** Chooses what a click does. @param {'explore' | 'add-0' | 'add-1' | 'add-2' | 'add-3' | 'relabel' | 'remove' | 'pan'} tool */
    use: (tool) => root.locator('label', { has: page.locator(`input[name="tool"][value="${tool}"]`) }).click(),

    /** @param {Place} at a point of the plane @param {Frame} [frame] */
    async pointAt(at, frame = HOME) {
      const { toWindow } = await projection(frame);
      const { x, y } = toWindow(at);
      await page.mouse.move(x, y);
    },
    /** @param {Place} at a point of the plane @param {Frame} [frame] */
    async click(at, frame = HOME) {
      const { toWindow } = await projection(frame);
      const { x, y } = toWindow(at);
      await page.mouse.click(x, y);
    },
    /** Presses, moves in a few steps, releases. @param {Place} from in the window @param {Place} to in the window */
    async drag(from, to) {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up();
    },
  };
};

/** @typedef {ReturnType<typeof planeOn>} Plane */
