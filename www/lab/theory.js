// @ts-check
/** Theory beside measurement: experiments that are drawn here, in pieces, and what theory says of each row. */
import { TheoryWork } from '../pkg-lab/lab.js';
import { write } from '../figure/write.js';
import { drawing, theory as words } from '../words/en_lab.js';

/** Milliseconds of a piece of work, and between two looks at the numbers. */
const SLICE = 8;
const PACE = 250;

/** @param {HTMLElement} root */
export const startTheory = (root) => {
  for (const box of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-lab-theory]'))) startExperiment(box);
};

/** @param {HTMLElement} box */
const startExperiment = (box) => {
  const name = box.dataset.labTheory ?? '';
  const button = /** @type {HTMLButtonElement} */ (box.querySelector('button'));
  const table = document.createElement('table');
  table.className = 'lab-table';
  const status = document.createElement('p');
  status.className = 'hint';
  status.dataset.told = 'now';
  const scroller = document.createElement('div');
  scroller.className = 'lab-scroll';
  scroller.append(table);

  /** @param {TheoryWork} work */
  const show = (work) => {
    const { columns, row } = words[name];
    const head = document.createElement('tr');
    head.append(...columns.map((text) => Object.assign(document.createElement('th'), { textContent: text, scope: 'col' })));
    const rows = work.rows().map((read) => {
      const line = document.createElement('tr');
      line.append(...row(read).map((text, place) => Object.assign(document.createElement(place === 0 ? 'th' : 'td'), { textContent: text }, place === 0 ? { scope: 'row' } : {})));
      return line;
    });
    table.replaceChildren(head, ...rows);
  };

  button.addEventListener('click', () => {
    const work = new TheoryWork(name);
    button.disabled = true;
    button.after(status, scroller);
    write(status, drawing.begun);
    let shown = 0;
    const slice = () => {
      const until = performance.now() + SLICE;
      let left = true;
      while (left && performance.now() < until) left = work.advance();
      if (!left || performance.now() - shown > PACE) {
        show(work);
        shown = performance.now();
      }
      if (left) {
        setTimeout(slice);
        return;
      }
      write(status, drawing.done);
      button.disabled = false;
      work.free();
    };
    slice();
  });
};
