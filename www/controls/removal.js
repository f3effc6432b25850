// @ts-check
/** What becomes of the letters when a unit goes: those after it move up, which is said. A button that removes one unit by its letter removes no other. */
import { write } from '../figure/write.js';
import { words } from '../words/words.js';

/** The buttons after which a unit may be gone. */
const REMOVERS = '[data-action="remove-unit"], [data-layer-action^="fewer-"]';

/** @typedef {{ layer: number, letters: string | null }} Unit */

/**
 * Which unit is gone, and how the others are called now; nothing where not just one is gone.
 * @param {Unit[]} before
 * @param {Unit[]} after
 * @param {number} index the one that was to go, among those before
 */
const change = (before, after, index) => {
  if (after.length !== before.length - 1) return null;
  const rest = before.toSpliced(index, 1);
  const renamed = rest.map(({ letters }, place) => ({ from: letters ?? '', to: after[place].letters ?? '' }));
  return { letters: before[index].letters ?? '', renamed: renamed.filter(({ from, to }) => from !== to) };
};

/**
 * How the units that stay are called now, where that is not as before: each layer keeps their order.
 * @param {Unit[]} before
 * @param {Unit[]} after
 * @param {string[]} gone the letters of those that did not stay
 */
export const renamedAfter = (before, after, gone) => {
  const stay = before.filter(({ letters }) => letters !== null && !gone.includes(letters));
  const places = new Map();
  const renamed = stay.map(({ layer, letters }) => {
    const place = places.get(layer) ?? 0;
    places.set(layer, place + 1);
    return { from: letters ?? '', to: after.filter((unit) => unit.layer === layer)[place]?.letters ?? '' };
  });
  return renamed.filter(({ from, to }) => to !== '' && from !== to);
};

/** @type {import('../figure/part.js').StartPart} */
export const startRemoval = ({ root, explainer, notice }) => {
  const named = /** @type {HTMLButtonElement[]} */ ([...root.querySelectorAll('[data-action="remove-unit"][data-unit]')]);
  // Where the bar has no room for a sentence, it is a notice.
  const status = root.querySelector('.row [data-status]');
  const hidden = () => explainer.units().filter(({ letters }) => letters !== null);
  /** What there was before a press, and which unit it is about. @type {{ units: Unit[], index: number } | undefined} */
  let before;

  // Before the button itself hears of it.
  root.addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest(REMOVERS)) : null;
      if (!button) return;
      const { unit, action, layerAction } = button.dataset;
      if (unit) explainer.selectLetters(unit);
      const units = hidden();
      const selected = action === 'remove-unit' ? explainer.card() : null;
      const last = layerAction ? Number(layerAction.split('-')[1]) : units.at(-1)?.layer;
      const index = units.findIndex(({ layer, letters }) => layer === selected?.layer && letters === selected.letters);
      before = { units, index: index < 0 ? units.findLastIndex(({ layer }) => layer === last) : index };
    },
    { capture: true },
  );

  return {
    sync({ changed, selected }) {
      // With nothing selected, a button that removes the selected unit removes none.
      for (const button of named) if (button.dataset.unit === '') button.disabled = !selected?.letters;
      if (!changed) return;
      // What was told holds until the next change.
      if (root.querySelector('[data-problem="removed"]')) notice.hide();
      const units = before || named.length > 0 ? hidden() : [];
      for (const button of named) if (button.dataset.unit) button.disabled = !units.some(({ letters }) => letters === button.dataset.unit);
      const gone = before && change(before.units, units, before.index);
      before = undefined;
      if (!gone) return;
      const text = words.removed(gone);
      if (status) write(status, text);
      else if (gone.renamed.length > 0) notice.say(text, undefined, 'removed', false);
    },
  };
};
