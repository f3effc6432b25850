// @ts-check
/**
 * A field for text that may be as long as a file. What is too long to be shown is kept beside the field: a browser that lays
 * millions of characters out answers nobody meanwhile. What is too long to be read is refused before it is.
 */
import { sentence, words } from '../words/words.js';

/** Most characters that are put into a field. */
const MOST_SHOWN = 50_000;

/**
 * @param {HTMLTextAreaElement} field
 * @param {{ problem: string, most: () => number | Promise<number>, changed: (note: string) => void }} given  The code for a text
 *   that is too long; the most bytes that are read; and whom to tell of every change, with what there is to say of it.
 */
export const startLongText = (field, { problem, most, changed }) => {
  /** What the field does not show. */
  let aside = '';

  /** @param {number} bytes @param {number} limit */
  const tooLong = (bytes, limit) => ({ code: problem, values: { bytes, most: limit } });
  /** @param {string} text */
  const put = (text) => {
    const isShown = text.length <= MOST_SHOWN;
    aside = isShown ? '' : text;
    field.value = isShown ? text : '';
    changed(isShown ? '' : words.longText({ characters: text.length }));
  };
  /** Reads a file, unless it is too long. @param {File} file */
  const read = async (file) => {
    try {
      const limit = await most();
      if (file.size > limit) changed(sentence(tooLong(file.size, limit)));
      else put(await file.text());
    } catch (error) {
      changed(words.unreadableFile);
      console.info(error);
    }
  };
  /** Takes what is brought to the field, where that would be too much for it. @param {Event} event @param {DataTransfer | null} brought */
  const take = (event, brought) => {
    const file = brought?.files[0];
    const text = brought?.getData('text/plain') ?? '';
    if (!file && text.length + field.value.length <= MOST_SHOWN) return;
    event.preventDefault();
    if (file) void read(file);
    else put(text);
  };
  field.addEventListener('paste', (event) => take(event, event.clipboardData));
  field.addEventListener('drop', (event) => take(event, event.dataTransfer));
  field.addEventListener('input', () => {
    aside = '';
    changed('');
  });

  return {
    read,
    /** The text, shown or not. @param {number} limit the most bytes @returns {string} @throws {import('../types/core.d.ts').Problem} */
    whole(limit) {
      const text = aside || field.value;
      // No character takes less than a byte; the core counts exactly.
      if (text.length > limit) throw tooLong(text.length, limit);
      return text;
    },
    /** Forgets what the field does not show. */
    drop() {
      aside = '';
    },
  };
};
