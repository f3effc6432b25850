// @ts-check
/** What the read-back figure prints on the plane: a word or the reader's scribble as grey pixels, or the classes of the points. */
import { words } from '../words/words.js';

/** Side of the picture in pixels. */
const SIDE = 560;
/** Share of the side that the longest line may fill, and the height of a line in font sizes. */
const FILL = 0.9;
const LEADING = 1.02;
const PEN = 22;

/** An opacity without its lowest bit, which browsers that keep their readers from being recognised change at random. @param {number} opacity */
const steady = (opacity) => Math.round(((opacity >> 1) * 255) / 127);

/** Whether what a page reads of a blank canvas is something else: then nothing that it reads is what it drew. */
const isWithheld = () => {
  const blank = /** @type {CanvasRenderingContext2D} */ (Object.assign(document.createElement('canvas'), { width: 8, height: 8 }).getContext('2d'));
  return blank.getImageData(0, 0, 8, 8).data.some((value) => value > 1);
};

/** Choices of what to print that are no word of their own. */
const OWN = 'own';
const SCRIBBLE = 'scribble';
const CLASSES = 'classes';

/** @type {import('../figure/part.js').StartPart} */
export const startPrintedPicture = ({ root, picture: plane, explainer, act, notice }) => {
  if (!plane) return null;
  const choice = /** @type {HTMLSelectElement | null} */ (root.querySelector('[data-print]'));
  const own = /** @type {HTMLInputElement | null} */ (root.querySelector('[data-word]'));
  const ownRow = /** @type {HTMLElement | null} */ (root.querySelector('[data-own-word]'));
  const pen = /** @type {HTMLElement | null} */ (root.querySelector('[data-pen]'));
  const unstroke = /** @type {HTMLButtonElement | null} */ (root.querySelector('[data-unstroke]'));
  const note = /** @type {HTMLElement | null} */ (root.querySelector('[data-scribble-note]'));
  const paper = Object.assign(document.createElement('canvas'), { width: SIDE, height: SIDE });
  const ink = /** @type {CanvasRenderingContext2D} */ (paper.getContext('2d', { willReadFrequently: true }));
  /** The word that is printed; none under a scribble. @type {string | undefined} */
  let printed;
  let scribbles = false;
  let holdsPen = false;
  let drawing = false;
  /** The scribble, stroke by stroke, so that the last can be taken back. @type {[number, number][][]} */
  let strokes = [];

  /** @type {boolean | undefined} */
  let withheld;
  const hand = () => {
    withheld ??= isWithheld();
    if (withheld) {
      notice.tell({ code: 'pixels-withheld', values: {} });
      return;
    }
    const { data } = ink.getImageData(0, 0, SIDE, SIDE);
    explainer.setPicture(SIDE, Uint8Array.from({ length: SIDE * SIDE }, (_, index) => steady(data[4 * index + 3])));
  };
  /** @param {string} text */
  const print = (text) => {
    printed = text;
    // As far as there are outlines: so the figure and the still panels agree to the tone.
    if (explainer.printOutlines(text)) return;
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
  /** The word of the scene, as it should be printed. @param {string} set */
  const wordOf = (set) => {
    // Bars only part lines: without anything between them there is nothing to print.
    return /[^|\s]/.test(set) ? set : words.usualWord;
  };

  /** A stretch of a stroke that ends at one of its places, or a dot where it begins. @param {[number, number][]} stroke @param {number} end */
  const drawStretch = (stroke, end) => {
    Object.assign(ink, { lineWidth: PEN, lineCap: 'round', lineJoin: 'round' });
    const [from, to] = [stroke[Math.max(end - 1, 0)], stroke[end]];
    ink.beginPath();
    ink.moveTo(...from);
    ink.lineTo(...to);
    ink.stroke();
  };
  /** Draws the whole scribble anew. */
  const redraw = () => {
    ink.clearRect(0, 0, SIDE, SIDE);
    for (const stroke of strokes) stroke.forEach((_, end) => drawStretch(stroke, end));
    if (unstroke) unstroke.disabled = strokes.length === 0;
    hand();
  };
  unstroke?.addEventListener('click', () =>
    act(() => {
      strokes.pop();
      redraw();
    }),
  );

  /** @param {boolean} on */
  const takePen = (on) => {
    holdsPen = on;
    pen?.setAttribute('aria-pressed', String(on));
    plane.canvas.classList.toggle('pen', on);
  };
  /** @param {boolean} on */
  const setScribbling = (on) => {
    scribbles = on;
    takePen(on);
    if (pen) pen.hidden = !on;
    if (unstroke) unstroke.hidden = !on;
    if (note) note.hidden = !on;
    if (!on) return;
    printed = undefined;
    strokes = [];
    redraw();
  };
  pen?.addEventListener('click', () => takePen(!holdsPen));
  choice?.addEventListener('change', () =>
    act(() => {
      setScribbling(choice.value === SCRIBBLE);
      explainer.set('print', choice.value === CLASSES ? 'classes' : 'word');
      if (ownRow) ownRow.hidden = choice.value !== OWN;
      if (choice.value === OWN) {
        explainer.set('word', own?.value ?? '');
        own?.focus();
      } else if (choice.value !== SCRIBBLE && choice.value !== CLASSES) explainer.set('word', choice.value === words.usualWord ? '' : choice.value);
    }),
  );
  own?.addEventListener('input', () => act(() => void explainer.set('word', own.value)));

  /** @param {PointerEvent} event @param {boolean} begin */
  const stroke = (event, begin) => {
    const [left, top, side] = explainer.plot();
    const [x, y] = plane.place(event);
    if (begin) strokes.push([]);
    const last = strokes[strokes.length - 1];
    last.push([((x - left) / side) * SIDE, ((y - top) / side) * SIDE]);
    drawStretch(last, last.length - 1);
    if (unstroke) unstroke.disabled = false;
    act(hand);
  };
  // Before the plane's own listeners: a hand with a pen holds nothing else.
  plane.canvas.addEventListener('pointerdown', (event) => {
    if (!holdsPen) return;
    event.stopImmediatePropagation();
    plane.canvas.setPointerCapture(event.pointerId);
    drawing = true;
    stroke(event, true);
  });
  plane.canvas.addEventListener('pointermove', (event) => {
    if (!holdsPen) return;
    event.stopImmediatePropagation();
    if (drawing) stroke(event, false);
  });
  for (const end of ['pointerup', 'pointercancel']) {
    plane.canvas.addEventListener(end, () => {
      drawing = false;
    });
  }
  plane.canvas.addEventListener('touchstart', (event) => holdsPen && event.preventDefault(), { passive: false });

  print(words.usualWord);
  return {
    /** Prints the scene's word, before anything is drawn with it. */
    prepare() {
      const settings = explainer.settings();
      if (settings.print === 'classes' && scribbles) setScribbling(false);
      const text = wordOf(settings.word);
      if (!scribbles && text !== printed) print(text);
    },
    /** Brings the controls in line with the scene. */
    sync({ changed }) {
      if (!changed || scribbles) return;
      const settings = explainer.settings();
      const text = wordOf(settings.word);
      const classes = settings.print === 'classes';
      if (!choice || /** @type {Document | ShadowRoot} */ (root.getRootNode()).activeElement === own) return;
      const known = [...choice.options].some((option) => option.value === text);
      // With the field of an own word open and still empty, the usual word is only a stand-in.
      const waits = choice.value === OWN && text === words.usualWord && !classes;
      choice.value = classes ? CLASSES : known && !waits ? text : OWN;
      if (ownRow) ownRow.hidden = choice.value !== OWN;
      if (own && choice.value === OWN && !waits) own.value = text;
    },
  };
};
