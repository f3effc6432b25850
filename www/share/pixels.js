// @ts-check
/** Whether pixels come back as they were drawn: browsers that keep their readers from being recognised change some of them, or all. */

const SIDE = 64;

/** A tone for each column, of which no two neighbours are alike. @param {number} column */
const toneOf = (column) => [4 * column, 255 - 4 * column, (37 * column) % 256];

const probe = () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: SIDE, height: SIDE });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));
  for (let column = 0; column < SIDE; column += 1) {
    context.fillStyle = `rgb(${toneOf(column).join(',')})`;
    context.fillRect(column, 0, 1, SIDE);
  }
  const { data } = context.getImageData(0, 0, SIDE, SIDE);
  return data.every((value, place) => value === (place % 4 === 3 ? 255 : toneOf(Math.floor(place / 4) % SIDE)[place % 4]));
};

/** @type {boolean | undefined} */
let asDrawn;

/** Looks once. */
export const comeBackAsDrawn = () => (asDrawn ??= probe());
