// @ts-check
/** The score surface: turned by a drag, by keys and by sliders, and told in words. */
import '../words/side_doors.js';
import { words } from '../words/words.js';
import { write } from './write.js';

/** Degrees that an arrow key turns it by; with Shift, three times as many. */
const STEP = 5;
/** Milliseconds between two texts while training. */
const SLOW = 400;
/** CSS pixels that a press may wander and still be a click: by a mouse, and by a finger. */
const STILL = [3, 10];

/** @type {import('./part.js').StartPart} */
export const startSurface = ({ root, canvases, explainer, look, tell }) => {
  const canvas = canvases.surface;
  if (!canvas) return null;
  const surface = canvas.canvas;
  const text = root.querySelector('[data-surface-summary]');
  const sliders = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll('[data-angle]')]);

  /** Where it was taken hold of, and how it was turned then. @type {{ x: number, y: number, turn: number, tilt: number, still: boolean } | undefined} */
  let held;
  const release = () => {
    held = undefined;
    delete surface.dataset.holding;
  };
  surface.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const { turn, tilt } = explainer.surfaceReadout();
    held = { x: event.clientX, y: event.clientY, turn, tilt, still: true };
    surface.setPointerCapture(event.pointerId);
    surface.dataset.holding = '';
  });
  surface.addEventListener('pointermove', (event) => {
    if (held) {
      const [right, down] = [event.clientX - held.x, event.clientY - held.y];
      const byFinger = event.pointerType === 'touch';
      if (held.still && Math.hypot(right, down) > STILL[Number(byFinger)]) {
        // A finger that goes up or down scrolls the page.
        if (byFinger && Math.abs(down) > Math.abs(right)) {
          release();
          return;
        }
        held.still = false;
      }
      const { turn, tilt, still } = held;
      if (!still) look(() => explainer.dragSurface(turn, tilt, right, down));
    } else if (event.pointerType !== 'touch') look(() => explainer.pointOnSurface(...canvas.place(event)));
  });
  surface.addEventListener('pointerleave', ({ pointerType }) => pointerType !== 'touch' && !held && look(() => explainer.pointAway()));
  surface.addEventListener('pointerup', (event) => held?.still && look(() => explainer.tapSurface(...canvas.place(event))));
  for (const end of /** @type {const} */ (['pointerup', 'pointercancel', 'lostpointercapture'])) surface.addEventListener(end, release);

  /** @param {number} right @param {number} up */
  const step = (right, up) => {
    const { turn, tilt } = explainer.surfaceReadout();
    look(() => explainer.setAngle(turn + right, tilt + up));
  };
  const flatten = () => look(() => explainer.setAngle(0, 0));
  surface.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const far = STEP * (event.shiftKey ? 3 : 1);
    /** @type {Record<string, () => void>} */
    const keys = { ArrowLeft: () => step(-far, 0), ArrowRight: () => step(far, 0), ArrowUp: () => step(0, far), ArrowDown: () => step(0, -far), Home: flatten, Escape: () => look(() => explainer.letGo()), ' ': () => tell('train') };
    if (!(event.key in keys)) return;
    // Held down, Space is one press.
    if (event.key !== ' ' || !event.repeat) keys[event.key]();
    event.preventDefault();
  });
  for (const slider of sliders) {
    slider.addEventListener('input', () => {
      const { turn, tilt } = explainer.surfaceReadout();
      look(() => (slider.dataset.angle === 'turn' ? explainer.setAngle(slider.valueAsNumber, tilt) : explainer.setAngle(turn, slider.valueAsNumber)));
    });
  }
  root.querySelector('[data-action="from-above"]')?.addEventListener('click', flatten);

  let last = -Infinity;
  let said = '';
  return {
    sync({ running, now }) {
      if (running && now - last < SLOW) return;
      last = now;
      const readout = explainer.surfaceReadout();
      for (const slider of sliders) {
        const degrees = slider.dataset.angle === 'turn' ? readout.turn : readout.tilt;
        if (slider.valueAsNumber === degrees) continue;
        slider.value = String(degrees);
      }
      const saying = words.surface(readout);
      if (!text || saying === said) return;
      said = saying;
      write(text, said);
      for (const slider of sliders) slider.ariaValueText = words.angle(slider.dataset.angle === 'turn', slider.valueAsNumber);
    },
  };
};
