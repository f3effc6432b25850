// @ts-check
/** Theory beside measurement: experiments that are drawn by a worker of the lab, and what theory says of each row. */
import { drawTheory } from '../background/theory.js';
import { write } from '../figure/write.js';
import { drawing, theory as words } from '../words/en_lab.js';

/** @param {HTMLElement} root */
export const startTheory = (root) => {
  for (const box of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-lab-theory]'))) startExperiment(box);
};

/** @param {HTMLElement} box */
const startExperiment = (box) => {
  const name = box.dataset.labTheory ?? '';
  const button = /** @type {HTMLButtonElement} */ (box.querySelector('button'));
  const table = document.createElement('table');
  const status = document.createElement('p');
  status.className = 'hint';
  status.dataset.told = 'now';
  const scroller = document.createElement('div');
  scroller.className = 'table-box';
  scroller.append(table);

  const { columns, row } = words[name];
  const head = document.createElement('tr');
  head.append(...columns.map((text) => Object.assign(document.createElement('th'), { textContent: text, scope: 'col' })));
  table.append(head);

  /** @param {number} cells */
  const lineOf = (cells) => {
    const line = document.createElement('tr');
    line.append(Object.assign(document.createElement('th'), { scope: 'row' }), ...Array.from({ length: cells - 1 }, () => document.createElement('td')));
    return line;
  };
  /** @param {import('../types/core.d.ts').TheoryReadout[]} read */
  const show = (read) => {
    while (table.rows.length > read.length + 1) table.deleteRow(-1);
    while (table.rows.length < read.length + 1) table.append(lineOf(columns.length));
    for (const [place, values] of read.entries()) {
      for (const [column, text] of row(values).entries()) write(table.rows[place + 1].cells[column], text);
    }
  };

  const begin = button.textContent ?? '';
  /** While it is drawn: what ends that. @type {AbortController | null} */
  let running = null;
  /** @param {string} text */
  const rest = (text) => {
    running = null;
    write(status, text);
    write(button, begin);
  };
  button.addEventListener('click', () => {
    if (running) {
      running.abort();
      rest(drawing.canceled);
      return;
    }
    running = new AbortController();
    button.after(status, scroller);
    write(status, drawing.begun);
    write(button, drawing.cancel);
    drawTheory(
      name,
      (rows, done) => {
        show(rows);
        if (done) rest(drawing.done);
      },
      running.signal,
    );
  });
};
