// @ts-check
/** The strip of deaths and returns: a press goes to that step of the run, as arrow keys do; and what it shows in words. */
import '../words/side_doors.js';
import { words } from '../words/words.js';
import { write } from './write.js';

/** What the button for many steps trains, and after how many of them the units are looked at. */
const STEPS = 1000;
const PIECE = 5;

/** @type {import('./part.js').StartPart} */
export const startLives = ({ root, canvases, explainer, act, tell, turnPage }) => {
  const canvas = canvases.timeline;
  if (!canvas) return null;
  const strip = canvas.canvas;
  const text = root.querySelector('[data-lives-summary]');
  let held = false;
  strip.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || !event.isPrimary) return;
    tell('pause');
    held = event.pointerType !== 'touch';
    if (!held) return;
    strip.setPointerCapture(event.pointerId);
    act(() => explainer.pressInLives(...canvas.place(event)));
  });
  strip.addEventListener('pointermove', (event) => held && act(() => explainer.dragInLives(...canvas.place(event))));
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) {
    strip.addEventListener(end, () => {
      held = false;
    });
  }
  // A finger scrolls the page; where it taps, it presses.
  strip.addEventListener('click', (event) => act(() => explainer.pressInLives(...canvas.place(event))));

  strip.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { firstStep, step, lastStep } = explainer.livesReadout();
    const far = event.shiftKey ? 10 : 1;
    /** @type {Record<string, number>} */
    const steps = { ArrowLeft: step - far, ArrowDown: step - far, ArrowRight: step + far, ArrowUp: step + far, Home: firstStep, End: lastStep };
    if (!(event.key in steps)) return;
    tell('pause');
    act(() => explainer.scrubTo(Math.max(steps[event.key], 0)));
    event.preventDefault();
  });

  root.querySelector('[data-action="thousand"]')?.addEventListener('click', () => {
    tell('pause');
    act(() => {
      explainer.beginGesture();
      // In pieces: what dies and comes back between two looks is not seen.
      for (let done = 0; done < STEPS; done += PIECE) explainer.train(PIECE);
      explainer.endGesture();
    });
  });

  // Reset goes to the start of the run; this to where the page begins.
  root.querySelector('[data-action="opening"]')?.addEventListener('click', () => {
    tell('pause');
    turnPage(() => explainer.open(''));
  });

  let due = true;
  return {
    sync({ changed, running }) {
      due ||= changed;
      if (!text || !due || running) return;
      due = false;
      write(text, words.lives(explainer.livesReadout()));
    },
  };
};
