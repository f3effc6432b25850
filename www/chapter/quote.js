// @ts-check
/** The chapter's answer, to be taken along with the address of its page. */
import { write } from '../figure/write.js';
import { copy, isOnlyHere } from '../share/clipboard.js';
import { words } from '../words/words.js';

/** Milliseconds that "Copied" stays. */
const COPIED = 2500;

/** @param {HTMLQuoteElement} quote */
const addressOf = (quote) => new URL(quote.cite, location.href).href;

/** @param {HTMLQuoteElement} quote */
const textOf = (quote) => {
  const paragraphs = [...quote.querySelectorAll('p')].map((paragraph) => (paragraph.textContent ?? '').replace(/\s+/g, ' ').trim());
  return `${paragraphs.join('\n\n')}\n${addressOf(quote)}`;
};

/** Where the clipboard is refused, the text stands in a field, selected. @param {string} text */
const fieldOf = (text) => {
  const field = Object.assign(document.createElement('textarea'), { value: text, readOnly: true, rows: 6 });
  field.setAttribute('aria-label', words.quote.field);
  return field;
};

/** @param {HTMLQuoteElement} quote */
const startQuote = (quote) => {
  const row = Object.assign(document.createElement('p'), { className: 'quote-copy' });
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: words.quote.copy });
  const status = Object.assign(document.createElement('span'), { className: 'status' });
  status.dataset.told = 'now';
  /** @type {HTMLTextAreaElement | undefined} */
  let field;
  button.addEventListener('click', async () => {
    const text = textOf(quote);
    if (await copy(text)) {
      const isHere = isOnlyHere(addressOf(quote));
      write(status, isHere ? words.copying.onlyHere : words.buttons.copied);
      if (!isHere) setTimeout(() => write(status, ''), COPIED);
      return;
    }
    write(status, words.quote.refused);
    field ??= fieldOf(text);
    row.after(field);
    field.focus();
    field.select();
  });
  row.append(button, ' ', status);
  quote.after(row);
};

/** Gives every answer of the page its button. No figure is needed for that. */
export const startQuotes = () => {
  for (const quote of /** @type {NodeListOf<HTMLQuoteElement>} */ (document.querySelectorAll('blockquote.quote'))) startQuote(quote);
};
