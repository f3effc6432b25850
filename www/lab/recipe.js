// @ts-check
/** The recipe's form: a ready-made sweep, or axes, values, seeds and steps of the reader's own. */
import { isProblem } from '../figure/notice.js';
import { Lab } from '../pkg-lab/lab.js';
import { lab as words } from '../words/en_lab.js';

const AXES = /** @type {const} */ (['x', 'y', 'pictures']);

/** @param {import('./bench.js').Bench} bench */
export const startRecipe = ({ root, lab, open, notice }) => {
  const form = /** @type {HTMLFormElement} */ (root.querySelector('[data-lab-form]'));
  const ready = /** @type {HTMLSelectElement} */ (root.querySelector('[data-lab-ready]'));
  const field = (/** @type {string} */ name) => /** @type {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} */ (form.elements.namedItem(name));
  for (const axis of AXES) {
    const choice = /** @type {HTMLSelectElement} */ (field(axis));
    choice.addEventListener('change', () => {
      field(`${axis}-values`).value = Lab.offered(choice.value) ?? '';
    });
  }
  ready.addEventListener('change', () => {
    const link = Lab.ready(ready.value);
    if (!link || !open(link)) return;
    show();
    lookAtMaps();
  });
  /** What stands in the form, as one text. */
  const written = () => AXES.flatMap((axis) => [axis, `${axis}-values`]).concat('seeds', 'steps', 'base').map((name) => field(name).value).join('\n');
  let shown = '';
  /** Opens the sweep that the form describes; whether it is one. */
  const read = () => {
    const axis = (/** @type {string} */ name) => `${field(name).value},${words.typed(field(`${name}-values`).value.replaceAll('−', '-'))}`;
    const number = (/** @type {string} */ name) => (Number.isInteger(Number(field(name).value)) ? Math.max(0, Math.min(4_000_000_000, Number(field(name).value))) : 0);
    try {
      const link = Lab.typed(field('base').value.replace(/^.*#/, '').trim(), axis('x'), axis('y'), axis('pictures'), number('seeds'), number('steps'));
      if (!open(link)) return false;
      show();
      return true;
    } catch (error) {
      if (!isProblem(error)) throw error;
      notice.tell(error);
      return false;
    }
  };
  const lookAtMaps = () => root.querySelector('.lab-figure')?.scrollIntoView({ block: 'center' });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    // Above the form: the maps of a sweep that was taken, or what is wrong with one that was not.
    if (read()) lookAtMaps();
    else root.querySelector('[data-notice]')?.scrollIntoView({ block: 'center' });
  });

  /** Shows the sweep as it is. */
  const show = () => {
    const recipe = lab().readout();
    for (const axis of AXES) {
      const choice = /** @type {HTMLSelectElement} */ (field(axis));
      if (choice.options.length === 0) choice.replaceChildren(...Lab.settings().map((name) => new Option(words.setting(name), name)));
      choice.value = recipe[axis].setting;
      field(`${axis}-values`).value = recipe[axis].values.join(', ');
    }
    field('seeds').value = String(recipe.seeds);
    field('steps').value = String(recipe.steps);
    field('base').value = recipe.base;
    const known = [...ready.options].find(({ value }) => Lab.ready(value) === recipe.link);
    ready.value = known?.value ?? '';
    shown = written();
  };
  /** Takes what was typed and not taken yet; false where that is no sweep. */
  const take = () => written() === shown || read();
  return { show, take };
};
