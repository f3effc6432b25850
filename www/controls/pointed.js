// @ts-check
/** The readout at the pointer: the region's formula, and the unit pointed at. */
import { fixed, formula, percent } from '../words/number.js';
import { words } from '../words/words.js';

/** @param {string} text @param {string} [className] */
const line = (text, className) => {
  const made = document.createElement('p');
  made.textContent = text;
  if (className) made.className = className;
  return made;
};

/** @type {import('../figure/part.js').StartPart} */
export const startPointed = ({ root }) => {
  const box = root.querySelector('[data-pointed]');
  if (!box) return null;
  let shown = '';

  return {
    /** Tells the point with its region, and the unit pointed at, else the selected one. */
    sync({ pointed, pointedUnit, selected, readout: { inputs } }) {
      const unit = pointedUnit ?? selected;
      /** @type {[string, string?][]} */
      const lines = [];
      if (pointed) {
        lines.push([words.pointed.at({ x1: fixed(pointed.x1), x2: fixed(pointed.x2), inputs })]);
        for (const score of pointed.scores) {
          const name = score.class === null ? words.pointed.score : words.pointed.scoreOf(words.classes[score.class]);
          const map = score.formula ? ` = ${formula(score.formula, inputs)}` : '';
          lines.push([`${name}${map} = ${fixed(score.value)}`, pointed.scores.length > 1 ? 'formula of-many' : 'formula']);
        }
        if (pointed.likely) {
          const likely = { ...words.classes[pointed.likely.class], value: percent(pointed.likely.probability) };
          lines.push([pointed.scores.length > 1 ? words.pointed.likeliest(likely) : words.pointed.probability(likely)]);
        }
        if (pointed.target) {
          const { value, error, test } = pointed.target;
          lines.push([words.pointed.target({ value: fixed(value), error: fixed(Math.abs(error)), above: error > 0, test })]);
        }
        lines.push([words.pointed.on({ on: pointed.on.length, of: pointed.of, list: pointed.on.join(' ') }), 'on-list']);
      }
      if (unit?.letters && unit.z !== null && unit.a !== null) {
        lines.push([words.pointed.unit({ letters: unit.letters, z: fixed(unit.z), a: fixed(unit.a) }), 'formula']);
      }
      if (pointedUnit?.letters && (pointedUnit.layer !== selected?.layer || pointedUnit.unit !== selected?.unit)) {
        lines.push([words.pointed.hinge({ ...pointedUnit, letters: pointedUnit.letters, hinge: formula(pointedUnit.hinge, inputs) })]);
      }
      if (lines.length === 0) lines.push([words.pointed.nothing]);
      const key = JSON.stringify(lines);
      if (key === shown) return;
      shown = key;
      box.replaceChildren(...lines.map(([text, className]) => line(text, className)));
    },
  };
};
