// @ts-check
/** Canvases at device pixels: their size follows the page, what is on them is the core's. */
import { CanvasSize } from '../pkg/crease.js';

/**
 * @param {HTMLCanvasElement} canvas
 * @param {boolean} showsPlane whether places on it are places of the plane
 * @param {() => void} onResize
 */
export const startCanvas = (canvas, showsPlane, onResize) => {
  /** @type {CanvasSize | undefined} */
  let size;
  /** How many times as large everything on it is drawn. */
  let magnified = 1;
  /** The picture under the canvas: what is seen until there is something on it. @type {HTMLElement | null | undefined} */
  const still = canvas.parentElement?.querySelector('.still');
  const observer = new ResizeObserver(onResize);
  observer.observe(canvas);
  // Browsers take the memory of canvases when there is too little, and give it back empty.
  canvas.addEventListener('contextrestored', onResize);
  return {
    canvas,
    showsPlane,
    /** Size in CSS pixels, and device pixels for each of them; the bitmap is made to fit. `null` while it is not shown. */
    fit() {
      const { clientWidth: width, clientHeight: height } = canvas;
      if (width === 0 || height === 0) return null;
      const ratio = Math.min(window.devicePixelRatio || 1, 3);
      const [deviceWidth, deviceHeight] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (canvas.width !== deviceWidth || canvas.height !== deviceHeight) {
        canvas.width = deviceWidth;
        canvas.height = deviceHeight;
      }
      const [drawnWidth, drawnHeight, drawnRatio] = [width / magnified, height / magnified, ratio * magnified];
      if (size?.width !== drawnWidth || size.height !== drawnHeight || size.ratio !== drawnRatio) {
        size?.free();
        size = new CanvasSize(drawnWidth, drawnHeight, drawnRatio);
      }
      return size;
    },
    /** Draws all of it larger, lines and letters included. @param {number} times */
    magnify(times) {
      magnified = times;
    },
    /** There is something on it: from now on the still would be read out in vain. */
    uncover() {
      if (still) still.hidden = true;
    },
    /** It is drawn on no more. */
    end() {
      observer.disconnect();
      canvas.removeEventListener('contextrestored', onResize);
      size?.free();
      size = undefined;
    },
    /** Where an event happened, in the pixels that it is drawn in, from the canvas's corner. @param {PointerEvent | MouseEvent | Touch} event @returns {[number, number]} */
    place(event) {
      const box = canvas.getBoundingClientRect();
      return [(event.clientX - box.left) / magnified, (event.clientY - box.top) / magnified];
    },
  };
};
