// @ts-check
/** The list of units: buttons to point at and select them. */
import { words } from '../words/words.js';

/** @type {import('../figure/part.js').StartPart} */
export const startUnitList = ({ root, picture, explainer, look }) => {
  const list = root.querySelector('[data-units]');
  if (!list) return null;
  let shown = '';

  /** @param {import('../types/core.d.ts').UnitName} unit */
  const button = ({ layer, unit, letters, class: kind }) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = letters ?? (kind === null ? words.unitNames.output : '');
    if (kind !== null) made.append(Object.assign(document.createElement('i'), { className: `mark ${words.classes[kind].mark}` }));
    const output = kind === null ? words.unitNames.output : words.unitNames.outputOf(words.classes[kind]);
    made.setAttribute('aria-label', letters ? words.unitNames.select({ letters }) : output);
    if (letters) made.dataset.letters = letters;
    made.addEventListener('click', () => look(() => explainer.select(layer, unit)));
    const point = () => look(() => explainer.pointAtUnit(layer, unit));
    made.addEventListener('focus', point);
    made.addEventListener('pointerenter', point);
    made.addEventListener('blur', () => look(() => explainer.pointAway()));
    made.addEventListener('pointerleave', () => look(() => explainer.pointAway()));
    return made;
  };

  return {
    /** Brings the list in line with the network. */
    sync({ selected }) {
      // Over a picture there are lines to take hold of, and only the first layer's can be.
      const units = explainer.units().filter(({ layer, letters }) => !picture || (letters && layer === 0));
      // Not by letters alone: 8 and 4-4 have the same.
      const shape = units.map(({ layer, letters, class: kind }) => `${layer}${letters}${kind}`).join();
      if (shape !== shown) {
        list.replaceChildren(...units.map(button));
        shown = shape;
      }
      units.forEach((unit, index) => {
        const child = list.children[index];
        child.setAttribute('aria-pressed', String(unit.layer === selected?.layer && unit.unit === selected?.unit));
        child.classList.toggle('dead', unit.dead);
      });
    },
  };
};
