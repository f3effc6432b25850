// @ts-check
/** Readouts say what they are, on a tap and on focus; and the legend of the plane, once it is opened. */
import { CAN_LIFT, putBack, putBeside } from '../figure/beside.js';
import { write } from '../figure/write.js';
import { words as page } from '../words/words.js';

/** What the file that the points are from calls classes and inputs; empty where they are from none. @param {import('../types/core.d.ts').Called} names @param {(term: { name: string, is: string }) => string} say */
const termsOf = ({ classes: ofClasses, inputs: ofInputs }, say) => {
  const classes = ofClasses.map((name, index) => say({ name: page.classes[index].one, is: name }));
  const inputs = ofInputs.map((name, index) => name && say({ name: `x${index + 1}`, is: name })).filter(Boolean);
  return [...classes, ...inputs].join(' ');
};

/** The words for it come when somebody asks. */
const words = () => import('../words/marks.js').then(({ marks }) => marks);

/** A mark as in the figure, and what it says. @param {{ mark: string, text: string }} line */
const entry = ({ mark, text }) => {
  const made = document.createElement('li');
  made.append(Object.assign(document.createElement('i'), { className: `sign ${mark}` }), text);
  return made;
};

/**
 * What marks mean, and below it what the figure shows as tables; what keeps those in line, where they are new.
 * @param {HTMLDetailsElement} legend @param {string} chapter @param {import('../figure/part.js').Context} context
 */
export const fill = async (legend, chapter, context) => {
  const { legend: lines, called } = await words();
  if (legend.querySelector('ul')) return null;
  const list = document.createElement('ul');
  list.append(...lines.filter(({ of }) => of?.includes(chapter) ?? true).map(entry));
  legend.append(list);
  const named = list.appendChild(entry({ mark: 'points', text: '' }));
  const told = named.appendChild(document.createElement('span'));
  const { addTables } = await import('./tables.js');
  const tables = addTables(legend, context);
  const tell = () => {
    const text = termsOf(context.explainer.called(), called);
    named.hidden = text === '';
    write(told, text);
  };
  tell();
  return {
    sync(/** @type {import('../figure/part.js').State} */ state) {
      tell();
      tables.sync?.(state);
    },
  };
};

/** @type {import('../figure/part.js').StartPart} */
export const startExplained = (context) => {
  const { root } = context;
  /** @type {import('../figure/part.js').Part[]} */
  const tables = [];
  /** @type {import('../figure/part.js').Part} */
  const part = { sync: (state) => tables.forEach((table) => table.sync?.(state)) };
  for (const legend of /** @type {NodeListOf<HTMLDetailsElement>} */ (root.querySelectorAll('.legend'))) {
    const open = () => void fill(legend, root.dataset.chapter ?? '', context).then((table) => table && tables.push(table), context.notice.missed);
    legend.addEventListener('toggle', open);
    // The reader may have been faster.
    if (legend.open) open();
  }
  const terms = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('.readouts dt')]);
  if (terms.length === 0 || !CAN_LIFT) return part;
  const box = Object.assign(document.createElement('p'), { hidden: true, id: `told-${root.dataset.chapter ?? ''}` });
  box.setAttribute('role', 'tooltip');
  root.append(box);
  /** The readout that is being explained. @type {HTMLElement | undefined} */
  let told;

  const hide = () => {
    told?.removeAttribute('aria-describedby');
    told = undefined;
    box.hidden = true;
    putBack(box);
  };
  /** @param {HTMLElement} term */
  const explain = async (term) => {
    told = term;
    const { readouts } = await words();
    const data = /** @type {HTMLElement | null | undefined} */ (term.parentElement?.querySelector('[data-readout], [data-live]'));
    const text = readouts[data?.dataset.readout ?? data?.dataset.live ?? ''] ?? term.title;
    if (told !== term || !text) return;
    box.textContent = text;
    box.hidden = false;
    term.setAttribute('aria-describedby', box.id);
    const { left, top } = term.getBoundingClientRect();
    // Below the number where there is no room above: both stay in sight.
    const bottom = term.parentElement?.getBoundingClientRect().bottom ?? top;
    putBeside(box, left + term.offsetWidth / 2, top + 12, bottom - top);
  };

  for (const term of terms) {
    term.tabIndex = 0;
    term.addEventListener('focus', () => void explain(term).catch(console.info));
    term.addEventListener('click', () => void explain(term).catch(context.notice.missed));
    term.addEventListener('blur', hide);
    term.addEventListener('keydown', ({ key }) => key === 'Escape' && hide());
  }
  return part;
};
