// @ts-check
/** The picture that the read-back figure prints on the plane: a word, or the reader's scribble, as grey pixels. */
import { words } from './words.js';

/** Side of the picture in pixels. */
const SIDE = 560;
/** Share of the side that the longest line may fill, and the height of a line in font sizes. */
const FILL = 0.9;
const LEADING = 1.02;
const PEN = 22;

/** @type {import('./figure.js').StartPart} */
export const startWord = ({ root, canvases, explainer, act }) => {
  const plane = canvases['read-back'];
  if (!plane) return null;
  const preset = /** @type {HTMLSelectElement | null} */ (root.querySelector('[data-word-preset]'));
  const own = /** @type {HTMLInputElement | null} */ (root.querySelector('[data-word]'));
  const ownRow = /** @type {HTMLElement | null} */ (root.querySelector('[data-own-word]'));
  const scribble = root.querySelector('[data-scribble]');
  const paper = Object.assign(document.createElement('canvas'), { width: SIDE, height: SIDE });
  const ink = /** @type {CanvasRenderingContext2D} */ (paper.getContext('2d', { willReadFrequently: true }));
  /** @type {string | undefined} */
  let printed;
  let scribbling = false;
  let drawing = false;

  const hand = () => {
    const { data } = ink.getImageData(0, 0, SIDE, SIDE);
    explainer.setPicture(SIDE, Uint8Array.from({ length: SIDE * SIDE }, (_, index) => data[4 * index + 3]));
  };
  /** @param {string} text */
  const print = (text) => {
    printed = text;
    if (text === words.usualWord) {
      // From the outlines of the still panels, so that the figure and they agree to the tone.
      explainer.setUsualPicture();
      return;
    }
    const lines = text.split('|');
    ink.clearRect(0, 0, SIDE, SIDE);
    ink.textAlign = 'center';
    ink.textBaseline = 'middle';
    const font = (/** @type {number} */ size) => `700 ${size}px Georgia, "DejaVu Serif", "Noto Serif", serif`;
    ink.font = font(100);
    const widest = Math.max(...lines.map((line) => ink.measureText(line).width), 1);
    const size = Math.min((100 * FILL * SIDE) / widest, (FILL * SIDE) / (lines.length * LEADING));
    ink.font = font(size);
    lines.forEach((line, index) => ink.fillText(line, SIDE / 2, SIDE / 2 + (index - (lines.length - 1) / 2) * size * LEADING));
    hand();
  };

  /** @param {boolean} on */
  const setScribbling = (on) => {
    scribbling = on;
    scribble?.setAttribute('aria-pressed', String(on));
    if (!on) return;
    ink.clearRect(0, 0, SIDE, SIDE);
    act(hand);
  };
  scribble?.addEventListener('click', () => {
    if (!scribbling) setScribbling(true);
    else {
      setScribbling(false);
      act(() => print(explainer.settings().word || words.usualWord));
    }
  });
  preset?.addEventListener('change', () => {
    setScribbling(false);
    if (ownRow) ownRow.hidden = preset.value !== '';
    if (preset.value === '') own?.focus();
    else act(() => void explainer.set('word', preset.value === words.usualWord ? '' : preset.value));
  });
  own?.addEventListener('input', () => act(() => void explainer.set('word', own.value)));

  /** @param {PointerEvent} event @param {boolean} begin */
  const stroke = (event, begin) => {
    const [left, top, side] = explainer.plot();
    const [x, y] = plane.place(event);
    const [column, row] = [((x - left) / side) * SIDE, ((y - top) / side) * SIDE];
    if (begin) {
      ink.beginPath();
      ink.moveTo(column, row);
    }
    Object.assign(ink, { lineWidth: PEN, lineCap: 'round', lineJoin: 'round' });
    ink.lineTo(column, row);
    ink.stroke();
    act(hand);
  };
  // Before the plane's own listeners: a scribbling hand holds nothing else.
  plane.canvas.addEventListener('pointerdown', (event) => {
    if (!scribbling) return;
    event.stopImmediatePropagation();
    plane.canvas.setPointerCapture(event.pointerId);
    drawing = true;
    stroke(event, true);
  });
  plane.canvas.addEventListener('pointermove', (event) => {
    if (!scribbling) return;
    event.stopImmediatePropagation();
    if (drawing) stroke(event, false);
  });
  plane.canvas.addEventListener('pointerup', () => {
    drawing = false;
  });
  plane.canvas.addEventListener('touchstart', (event) => scribbling && event.preventDefault(), { passive: false });

  print(words.usualWord);
  return {
    sync({ changed }) {
      if (!changed || scribbling) return;
      const text = explainer.settings().word || words.usualWord;
      if (text !== printed) act(() => print(text));
      if (preset && document.activeElement !== own) {
        const known = [...preset.options].some((option) => option.value === text);
        preset.value = known ? text : '';
        if (ownRow) ownRow.hidden = known;
        if (own && !known) own.value = text;
      }
    },
  };
};
