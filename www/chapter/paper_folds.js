// @ts-check
/** A sheet of paper as a network: a dial for each fold, one fold more, and the sheet to print or to save. */
import { tell } from '../figure/status_region.js';
import { write } from '../figure/write.js';
import { fixed, inField } from '../words/number.js';
import { words } from '../words/words.js';

/** What a dial moves by with a key. */
const STEP = 1 / 16;

/** The side of the printed sheet in CSS pixels: 18 cm, which A4 and Letter have room for. */
const SIDE = 680;

/** @type {import('../figure/part.js').StartPart} */
export const startPaperFolds = ({ root, canvases, explainer, act, link, href, ended }) => {
  const box = root.querySelector('[data-dials]');
  if (!box) return null;
  const again = /** @type {HTMLButtonElement | null} */ (root.querySelector('[data-action="fold-again"]'));
  const save = /** @type {HTMLButtonElement | null} */ (root.querySelector('[data-action="save-sheet"]'));
  const print = /** @type {HTMLButtonElement | null} */ (root.querySelector('[data-action="print-sheet"]'));
  const none = /** @type {HTMLElement | null} */ (root.querySelector('[data-no-sheet]'));
  const steps = root.querySelector('[data-sheet-steps]');
  const ofOffer = /** @type {HTMLElement | null} */ (root.querySelector('[data-offer]'));

  /** @param {number} fold */
  const dialOf = (fold) => {
    const label = document.createElement('label');
    const dial = Object.assign(document.createElement('input'), { type: 'range', min: '-1', max: '1', step: String(STEP) });
    dial.addEventListener('pointerdown', () => explainer.beginGesture());
    dial.addEventListener('change', () => explainer.endGesture());
    // Further right is further folded, as on the slider of the sheet.
    dial.addEventListener('input', () => act(() => explainer.turnFold(fold, -dial.valueAsNumber)));
    label.append(words.dials.name({ fold: fold + 1 }), ' ', dial, ' ', Object.assign(document.createElement('output'), { ariaLive: 'off' }));
    return label;
  };
  again?.addEventListener('click', () => act(() => explainer.foldAgain()));

  /** The sheet as a file. */
  const sheet = async () => {
    const { svg } = await import('../share/exports.js');
    const title = root.querySelector('h1, h2')?.textContent?.trim() ?? '';
    return svg({ name: 'sheet', width: SIDE, height: SIDE, dark: false, link: link(), title, description: words.figures.sheet, source: href() || link(), dress: () => {} });
  };
  save?.addEventListener('click', async () => {
    const [{ save: deliver }, blob] = await Promise.all([import('../share/download.js'), sheet()]);
    deliver(blob, 'crease-sheet.svg');
  });
  /** The sheet on paper, and how to fold it; nothing else of the page is printed. */
  print?.addEventListener('click', async () => {
    const address = URL.createObjectURL(await sheet());
    const page = Object.assign(document.createElement('div'), { className: 'sheet-alone' });
    const picture = Object.assign(document.createElement('img'), { src: address, alt: words.figures.sheet });
    page.append(picture, ...(steps ? [steps.cloneNode(true)] : []));
    await picture.decode();
    document.body.append(page);
    document.documentElement.toggleAttribute('data-sheet-alone', true);
    const over = () => {
      document.documentElement.toggleAttribute('data-sheet-alone', false);
      page.remove();
      URL.revokeObjectURL(address);
    };
    addEventListener('afterprint', over, { once: true, signal: ended });
    window.print();
  });

  return {
    sync({ changed }) {
      if (!changed) return;
      if (ofOffer) ofOffer.hidden = Number(ofOffer.dataset.offer) !== explainer.shownOffer();
      const { dials, canFoldAgain, hasSheet } = explainer.foldReadout();
      if (dials.length !== box.children.length) box.replaceChildren(...dials.map((_, fold) => dialOf(fold)));
      for (const [fold, value] of dials.entries()) {
        const dial = /** @type {HTMLInputElement} */ (box.children[fold].querySelector('input'));
        const output = /** @type {HTMLOutputElement} */ (box.children[fold].querySelector('output'));
        if (dial.valueAsNumber !== -value) dial.value = String(-value);
        const text = words.dials.value({ value, text: inField(fixed(value)) });
        write(output, text);
        dial.setAttribute('aria-valuetext', text);
      }
      if (again) again.disabled = !canFoldAgain;
      for (const button of [save, print]) if (button) button.disabled = !hasSheet;
      if (none && none.hidden !== hasSheet) {
        none.hidden = hasSheet;
        if (!hasSheet) tell(none);
      }
      if (canvases.sheet) canvases.sheet.canvas.hidden = !hasSheet;
    },
  };
};
