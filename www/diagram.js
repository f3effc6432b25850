// @ts-check
/** The network diagram and the list of units: ways to point at and select a unit or one of its weights. */
import { words } from './words.js';

/**
 * @param {{
 *   root: HTMLElement,
 *   canvas: ReturnType<typeof import('./canvas.js').startCanvas>,
 *   explainer: import('./pkg/crease.js').Explainer,
 *   look: (change: () => void) => void,
 *   openParameter: (input: number | null) => void,
 * }} figure
 */
export const startDiagram = ({ root, canvas, explainer, look, openParameter }) => {
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
    if (isParameter) openParameter(input ?? null);
  });

  /** @param {{ layer: number, unit: number, letters: string | null }} unit */
  const button = ({ layer, unit, letters }) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = letters ?? words.unitNames.output;
    made.setAttribute('aria-label', letters ? words.unitNames.select({ letters }) : words.unitNames.output);
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
    /** Brings the list in line with the network. @param {{ layer: number, unit: number } | null} selected */
    sync(selected) {
      const units = explainer.units();
      // Not by letters alone: 8 and 4-4 have the same.
      const shape = units.map((/** @type {any} */ { layer, letters }) => `${layer}${letters}`).join();
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
