// @ts-check
/** Files for a slice: chosen, dropped or pasted, and those of the last visit. */
import { isProblem, startNotice } from '../figure/notice.js';
import { write } from '../figure/write.js';
import { yours as words } from '../words/en_yours.js';
import { keep, keptFiles } from './kept.js';

/** @typedef {import('./kept.js').Files} Files */

/**
 * @param {{ root: HTMLElement, slice: () => import('../pkg-yours/yours.js').Slice, changed: () => void }} bench
 */
export const startFiles = ({ root, slice, changed }) => {
  const box = /** @type {HTMLElement} */ (root.querySelector('[data-slice-files]'));
  const told = box.querySelector('[data-slice-told]');
  const again = /** @type {HTMLButtonElement} */ (box.querySelector('[data-action="slice-again"]'));
  const [network, rows] = /** @type {HTMLInputElement[]} */ ([...box.querySelectorAll('input[type="file"]')]);
  const text = /** @type {HTMLTextAreaElement} */ (box.querySelector('textarea'));
  const labels = /** @type {HTMLSelectElement} */ (box.querySelector('[data-slice-label]'));
  // Beside what the reader chose, wherever the figure is.
  const notice = startNotice(box);
  /** @type {Files} */
  const files = {};

  /** Which column has the labels, where the table leaves a choice. @param {[number, string][]} choice @param {number | null} label */
  const offerLabels = (choice, label) => {
    /** @type {HTMLElement} */ (labels.closest('label')).hidden = choice.length === 0;
    labels.replaceChildren(...choice.map(([place, name]) => new Option(name, String(place), false, place === label)));
  };

  /** @param {keyof Files} kind @param {import('./kept.js').Kept} file */
  const take = (kind, file) => {
    if (kind === 'network') {
      const before = slice().readout().inputs;
      const summary = slice().takeNetwork(file.bytes);
      const shape = summary.widths.join('-');
      const kept = before === slice().readout().inputs;
      if (!kept) delete files.rows;
      write(told, words.tookNetwork({ name: file.name, shape, kept, notes: summary.notes }));
      if (!kept) offerLabels([], null);
      for (const ofDigits of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-slice-digits]'))) ofDigits.hidden = true;
    } else {
      const read = slice().takeRows(file.bytes, file.label);
      write(told, words.tookRows({ name: file.name, ...read }));
      offerLabels(read.choice, read.label);
    }
    files[kind] = file;
    notice.hide();
    changed();
  };
  /** What is wrong with a file is said, and nothing is changed. @param {() => void} act */
  const trying = (act) => {
    try {
      act();
      return true;
    } catch (error) {
      if (!isProblem(error)) throw error;
      notice.tell(error);
      return false;
    }
  };
  /** Whether it is a network tells its content, wherever it was chosen. @param {import('./kept.js').Kept} file @param {keyof Files} [asked]  What it was chosen as. */
  const takeAny = (file, asked) => {
    /** @type {unknown} */
    let wrong;
    for (const kind of /** @type {const} */ (['network', 'rows'])) {
      try {
        take(kind, file);
        keep(files);
        return;
      } catch (error) {
        if (!isProblem(error)) throw error;
        // A table is no JSON: then what is wrong with it as a table is what helps.
        const isNetwork = asked !== 'rows' && isProblem(wrong) && wrong.code !== 'import-not-json' && wrong.code !== 'import-not-network';
        if (kind === 'network' || !isNetwork) wrong = error;
      }
    }
    if (isProblem(wrong)) notice.tell(wrong);
  };
  /** @param {File | null | undefined} chosen @param {keyof Files} [kind] */
  const read = async (chosen, kind) => {
    if (!chosen) return;
    const bytes = await chosen.arrayBuffer().catch(() => null);
    if (!bytes) {
      notice.say(words.unreadable);
      return;
    }
    takeAny({ name: chosen.name, bytes: new Uint8Array(bytes) }, kind);
  };

  for (const [input, kind] of /** @type {const} */ ([[network, 'network'], [rows, 'rows']])) {
    const readChosen = async () => {
      await read(input.files?.[0], kind);
      // The same file can be chosen again once it was changed.
      input.value = '';
    };
    input.addEventListener('change', readChosen);
    // The reader may have been faster than the page.
    void readChosen();
  }
  labels.addEventListener('change', () => {
    const file = files.rows;
    if (file && trying(() => take('rows', { ...file, label: Number(labels.value) }))) keep(files);
  });
  box.querySelector('[data-action="slice-read"]')?.addEventListener('click', () => takeAny({ name: 'Pasted', bytes: new TextEncoder().encode(text.value) }));
  const holdsFile = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files') ?? false;
  document.addEventListener('dragover', (event) => holdsFile(event) && event.preventDefault());
  document.addEventListener('drop', async (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    for (const file of event.dataTransfer?.files ?? []) await read(file);
  });

  const offerKept = async () => {
    const kept = await keptFiles();
    const all = [kept.network, kept.rows].filter((file) => file !== undefined);
    if (all.length === 0) return;
    again.textContent = words.again({ names: all.map(({ name }) => name).join(', ') });
    again.hidden = false;
    again.addEventListener('click', () => {
      for (const kind of /** @type {const} */ (['network', 'rows'])) {
        const file = kept[kind];
        if (file) trying(() => take(kind, file));
      }
      again.hidden = true;
    });
  };
  offerKept();
  // Brought along from another page.
  if (location.hash === '#your-file') import('../share/kept.js').then(async ({ takeCarried }) => read(await takeCarried())).catch(console.info);
};
