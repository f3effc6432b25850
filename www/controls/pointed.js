// @ts-check
/** The reading: what the network answers at the pinned place, else at the pointer; and the unit pointed at. */
import { fixed, formula, wholePercent } from '../words/number.js';
import { words } from '../words/words.js';

/** CSS pixels between a place and its reading beside it, and between the reading and the window's edges. */
const BESIDE = 18;
const EDGE = 8;

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
  const plane = root.querySelector('canvas.plane:not([data-figure="read-back"])');
  if (!plane) return null;
  const box = Object.assign(document.createElement('div'), { hidden: true });
  box.dataset.pointed = '';
  box.setAttribute('aria-live', 'polite');
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

  /** Puts the reading beside the place that was pressed, over everything else. */
  const putBeside = () => {
    box.popover = 'manual';
    box.showPopover();
    const [x, y] = pressed;
    const { offsetWidth: width, offsetHeight: height } = box;
    const left = Math.min(Math.max(x - width / 2, EDGE), innerWidth - width - EDGE);
    // Above the thumb, which covers what is below; where that is out of the window, below it.
    const above = y - height - BESIDE;
    const top = above >= EDGE ? above : Math.min(y + BESIDE, innerHeight - height - EDGE);
    // It goes along with the page.
    Object.assign(box.style, { left: `${left + scrollX}px`, top: `${top + scrollY}px` });
  };
  const putBack = () => {
    if (beside !== '') {
      box.hidePopover();
      box.popover = null;
      box.removeAttribute('style');
    }
    beside = '';
  };
  /** Brings a pinned reading into view where it is not. @param {string} pin */
  const place = (pin) => {
    box.hidden = !own && pin === '';
    if (pin === beside) return;
    const wasBeside = beside !== '';
    putBack();
    if (pin === '' || !('popover' in box) || (!wasBeside && own && isInView(own))) return;
    beside = pin;
    putBeside();
  };

  return {
    /** Tells the place with its region, and the unit pointed at, else the selected one. */
    sync({ pointed, pointedUnit, selected, readout: { inputs } }) {
      const unit = pointedUnit ?? selected;
      /** @type {Line[]} */
      const lines = [];
      if (pointed) {
        const { likely, scores, sample } = pointed;
        const told = scores.map((score) => {
          const name = score.class === null ? words.pointed.score : words.pointed.scoreOf(words.classes[score.class]);
          return `${name} ${fixed(score.value)}${score.formula ? ` = ${formula(score.formula, inputs)}` : ''}`;
        });
        const value = likely ? wholePercent(likely.probability) : '';
        const answer = !likely ? '' : words.pointed.answer({ one: likely.class === null ? words.pointed.undecided : words.classes[likely.class].one, value });
        if (scores.length > 1) lines.push({ text: '', lead: answer, className: 'formula' }, ...told.map((text) => ({ text, className: 'formula of-many' })));
        else lines.push({ text: answer === '' ? told[0] : `; ${told[0]}`, lead: answer, className: 'formula' });
        if (sample !== null) lines.push({ text: words.pointed.sample({ ...words.classes[sample], right: sample === likely?.class }) });
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
      if (pointed) lines.push({ text: words.pointed.at({ x1: fixed(pointed.x1), x2: fixed(pointed.x2), inputs }), className: 'on-list' });
      if (lines.length === 0) lines.push({ text: words.pointed.nothing });
      const pin = pointed?.pinned ? `${pointed.x1} ${pointed.x2}` : '';
      const key = JSON.stringify([lines, pin]);
      if (key === shown) return;
      shown = key;
      box.replaceChildren(...(pin === '' ? [] : [close]), ...lines.map(written));
      place(pin);
    },
  };
};
