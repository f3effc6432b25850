// @ts-check
/** The units' views: pointing at one and selecting it, by hand and by keys, and what they show in words. */
import '../words/side_doors.js';
import { words } from '../words/words.js';
import { letterOf } from './keys.js';
import { write } from './write.js';

/** Milliseconds between two of these texts while training. */
const SLOW = 400;

/** @type {import('./part.js').StartPart} */
export const startUnitViews = ({ root, canvases, explainer, look, tell }) => {
  const canvas = canvases.units;
  if (!canvas) return null;
  const views = canvas.canvas;
  const text = root.querySelector('[data-units-summary]');
  // A finger on its way over the page points at nothing.
  views.addEventListener('pointermove', (event) => event.pointerType !== 'touch' && look(() => explainer.pointInUnits(...canvas.place(event))));
  views.addEventListener('pointerleave', ({ pointerType }) => pointerType !== 'touch' && look(() => explainer.pointAway()));
  views.addEventListener('click', (event) => look(() => explainer.pressInUnits(...canvas.place(event))));

  /** Selects the unit so many places further on. @param {number} far */
  const step = (far) => {
    const units = explainer.units().filter(({ letters }) => letters !== null);
    const selected = explainer.card();
    const at = units.findIndex(({ letters }) => letters === selected?.letters);
    const next = units[at < 0 ? 0 : Math.min(Math.max(at + far, 0), units.length - 1)];
    if (next) look(() => explainer.select(next.layer, next.unit));
  };
  /** Selects the unit at the same place of another layer. @param {number} far */
  const change = (far) => {
    const units = explainer.units().filter(({ letters }) => letters !== null);
    const selected = explainer.card();
    const from = units.find(({ letters }) => letters === selected?.letters);
    const next = units.findLast(({ layer, unit }) => from && layer === from.layer + far && unit <= from.unit);
    if (next) look(() => explainer.select(next.layer, next.unit));
  };
  /** @type {Record<string, () => void>} */
  const keys = { ArrowLeft: () => step(-1), ArrowRight: () => step(1), ArrowUp: () => change(-1), ArrowDown: () => change(1), ' ': () => tell('train'), Escape: () => look(() => explainer.letGo()) };
  views.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in keys) {
      // Held down, Space is one press.
      if (event.key !== ' ' || !event.repeat) keys[event.key]();
    } else if (letterOf(event) !== '') look(() => void explainer.selectLetters(letterOf(event)));
    else return;
    event.preventDefault();
  });

  let last = -Infinity;
  let due = true;
  return {
    sync({ changed, running, now }) {
      due ||= changed;
      if (!text || !due || (running && now - last < SLOW)) return;
      last = now;
      due = false;
      write(text, words.units(explainer.unitsReadout()));
    },
  };
};
