// @ts-check
/** The dialog in which a figure is passed on: what it looks like, and what it says. */
import { pictureOfCode } from './code.js';
import '../words/sharing.js';
import { words } from '../words/words.js';

/**
 * @typedef {object} Ways
 * @property {(name: string) => Promise<void>} act  does what a button says
 * @property {() => void} close                     the reader closed it
 * @property {string} guide                         the address of the page about embedding; empty where there is none
 */

/** @param {string} tag @param {Record<string, string | number | boolean | (() => void)>} [properties] @param {(Node | string)[]} children */
const element = (tag, properties = {}, ...children) => {
  const made = document.createElement(tag);
  Object.assign(made, properties);
  made.append(...children);
  return made;
};

/** @param {string} label @param {[value: string, text: string][]} options */
const choice = (label, options) => {
  const select = /** @type {HTMLSelectElement} */ (element('select', {}, ...options.map(([value, textContent]) => element('option', { value, textContent }))));
  return { select, row: element('label', {}, `${label} `, select) };
};

/**
 * @param {HTMLElement} root  The figure, in which the dialog stands.
 * @param {string[]} figures  Names of its canvases.
 * @param {Ways} ways
 */
export const dialogOf = (root, figures, { act, close, guide }) => {
  const { share, sharing } = words;
  /** @param {string} name @param {string} text */
  const button = (name, text) => {
    const made = element('button', { type: 'button', textContent: text, onclick: () => act(name) });
    made.dataset.share = name;
    return made;
  };
  /** @param {string} title @param {Record<string, string>} buttons @param {Node[]} before */
  const group = (title, buttons, ...before) => {
    const row = element('div', { className: 'row' }, ...Object.entries(buttons).map(([name, text]) => button(name, text)));
    return element('section', {}, element('h3', { textContent: title }), ...before, row);
  };

  const address = /** @type {HTMLInputElement} */ (element('input', { type: 'text', readOnly: true, ariaLabel: sharing.address, onfocus: () => address.select() }));
  const figure = choice(sharing.figure, Object.entries(share.figures).filter(([name]) => figures.includes(name)));
  const theme = choice(sharing.colours, [['light', sharing.light], ['dark', sharing.dark]]);
  const code = element('div', { className: 'share-code', hidden: true });
  const status = element('p', { className: 'share-status', role: 'status' });
  const picture = /** @type {HTMLImageElement} */ (element('img', { className: 'share-picture', hidden: true }));
  const text = /** @type {HTMLTextAreaElement} */ (element('textarea', { readOnly: true, rows: 4, hidden: true, ariaLabel: sharing.text }));
  const copying = element('div', { className: 'row', hidden: true }, button('text', sharing.copyText));
  const instead = element('div', { className: 'row', hidden: true }, button('instead', sharing.svgInstead));
  const bar = /** @type {HTMLProgressElement} */ (element('progress', { ariaLabel: sharing.filming }));
  const progress = element('div', { className: 'row', hidden: true }, bar, button('cancel', sharing.cancel));
  const passing = group(sharing.pass, sharing.links, address);
  if (guide) passing.append(element('p', {}, element('a', { href: guide, target: '_blank', rel: 'noopener', textContent: sharing.guide })));
  const leave = element('button', { type: 'button', className: 'quiet', textContent: '×', ariaLabel: sharing.close, onclick: () => dialog.close() });
  const title = element('h2', { textContent: sharing.title, id: `${root.id || root.dataset.chapter || 'figure'}-share` });
  const dialog = /** @type {HTMLDialogElement} */ (
    element(
      'dialog',
      { className: 'share', onclose: close },
      element('header', {}, title, leave),
      passing,
      group(sharing.pictures, sharing.files, element('div', { className: 'row' }, figure.row, theme.row)),
      group(sharing.network, sharing.numbers),
      element('footer', {}, code, picture, text, copying, progress, status, instead),
    )
  );
  dialog.setAttribute('aria-labelledby', title.id);
  root.append(dialog);

  /** @param {string} message */
  const say = (message) => {
    status.textContent = message;
    for (const part of [text, copying, code, picture, instead]) part.hidden = true;
    picture.removeAttribute('src');
  };
  /** Says something, with a text that is selected to be copied. @param {string} message @param {string} copied */
  const sayWith = (message, copied) => {
    say(message);
    text.hidden = false;
    text.value = copied;
    text.focus();
    text.select();
  };
  return {
    say,
    sayWith,
    /**
     * Shows what a file holds, to be taken by hand.
     * @param {typeof sharing.heldBack} sentences
     * @param {{ file: string, description: string, picture?: string, text?: string }} held
     */
    show(sentences, { file, description, picture: source, text: held }) {
      const sentence = source === undefined ? sentences.text : held === undefined ? sentences.picture : sentences.either;
      if (held === undefined) say(sentence({ file }));
      else sayWith(sentence({ file }), held);
      copying.hidden = held === undefined;
      if (source === undefined) return;
      Object.assign(picture, { src: source, alt: description, hidden: false });
      picture.scrollIntoView({ block: 'nearest' });
    },
    /** Says why there are no pixels to be had, and offers the picture without. @param {string} message */
    offerSvg(message) {
      say(message);
      instead.hidden = false;
    },
    /** The text that stands to be copied. */
    text: () => text.value,
    /** Shows a QR code. @param {import('../types/core.d.ts').DrawnCode} drawn */
    showCode(drawn) {
      say('');
      code.replaceChildren(pictureOfCode(drawn, share.codeAlt));
      code.hidden = false;
      code.scrollIntoView({ block: 'nearest' });
    },
    /** @param {number} done @param {number} all */
    progress(done, all) {
      progress.hidden = false;
      [bar.max, bar.value] = [all, done];
    },
    endProgress() {
      progress.hidden = true;
    },
    choice: () => ({ figure: figure.select.value, theme: theme.select.value }),
    /** @param {{ address: string, said: string, dark: boolean }} now  Its address is empty where nobody knows one. */
    open(now) {
      say(now.said);
      address.value = now.address;
      passing.hidden = now.address === '';
      theme.select.value = now.dark ? 'dark' : 'light';
      dialog.showModal();
    },
  };
};
