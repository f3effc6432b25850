// @ts-check
/**
 * Numbers in the sentences that can be changed where they stand: dragged sideways, by arrow keys, typed, or by a tapped stepper.
 * An element declares what it holds in `data-scrub`: `bias A`, `weight A x1`, `setting learning-rate`, `units` or `sample`.
 */
import { fixed, inField, short, whole } from '../words/number.js';
import { setParameter } from '../figure/parameter.js';
import { write } from '../figure/write.js';
import { words } from '../words/words.js';

/** CSS pixels of a drag that make one step, and how many of them are still a tap. */
const PIXELS_A_STEP = 6;
const TAP = 4;
/** Steps of Page Up and Page Down. */
const PAGE = 10;
/** Significant digits of a number that is scrubbed by a factor. */
const DIGITS = 2;

/**
 * What a number in the prose stands for.
 * @typedef {object} Source
 * @property {() => number | null} read null where it is not there at the moment
 * @property {(value: number) => void} write the core holds it within its limits
 * @property {string} label
 * @property {(value: number) => string} text
 * @property {boolean} [looks] whether changing it changes no scene
 * @property {() => void} [point] makes what it belongs to stand out
 */

/** @param {import('../figure/part.js').Context} context @param {string} letters @param {string} [from] @returns {Source} */
const parameterOf = ({ explainer, notice }, letters, from) => {
  const place = () => explainer.units().find((unit) => unit.letters === letters);
  const parameter = () => {
    const unit = place();
    const card = unit && explainer.cardOf(unit.layer, unit.unit);
    return card?.parameters.find((one) => (one.from ?? '') === (from ?? ''));
  };
  return {
    read: () => parameter()?.value ?? null,
    write(value) {
      const unit = place();
      const found = parameter();
      if (unit && found) notice.tellClamp(setParameter(explainer, unit, found, value));
    },
    label: from ? words.card.weightOf({ letters, from }) : words.card.biasOf({ letters }),
    text: (value) => fixed(value),
    point() {
      const unit = place();
      if (unit) explainer.pointAtUnit(unit.layer, unit.unit);
    },
  };
};

/** @type {Record<string, (context: import('../figure/part.js').Context, words: string[]) => Source>} */
const SOURCES = {
  bias: (context, [letters]) => parameterOf(context, letters),
  weight: (context, [letters, from]) => parameterOf(context, letters, from),
  setting: ({ explainer, notice }, [name]) => ({
    read: () => explainer.typedNumber(explainer.settings()[name]) ?? null,
    write: (value) => notice.tellClamp(explainer.set(name, String(value))),
    label: words.scrub.settings[name],
    text: short,
  }),
  units: ({ explainer }) => ({
    read: () => explainer.readout().units,
    write(value) {
      const asked = Math.round(value);
      // One by one, until there are as many or no more come or go.
      for (let before = NaN, now = explainer.readout().units; now !== asked && now !== before; ) {
        before = now;
        if (asked > now) explainer.addUnit();
        else explainer.removeUnit();
        now = explainer.readout().units;
      }
    },
    label: words.scrub.units,
    text: whole,
  }),
  sample: ({ explainer }) => ({
    read: () => (explainer.followedIndex() ?? -1) + 1,
    write: (value) => explainer.followIndex(Math.max(value, 1) - 1),
    label: words.scrub.sample,
    text: whole,
    looks: true,
  }),
};

/** Keys that change the number, by steps. @type {Record<string, number>} */
const KEYS = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: PAGE, PageDown: -PAGE };

/** @param {string} text @param {string} label @param {() => void} press */
const stepButton = (text, label, press) => {
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: text });
  button.setAttribute('aria-label', label);
  button.addEventListener('click', press);
  return button;
};

/**
 * @param {HTMLElement} element
 * @param {import('../figure/part.js').Context} context
 * @returns {import('../figure/part.js').Part | null}
 */
const startOne = (element, context) => {
  const { explainer, act, look } = context;
  const [kind, ...rest] = (element.dataset.scrub ?? '').split(' ');
  const source = SOURCES[kind]?.(context, rest);
  if (!source) return null;
  const { step = '1', factor } = element.dataset;
  /** @param {number} value @param {number} steps */
  const moved = (value, steps) => (factor ? Number((value * Number(factor) ** steps).toPrecision(DIGITS)) : value + steps * Number(step));
  const change = source.looks ? look : act;
  /** @param {number} value */
  const give = (value) => {
    if (value !== source.read()) change(() => source.write(value));
  };
  /** @param {number} steps */
  const nudge = (steps) => {
    const value = source.read();
    if (value !== null) give(moved(value, steps));
  };

  const stepper = document.createElement('span');
  stepper.className = 'stepper';
  stepper.hidden = true;
  const field = Object.assign(document.createElement('input'), { type: 'text', inputMode: 'decimal', autocomplete: 'off', size: 5 });
  field.setAttribute('aria-label', source.label);
  stepper.append(stepButton('−', words.scrub.less(source), () => nudge(-1)), field, stepButton('+', words.scrub.more(source), () => nudge(1)));
  element.after(stepper);
  const show = () => {
    const value = source.read();
    field.value = value === null ? '' : inField(source.text(value));
  };
  field.addEventListener('change', () => {
    const typed = explainer.typedNumber(field.value);
    if (typed !== undefined) {
      explainer.beginGesture();
      give(typed);
      change(() => explainer.endGesture());
    }
    // What is no number leaves everything as it was.
    show();
  });
  field.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    show();
    stepper.hidden = true;
    element.focus();
  });
  Object.assign(element, { tabIndex: 0, title: words.scrub.hint });
  element.setAttribute('role', 'spinbutton');
  element.setAttribute('aria-label', source.label);
  const toggle = () => (stepper.hidden = !stepper.hidden);

  const point = () => source.point && look(source.point);
  const pointAway = () => source.point && look(() => explainer.pointAway());
  element.addEventListener('pointerenter', point);
  element.addEventListener('focus', point);
  element.addEventListener('pointerleave', pointAway);
  element.addEventListener('blur', pointAway);

  /** @type {{ x: number, value: number, far: boolean } | null} */
  let held = null;
  element.addEventListener('pointerdown', (event) => {
    const value = source.read();
    if (event.button !== 0 || value === null) return;
    element.setPointerCapture(event.pointerId);
    held = { x: event.clientX, value, far: false };
  });
  element.addEventListener('pointermove', (event) => {
    if (!held) return;
    const way = event.clientX - held.x;
    if (!held.far && Math.abs(way) <= TAP) return;
    held.far = true;
    explainer.beginGesture();
    give(moved(held.value, Math.trunc(way / PIXELS_A_STEP)));
  });
  element.addEventListener('pointerup', () => {
    if (held?.far) change(() => explainer.endGesture());
    else if (held) toggle();
    held = null;
  });
  element.addEventListener('pointercancel', () => {
    if (held?.far) change(() => explainer.endGesture());
    held = null;
  });
  element.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in KEYS) nudge(KEYS[event.key]);
    else if (event.key === 'Enter' || event.key === ' ') toggle();
    else if (event.key === 'Escape') stepper.hidden = true;
    else if (/^[\d.,\-−]$/.test(event.key)) {
      stepper.hidden = false;
      field.focus();
      // The key itself goes into the field, in place of what is there.
      field.select();
      return;
    } else return;
    event.preventDefault();
  });

  return {
    sync() {
      const value = source.read();
      const text = value === null ? '–' : source.text(value);
      if (element.getAttribute('aria-valuenow') === String(value ?? '')) return;
      write(element, text);
      show();
      element.setAttribute('aria-valuenow', String(value ?? ''));
      element.setAttribute('aria-valuetext', text);
    },
  };
};

/** @type {import('../figure/part.js').StartPart} */
export const startScrubs = (context) => {
  const elements = /** @type {HTMLElement[]} */ ([...context.root.querySelectorAll('[data-scrub]')]);
  const parts = elements.map((element) => startOne(element, context)).filter((part) => part !== null);
  return parts.length === 0 ? null : { sync: (state) => parts.forEach((part) => part.sync?.(state)) };
};
