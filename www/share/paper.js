// @ts-check
/** On paper nothing can be pressed: there the scene's address stands below the figure, with its QR code. */
import { isOnlyHere } from './clipboard.js';
import { pictureOfCode } from './code.js';
import { words } from '../words/words.js';

/** Characters of an address that anybody would type or that a code can hold; longer ones are left out. */
const LONGEST = 2953;

/** @type {import('../figure/part.js').StartPart} */
export const startPaper = ({ root, explainer, href, ended }) => {
  // A small figure beside a sentence has no room for it.
  if (!root.dataset.chapter) return null;
  const box = document.createElement('div');
  box.className = 'on-paper';
  /** The code of an address; none where the part of the core that draws it does not come. @param {string} address */
  const codeOf = (address) => {
    try {
      return explainer.qrCode(address);
    } catch (error) {
      console.info(error);
      return null;
    }
  };
  const fill = () => {
    const address = href();
    box.replaceChildren();
    box.remove();
    if (address === '' || isOnlyHere(address)) return;
    const code = codeOf(address);
    const text = Object.assign(document.createElement('p'), { textContent: address.length > LONGEST ? words.share.tooLongForPaper : `${words.share.onPaper} ${address}` });
    box.append(...(code ? [pictureOfCode(code, words.share.codeAlt)] : []), text);
    root.append(box);
  };
  addEventListener('beforeprint', fill, { signal: ended });
  addEventListener('afterprint', () => box.remove(), { signal: ended });
  return {};
};
