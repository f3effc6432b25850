// @ts-check
/** The score over one input as a sum: what each unit adds as a table to type in, and the construction that is walked step by step. */
import { numberMarks, write, writeNumber } from '../figure/write.js';
import { fixed, inField } from '../words/number.js';
import { words } from '../words/words.js';

/** By how much the arrows of a field change where a unit begins, and its slope. */
const STEPS = { hinge: 0.05, slope: 0.1 };

/** @typedef {import('../types/core.d.ts').LineUnit} LineUnit */

/** @type {import('../figure/part.js').StartPart} */
export const startLine = ({ root, explainer, act, look }) => {
  const marks = numberMarks(root, 'line');
  const body = root.querySelector('[data-slopes] tbody');
  const here = root.querySelector('[data-step-here]');
  const next = /** @type {HTMLButtonElement | null} */ (root.querySelector('[data-action="next-step"]'));
  const steps = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('.construction > li')]);
  const buttons = steps.map((step) => /** @type {HTMLButtonElement | null} */ (step.querySelector('[data-adopt]')));
  /** The step that was gone to last: one without a network of its own shows that of the step before. */
  let at = -1;
  let shape = '';

  /** A step as a sentence after the name of what it does. @param {number} place */
  const saidOf = (place) => {
    const text = [...steps[place].childNodes].map((node) => (node === buttons[place] ? `${node.textContent}.` : node.textContent));
    return text.join('').replace(/\s+/g, ' ').trim();
  };

  for (const [place, button] of buttons.entries()) button?.addEventListener('click', () => (at = place));
  next?.addEventListener('click', () => {
    const to = (at + 1) % steps.length;
    const button = buttons[to];
    if (button) button.click();
    else {
      at = to;
      act(() => void explainer.selectLetters(words.line.dragged));
    }
  });

  /** @param {LineUnit} unit @param {'hinge' | 'slope'} what */
  const fieldOf = ({ layer, unit, letters }, what) => {
    const field = Object.assign(document.createElement('input'), { type: 'number', step: String(STEPS[what]) });
    field.setAttribute('aria-label', words.line[what]({ letters }));
    field.dataset.of = what;
    field.addEventListener('focus', () => look(() => explainer.select(layer, unit)));
    field.addEventListener('input', () => {
      const value = explainer.typedNumber(field.value);
      if (value === undefined) return;
      if (what === 'hinge') act(() => explainer.setLineHinge(layer, unit, value));
      else act(() => explainer.setLineSlope(layer, unit, value));
    });
    return field;
  };
  /** @param {LineUnit} unit */
  const rowOf = (unit) => {
    const row = document.createElement('tr');
    const head = Object.assign(document.createElement('th'), { scope: 'row', textContent: words.line.side(unit) });
    const cells = /** @type {const} */ (['hinge', 'slope']).map((what) => {
      const cell = document.createElement('td');
      cell.append(fieldOf(unit, what));
      return cell;
    });
    row.append(head, ...cells);
    return row;
  };
  /** What is added wherever the input is: it is no unit's, and is not typed over. */
  const everywhere = document.createElement('tr');
  everywhere.className = 'everywhere';
  everywhere.append(Object.assign(document.createElement('th'), { scope: 'row', textContent: words.line.everywhere }), document.createElement('td'));
  /** @param {LineUnit[]} units @param {number} constant */
  const fillTable = (units, constant) => {
    if (!body) return;
    const now = units.map(({ letters }) => letters).join();
    if (now !== shape) body.replaceChildren(...units.map(rowOf));
    shape = now;
    for (const [place, unit] of units.entries()) {
      write(body.children[place].firstElementChild, words.line.side(unit));
      for (const field of body.children[place].querySelectorAll('input')) {
        const value = unit[/** @type {'hinge' | 'slope'} */ (field.dataset.of)];
        // Whoever types is not interrupted.
        if (field !== document.activeElement) field.value = value === null ? '' : inField(fixed(value)).replace('\u2212', '-');
      }
    }
    const added = fixed(constant);
    if (/[1-9]/.test(added)) {
      write(everywhere.lastElementChild, added);
      if (!everywhere.isConnected) body.append(everywhere);
    } else everywhere.remove();
  };

  return {
    sync({ changed, running, readout: { inputs } }) {
      if (!changed) return;
      const readout = explainer.lineReadout();
      if (inputs !== 1) at = -1;
      const values = /** @type {Record<string, number | null>} */ ({ 'largest-error': readout.largestError, 'largest-error-at': readout.largestErrorAt, 'straight-pieces': readout.straightPieces });
      for (const mark of marks) writeNumber(mark, values[mark.dataset.live ?? '']);
      fillTable(readout.units, readout.constant ?? 0);
      const shown = explainer.shownOffer() ?? -1;
      const place = buttons.findIndex((button) => button && buttons.filter(Boolean).indexOf(button) === shown);
      // The step without a network of its own stays while its hinge is dragged.
      if (place >= 0 && (at < 0 || buttons[at])) at = place;
      const text = !running && at >= 0 && (place === at || !buttons[at]) ? words.line.step({ place: at + 1, of: steps.length, text: saidOf(at) }) : inputs === 1 ? '' : words.line.needsOneInput;
      write(here, text);
    },
  };
};
