// @ts-check
/** The reading: what the network answers at the pinned place, else at the pointer; and the unit pointed at. */
import { CAN_LIFT, putBack, putBeside } from '../figure/beside.js';
import { renew } from '../figure/renew.js';
import { tell } from '../figure/status_region.js';
import { fixed, formula, wholePercent } from '../words/number.js';
import { classNamed } from '../words/class_names.js';
import { words } from '../words/words.js';

/** A line of a reading, what stands before it and weighs most, and its class. @typedef {{ text: string, lead?: string, className?: string }} Line */

/** @param {Line} line */
const written = ({ text, lead = '', className = '' }) => {
  const made = Object.assign(document.createElement('p'), { className });
  if (lead !== '') made.append(Object.assign(document.createElement('b'), { textContent: lead }));
  made.append(text);
  return made;
};

/** Where a figure's plane has no room for readings, they come up beside the place. @param {HTMLElement} root */
const makeBox = (root) => {
  const plane = root.querySelector('canvas.plane:not([data-figure="read-back"], [data-figure="surface"])');
  if (!plane) return null;
  const box = Object.assign(document.createElement('div'), { hidden: true });
  box.dataset.pointed = '';
  plane.parentElement?.append(box);
  return box;
};

/** @param {Element} element */
const isInView = (element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
};

/** @type {import('../figure/part.js').StartPart} */
export const startPointed = ({ root, explainer, look }) => {
  const own = /** @type {HTMLElement | null} */ (root.querySelector('[data-pointed]'));
  const box = own ?? makeBox(root);
  if (!box) return null;
  const close = Object.assign(document.createElement('button'), { type: 'button', className: 'quiet unpin', textContent: '×' });
  close.setAttribute('aria-label', words.pointed.unpin);
  let shown = '';
  /** Where the reader pressed last, in the window. @type {[number, number]} */
  let pressed = [0, 0];
  /** The place that the reading stands beside; none while it stands in its own. */
  let beside = '';

  const letGo = () => look(() => explainer.letGo());
  close.addEventListener('click', letGo);
  root.addEventListener('pointerup', ({ clientX, clientY }) => (pressed = [clientX, clientY]));
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || close.parentElement !== box) return;
    event.preventDefault();
    letGo();
  });

  /** Brings a pinned reading into view where it is not; not while something is dragged, which it would cover. @param {string} pin */
  const place = (pin) => {
    const wanted = root.querySelector('[data-holding]') ? '' : pin;
    box.hidden = !own && wanted === '';
    if (wanted === beside) return;
    if (beside !== '') putBack(box);
    const isElsewhere = wanted !== '' && CAN_LIFT && (beside !== '' || !own || !isInView(own));
    beside = isElsewhere ? wanted : '';
    if (isElsewhere) putBeside(box, ...pressed);
  };

  return {
    /** Tells the place with its region, and the unit pointed at, else the selected one. */
    sync({ pointed, pointedUnit, selected, readout: { inputs } }) {
      const called = explainer.called();
      const named = (/** @type {number} */ index) => classNamed(called.classes, index);
      const unit = pointedUnit ?? selected;
      /** @type {Line[]} */
      const lines = [];
      if (pointed) {
        const { likely, scores, sample } = pointed;
        const told = scores.map((score) => {
          const name = score.class === null ? words.pointed.score : words.pointed.scoreOf(named(score.class));
          return `${name} ${fixed(score.value)}${score.formula ? ` = ${formula(score.formula, inputs)}` : ''}`;
        });
        const value = likely ? wholePercent(likely.probability) : '';
        const answer = !likely ? '' : words.pointed.answer({ one: likely.class === null ? words.pointed.undecided : named(likely.class).one, value });
        if (scores.length > 1) lines.push({ text: '', lead: answer, className: 'formula' }, ...told.map((text) => ({ text, className: 'formula of-many' })));
        else lines.push({ text: answer === '' ? told[0] : `; ${told[0]}`, lead: answer, className: 'formula' });
        if (sample !== null) lines.push({ text: words.pointed.sample({ ...named(sample), right: sample === likely?.class }) });
        if (pointed.target) {
          const { error, test } = pointed.target;
          lines.push({ text: words.pointed.target({ value: fixed(pointed.target.value), error: fixed(Math.abs(error)), above: error > 0, test }) });
        }
        lines.push({ text: words.pointed.on({ on: pointed.on.length, of: pointed.of, list: pointed.on.join(' ') }), className: 'on-list' });
      }
      if (unit?.letters && unit.z !== null && unit.a !== null) {
        lines.push({ text: words.pointed.unit({ letters: unit.letters, z: fixed(unit.z), a: fixed(unit.a) }), className: 'formula' });
      }
      if (pointedUnit?.letters && (pointedUnit.layer !== selected?.layer || pointedUnit.unit !== selected?.unit)) {
        lines.push({ text: words.pointed.hinge({ ...pointedUnit, letters: pointedUnit.letters, hinge: formula(pointedUnit.hinge, inputs) }) });
      }
      if (pointed) lines.push({ text: words.pointed.at({ x1: fixed(pointed.x1), x2: fixed(pointed.x2), inputs, names: called.inputs }), className: 'on-list' });
      if (lines.length === 0) lines.push({ text: words.pointed.nothing });
      const pin = pointed?.pinned ? `${pointed.x1} ${pointed.x2}` : '';
      const key = JSON.stringify([lines, pin]);
      if (key !== shown) renew(box, [...(pin === '' ? [] : [close]), ...lines.map(written)]);
      place(pin);
      if (key !== shown && pointed) tell(box, 'rest');
      shown = key;
    },
  };
};
