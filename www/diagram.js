// @ts-check
/** The network diagram and the list of units: ways to point at and select a unit or one of its weights. */
import { words } from './words.js';

/** @type {import('./figure.js').StartPart} */
export const startDiagram = ({ root, canvases, explainer, look, tell }) => {
  const canvas = canvases.diagram;
  if (!canvas) return null;
  const list = /** @type {HTMLElement} */ (root.querySelector('[data-units]'));
  let shown = '';

  canvas.canvas.addEventListener('pointermove', (event) => look(() => explainer.pointInDiagram(...canvas.place(event))));
  canvas.canvas.addEventListener('pointerleave', () => look(() => explainer.pointAway()));
  canvas.canvas.addEventListener('click', (event) => {
    /** @type {{ input?: number, isParameter: boolean } | null} */
    let target = null;
    look(() => {
      target = explainer.pressInDiagram(...canvas.place(event));
    });
    const { isParameter = false, input = undefined } = target ?? {};
    if (isParameter) tell('parameter', input ?? null);
  });

  /** @param {{ layer: number, unit: number, letters: string | null, class: number | null }} unit */
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
      const units = explainer.units();
      // Not by letters alone: 8 and 4-4 have the same.
      const shape = units.map((/** @type {any} */ { layer, letters, class: kind }) => `${layer}${letters}${kind}`).join();
      if (shape !== shown) {
        list.replaceChildren(...units.map(button));
        shown = shape;
      }
      units.forEach((/** @type {any} */ unit, /** @type {number} */ index) => {
        const child = list.children[index];
        child.setAttribute('aria-pressed', String(unit.layer === selected?.layer && unit.unit === selected?.unit));
        child.classList.toggle('dead', unit.dead);
      });
    },
  };
};
