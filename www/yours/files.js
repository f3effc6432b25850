// @ts-check
/** Files for a slice: chosen, dropped or pasted, and those of the last visit. */
import { isProblem } from '../figure/notice.js';
import { write } from '../figure/write.js';
import { yours as words } from '../words/en_yours.js';
import { keep, keptFiles } from './kept.js';

/** @typedef {import('./kept.js').Files} Files */

/**
 * @param {{ root: HTMLElement, slice: () => import('../pkg-yours/yours.js').Slice, changed: () => void, notice: ReturnType<typeof import('../figure/notice.js').startNotice> }} bench
 */
export const startFiles = ({ root, slice, changed, notice }) => {
  const box = /** @type {HTMLElement} */ (root.querySelector('[data-slice-files]'));
  const told = box.querySelector('[data-slice-told]');
  const again = /** @type {HTMLButtonElement} */ (box.querySelector('[data-action="slice-again"]'));
  const [network, rows] = /** @type {HTMLInputElement[]} */ ([...box.querySelectorAll('input[type="file"]')]);
  const text = /** @type {HTMLTextAreaElement} */ (box.querySelector('textarea'));
  /** @type {Files} */
  const files = {};

  /** @param {keyof Files} kind @param {import('./kept.js').Kept} file */
  const take = (kind, file) => {
    if (kind === 'network') {
      const before = slice().readout().inputs;
      const summary = slice().takeNetwork(file.bytes);
      const shape = summary.widths.join('-');
      const kept = before === slice().readout().inputs;
      if (!kept) delete files.rows;
      write(told, words.tookNetwork({ name: file.name, shape, kept, notes: summary.notes }));
    } else write(told, words.tookRows({ name: file.name, ...slice().takeRows(file.bytes) }));
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
        if (asked && kind !== asked) continue;
        // A table is no JSON: then what is wrong with it as a table is what helps.
        wrong = kind === 'rows' && isProblem(wrong) && wrong.code !== 'import-not-json' && wrong.code !== 'import-not-network' ? wrong : error;
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
