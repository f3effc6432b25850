// @ts-check
/** The quiet row of settings: every control names its setting in `data-setting`; reading and changing is the core's. */
import { write } from '../figure/write.js';
import { percentage, short } from '../words/number.js';

/** Settings after which Back should lead to what was before. */
const NEW_PAGE = new Set(['data', 'layers', 'activation']);

/** Radio buttons side by side are one control, with a value. @typedef {HTMLFieldSetElement & { value: string }} Segments */
/** @typedef {HTMLInputElement | HTMLSelectElement | Segments} Control */

/** @param {HTMLFieldSetElement} box */
const radiosOf = (box) => /** @type {HTMLInputElement[]} */ ([...box.querySelectorAll('input')]);

/** @param {HTMLFieldSetElement} box */
const giveValue = (box) =>
  Object.defineProperty(box, 'value', {
    get: () => radiosOf(box).find(({ checked }) => checked)?.value ?? '',
    set: (value) => {
      for (const radio of radiosOf(box)) radio.checked = radio.value === value;
    },
  });

/** Offers one value more. @param {HTMLSelectElement | Segments} control @param {string} value @param {string} text */
const addChoice = (control, value, text) => {
  if (control instanceof HTMLSelectElement) {
    control.append(new Option(text, value));
    return;
  }
  const label = /** @type {HTMLElement} */ (control.lastElementChild?.cloneNode(true));
  Object.assign(label.children[0], { value });
  label.children[1].textContent = text;
  control.append(label);
};

/** @param {HTMLSelectElement | Segments} control */
const choicesOf = (control) => (control instanceof HTMLSelectElement ? [...control.options] : radiosOf(control));

/** @type {import('../figure/part.js').StartPart} */
export const startSettings = ({ root, explainer, act, turnPage, notice }) => {
  const controls = /** @type {Control[]} */ ([...root.querySelectorAll('[data-setting]')]);
  /** Controls in which something is typed that is not entered yet. @type {Set<Control>} */
  const editing = new Set();

  for (const control of controls) {
    const name = control.dataset.setting ?? '';
    if (control instanceof HTMLFieldSetElement) giveValue(control);
    control.addEventListener('input', () => editing.add(control));
    for (const end of ['change', 'blur']) control.addEventListener(end, () => editing.delete(control));
    const change = () => notice.tellClamp(explainer.set(name, control.value));
    if (control.type === 'range') {
      control.addEventListener('input', () => {
        explainer.beginGesture();
        act(change);
      });
      control.addEventListener('change', () => act(() => explainer.endGesture()));
    } else control.addEventListener('change', () => (NEW_PAGE.has(name) ? turnPage : act)(change));
  }
  root.querySelector('[data-settings]')?.addEventListener('submit', (event) => event.preventDefault());

  /** A value as the reader sees it. @param {string} value */
  const textOf = (value) => {
    const number = explainer.typedNumber(value);
    return number === undefined ? value : short(number);
  };
  /** @type {Record<string, (value: string) => string>} */
  const shown = { noise: percentage, 'test-share': percentage };

  return {
    /** Brings the controls in line with the scene. */
    sync({ changed, running }) {
      if (!changed || running) return;
      const settings = explainer.settings();
      for (const control of controls) {
        const name = control.dataset.setting ?? '';
        const value = settings[name];
        if (!(control instanceof HTMLInputElement) && !choicesOf(control).some((choice) => choice.value === value)) addChoice(control, value, textOf(value));
        if (!editing.has(control)) control.value = value;
        const output = root.querySelector(`[data-value="${name}"]`);
        const text = (shown[name] ?? textOf)(value);
        write(output, text);
        if (control.type === 'range') control.setAttribute('aria-valuetext', text);
      }
      for (const row of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-when]'))) {
        const values = Object.entries(settings).flatMap(([name, value]) => [value, `${name}:${value}`]);
        row.hidden = !(row.dataset.when ?? '').split(' ').some((value) => values.includes(value));
      }
    },
  };
};
