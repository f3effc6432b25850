// @ts-check
/** Text for the clipboard, by whichever way the frame allows. */

/** @param {string} text */
const copyByCommand = (text) => {
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('readonly', '');
  area.className = 'visually-hidden';
  const root = document.activeElement?.shadowRoot ?? document;
  // Behind an open dialog nothing can be selected.
  (root.querySelector('dialog[open]') ?? document.body).append(area);
  const before = /** @type {HTMLElement | null} */ (root.activeElement);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  before?.focus();
  return copied;
};

/** Copies text; tells whether that was allowed. @param {string} text */
export const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
};

/** Whether an address leads to a file of this computer, and so nowhere for anybody else. @param {string} address */
export const isOnlyHere = (address) => address.startsWith('file:');
