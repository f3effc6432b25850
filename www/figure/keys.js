// @ts-check
/** Keys by what they say; where that is no sign that a figure knows, by where they lie: not every keyboard has Latin letters. */

/** Signs, by the place where a keyboard of Latin letters has them. @type {Record<string, string>} */
const SIGNS = { Comma: ',', Period: '.', BracketLeft: '[', BracketRight: ']', Slash: '/', Equal: '=', Minus: '-' };

/** What a figure listens to, apart from keys with names. */
const KNOWN = /^[a-z\d,.[\]/=+\- ]$/i;

/** The letter of a key, in lower case; empty where it has none. @param {KeyboardEvent} event */
export const letterOf = ({ key, code }) => {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  // A Cyrillic, Greek or Hebrew letter; a Latin one with an accent lies where another keyboard has a sign.
  return key.charCodeAt(0) > 127 && /^Key[A-Z]$/.test(code) ? code[3].toLowerCase() : '';
};

/** The name of a key, or its sign. @param {KeyboardEvent} event */
export const keyOf = (event) => {
  const { key, code, shiftKey } = event;
  if (KNOWN.test(key) || (key.length > 1 && key !== 'Dead')) return key;
  const letter = letterOf(event);
  if (letter !== '') return letter;
  return shiftKey ? key : (SIGNS[code] ?? (/^Digit\d$/.test(code) ? code[5] : key));
};

/** Whether keys write into what they are pressed on. @param {EventTarget} target */
export const isWritten = (target) =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !['radio', 'range', 'checkbox', 'file', 'button', 'color'].includes(target.type)) ||
  (target instanceof HTMLElement && target.isContentEditable);
