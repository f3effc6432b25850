// @ts-check
/** The selected unit: a slider and a number box for each of its weights and its bias. */
import { fixed, formula, inField, whole } from '../words/number.js';
import { setParameter } from '../figure/parameter.js';
import { write } from '../figure/write.js';
import { words } from '../words/words.js';

/** Slider ranges: the smallest that holds the value. */
const RANGES = [4, 8, 16, 32, 64, 128, 256, 1000];

/** @typedef {import('../types/core.d.ts').Card} Card @typedef {import('../types/core.d.ts').Parameter} Parameter */

/** @type {import('../figure/part.js').StartPart} */
export const startUnitCard = ({ root, explainer, act, notice }) => {
  if (!root.querySelector('[data-card]')) return null;
  const title = /** @type {HTMLElement} */ (root.querySelector('[data-card-title]'));
  const facts = /** @type {HTMLElement} */ (root.querySelector('[data-card-facts]'));
  const hint = /** @type {HTMLElement} */ (root.querySelector('[data-card-hint]'));
  const list = /** @type {HTMLElement} */ (root.querySelector('[data-parameters]'));
  let shown = '';
  let learnsNumbers = false;
  let inputs = 2;

  /** @param {Card} card @param {Parameter} parameter @param {string} text */
  const change = (card, parameter, text) => {
    const value = explainer.typedNumber(text);
    act(() => {
      if (value === undefined) throw { code: 'value-unreadable', values: { value: text } };
      notice.tellClamp(setParameter(explainer, card, parameter, value));
    });
  };

  /** @param {Card} card @param {Parameter} parameter */
  const row = (card, parameter) => {
    const letters = card.letters ?? (card.class === null ? words.card.outputName : words.card.outputNameOf(words.classes[card.class]));
    const { from } = parameter;
    const label = from === null ? words.card.biasOf({ letters }) : words.card.weightOf({ letters, from });
    const made = document.createElement('div');
    made.className = 'parameter';
    const name = document.createElement('span');
    name.textContent = from === null ? words.card.biasShort : words.card.weightShort({ from });
    const slider = Object.assign(document.createElement('input'), { type: 'range', step: '0.01' });
    slider.setAttribute('aria-label', label);
    slider.addEventListener('input', () => {
      explainer.beginGesture();
      change(card, parameter, slider.value);
    });
    slider.addEventListener('change', () => act(() => explainer.endGesture()));
    const box = Object.assign(document.createElement('input'), { type: 'text', inputMode: 'decimal', autocomplete: 'off' });
    box.setAttribute('aria-label', words.card.numberOf(label));
    box.addEventListener('change', () => {
      change(card, parameter, box.value);
      box.dataset.stale = '';
    });
    made.append(name, slider, box);
    return made;
  };

  /** @param {Element} element @param {number} value */
  const show = (element, value) => {
    const [slider, box] = /** @type {HTMLInputElement[]} */ ([...element.querySelectorAll('input')]);
    const range = String(RANGES.find((most) => Math.abs(value) <= most) ?? Math.ceil(Math.abs(value)));
    if (Number(range) > Number(slider.max || 0) || slider.max === '') Object.assign(slider, { min: `-${range}`, max: range });
    slider.value = String(value);
    slider.setAttribute('aria-valuetext', fixed(value, 3));
    if (/** @type {Document | ShadowRoot} */ (root.getRootNode()).activeElement !== box || 'stale' in box.dataset) {
      box.value = inField(fixed(value, 3));
      delete box.dataset.stale;
    }
  };

  /** @param {Card} card */
  const factsOf = (card) => {
    if (!card.letters) return card.class !== null ? words.card.outputOfFacts : learnsNumbers ? words.card.outputFactsOfNumbers : words.card.outputFacts;
    const share = card.on === 0 ? (card.dead ? words.card.dead : words.card.oneSided) : card.on === card.of ? words.card.alwaysOn : words.card.onShare(card);
    const { a, b, c } = card.hinge;
    const isFlat = a === 0 && b === 0;
    const outside = card.inFrame === false && !isFlat ? ` ${words.card.outside}` : '';
    const pull = card.gradient === null ? '' : ` ${card.gradient === 0 ? words.card.noGradient : words.card.gradient({ length: fixed(card.gradient, 4) })}`;
    const lives = card.turnings.map(({ by, died }) => words.card.turned({ by: whole(by), died })).join(', ');
    const life = lives === '' ? '' : ` ${lives[0].toUpperCase()}${lives.slice(1)}.`;
    const hinge = isFlat ? words.card.noHinge({ z: fixed(c) }) : `${words.card.hinge}: ${formula(card.hinge, inputs)} = 0.`;
    return `${share[0].toUpperCase()}${share.slice(1)}.${outside} ${hinge}${pull}${life}`;
  };

  /** @param {Card | null} card */
  const sync = (card) => {
    // With the names, since the same place in another shape may have other letters.
    const key = card ? [card.layer, card.unit, card.letters, card.class, ...card.parameters.map(({ from }) => from)].join() : '';
    if (key !== shown) {
      list.replaceChildren(...(card ? card.parameters.map((parameter) => row(card, parameter)) : []));
      shown = key;
    }
    if (!card) {
      write(title, words.card.none);
      write(facts, words.card.noneFacts);
      write(hint, words.card.hintNone);
      return;
    }
    const output = card.class === null ? words.card.output : words.card.outputOf(words.classes[card.class]);
    write(title, card.letters ? words.card.unit({ letters: card.letters, layer: card.layer + 1 }) : output);
    write(facts, factsOf(card));
    write(hint, card.letters ? (card.layer > 0 ? words.card.hintDeep : inputs > 1 ? words.card.hintFirst : words.card.hintFirstOfOne) : words.card.hintNone);
    card.parameters.forEach((parameter, index) => show(list.children[index], parameter.value));
  };
  /** Brings a parameter's slider into view and gives it the focus. @param {number | null} input the bias where null */
  const open = (input) => {
    sync(explainer.card());
    const rows = [...list.children];
    const target = rows[input ?? rows.length - 1];
    rows.forEach((element) => element.classList.toggle('marked', element === target));
    target?.querySelector('input')?.focus();
  };

  return {
    /** Brings the card in line with the selected unit. */
    sync({ selected, readout }) {
      learnsNumbers = readout.classes === 0;
      ({ inputs } = readout);
      sync(selected);
    },
    hear(event, input) {
      if (event === 'parameter') open(typeof input === 'number' ? input : null);
    },
  };
};
