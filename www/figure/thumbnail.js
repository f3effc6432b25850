// @ts-check
/** Small pictures of scenes, drawn by the core one after another while nothing else is to be done. */
import { CanvasSize, Explainer, Look } from '../pkg/crease.js';
import { startTheme } from './theme.js';

/** The side of the picture that is drawn small, in CSS pixels: marks and lines are made for about that. */
const SIDE = 120;

/**
 * A picture to be drawn: of a link's scene, or of its points alone.
 * @typedef {{ canvas: HTMLCanvasElement, link: string, points: boolean }} Thumbnail
 */

/** Draws pictures when the first of them comes near, and again for other colours. @param {HTMLElement} root @param {Thumbnail[]} thumbnails @param {AbortSignal} ended */
export const drawThumbnails = (root, thumbnails, ended) => {
  let due = [...thumbnails];
  let timer = 0;
  const next = () => {
    const thumbnail = due.shift();
    if (!thumbnail || ended.aborted) return;
    // Whoever chooses by them has their names. A core that broke draws no other either.
    if (draw(thumbnail, theme.dark)) timer = window.setTimeout(next);
  };
  const start = () => {
    clearTimeout(timer);
    due = [...thumbnails];
    timer = window.setTimeout(next);
  };
  let near = false;
  const theme = startTheme(root, ended, () => near && start());
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    near = true;
    start();
  });
  for (const { canvas } of thumbnails.slice(0, 1)) observer.observe(canvas);
  for (const { canvas } of thumbnails) canvas.addEventListener('contextrestored', () => near && start(), { signal: ended });
  ended.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
};

/** Draws one; whether that could be done. @param {Thumbnail} thumbnail @param {boolean} dark */
const draw = ({ canvas, link, points }, dark) => {
  const side = Math.round(canvas.clientWidth * Math.min(devicePixelRatio || 1, 3)) || SIDE;
  canvas.width = canvas.height = side;
  const [size, look] = [new CanvasSize(SIDE, SIDE, side / SIDE), new Look(dark, false, false)];
  try {
    Explainer.drawThumbnail(link, points, canvas, size, look);
  } catch {
    return false;
  }
  size.free();
  look.free();
  return true;
};
