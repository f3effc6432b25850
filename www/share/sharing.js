// @ts-check
/** Passing a figure on: its link, a text or a frame for other pages, pictures, a film, and its numbers as files. */
import { copy, isOnlyHere } from './clipboard.js';
import { contents, mayBeHeldBack, save } from './download.js';
import { film as filmOf, numbers as numbersOf, png, svg, tikz } from './exports.js';
import { isProblem } from '../figure/notice.js';
import { dialogOf } from './dialog.js';
import { embedAddress, frame, markdown } from './snippet.js';
import { sentence, words } from '../words/words.js';

/** @typedef {import('./exports.js').Subject} Subject */

/** The size of a picture whose canvas is not shown, in CSS pixels. */
const UNSEEN = { width: 640, height: 480 };

/** The end of a file's name, by its kind. */
const ENDS = { svg: 'svg', png: 'png', tikz: 'tex', gif: 'gif' };

/** The front page of the site, as a figure away from it was told, or the page tells. @param {HTMLElement} root */
const homeOf = ({ dataset: { page } }) =>
  page ? new URL('../', page).href : /** @type {HTMLAnchorElement | null} */ (document.querySelector('.wordmark a'))?.href ?? document.baseURI;

/** The dialog of a figure, and what its buttons do. @param {import('../figure/part.js').Context} context */
export const sharingOf = ({ root, explainer, canvases, link, href, ended }) => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  /** @type {ReturnType<typeof dialogOf> | undefined} */
  let dialog;
  /** @type {AbortController | undefined} */
  let filming;

  /** The figure as the dialog asks for it. @returns {Subject} */
  const subject = () => {
    const { figure: name, theme } = shown().choice();
    const { clientWidth, clientHeight, ariaLabel } = canvases[name].canvas;
    const seen = clientWidth > 0 && clientHeight > 0;
    const heading = root.querySelector('h1, h2')?.textContent?.trim() || document.title;
    const summary = root.querySelector('[data-summary]')?.textContent?.trim() ?? '';
    return {
      name,
      ...(seen ? { width: clientWidth, height: clientHeight } : UNSEEN),
      dark: theme === 'dark',
      link: link(),
      title: heading,
      description: `${ariaLabel}. ${summary}`.trim(),
      // A file names no folder of this computer.
      source: isOnlyHere(href()) ? link() : href() || link(),
      dress(made) {
        const [picture, width] = [explainer.ownPicture(), explainer.ownPictureWidth()];
        if (picture && width) made.setPicture(width, picture);
        made.showBestLine(explainer.showsBestLine());
        made.follow(explainer.follows());
      },
    };
  };
  /** @param {Subject} asked @param {keyof typeof ENDS} kind */
  const fileName = ({ name }, kind) => `crease-${name}.${ENDS[kind]}`;

  /** Copies a text, or shows it selected. @param {string} text @param {string} [done] what is said where it was copied */
  const give = async (text, done = words.buttons.copied) => {
    const given = await copy(text);
    if (given) shown().say(done);
    else shown().sayWith(words.sharing.refused, text);
  };
  /** Saves a file, and shows what it holds where it may not arrive. @param {Blob} blob @param {string} name @param {Subject} asked */
  const deliver = async (blob, name, { description }) => {
    save(blob, name);
    if (mayBeHeldBack()) shown().show(words.sharing.heldBack, { ...(await contents(blob)), file: name, description });
    else shown().say(words.sharing.saved({ file: name }));
  };
  const givePicture = async () => {
    const asked = subject();
    const made = png(asked);
    // What is wrong with it is told where it is waited for.
    made.catch(() => {});
    try {
      // The picture may come later: a browser allows the copying by the press that asked for it.
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': made })]);
      shown().say(words.buttons.copied);
    } catch {
      await deliver(await made, fileName(asked, 'png'), asked);
      if (!mayBeHeldBack()) shown().say(words.sharing.pictureRefused({ file: fileName(asked, 'png') }));
    }
  };
  const giveMarkdown = () => {
    const asked = subject();
    const file = fileName(asked, 'png');
    const done = words.sharing.markdownCopied({ file });
    return give(markdown({ title: asked.title, file, address: href() }), isOnlyHere(href()) ? `${done} ${words.copying.onlyHere}` : done);
  };
  const giveFrame = async () => {
    if (isOnlyHere(href())) {
      shown().say(words.sharing.noFrameHere);
      return undefined;
    }
    const asked = subject();
    return give(frame({ title: asked.title, address: embedAddress(homeOf(root), asked.link) }));
  };
  const showCode = async () => {
    if (isOnlyHere(href())) {
      shown().say(words.sharing.noCodeHere);
      return;
    }
    const code = explainer.qrCode(href());
    if (code) shown().showCode(code);
    else shown().say(words.sharing.tooLongForCode);
  };
  /** @param {'svg' | 'png' | 'tikz'} kind */
  const picture = (kind) => async () => {
    const asked = subject();
    await deliver(await { svg, png, tikz }[kind](asked), fileName(asked, kind), asked);
  };
  const film = async () => {
    const asked = subject();
    if (explainer.filmSteps(2).length < 2) {
      shown().say(words.sharing.noRun);
      return;
    }
    filming = new AbortController();
    const { signal } = filming;
    try {
      const blob = await filmOf(asked, explainer, { progress: shown().progress, signal });
      if (blob) await deliver(blob, fileName(asked, 'gif'), asked);
      else shown().say(words.sharing.givenUp);
    } finally {
      filming = undefined;
      shown().endProgress();
    }
  };
  /** @param {string} kind */
  const numbers = (kind) => async () => {
    const asked = subject();
    const { blob, name } = await numbersOf(kind, asked);
    await deliver(blob, name, asked);
  };
  const close = () => filming?.abort();
  ended.addEventListener('abort', close);

  /** @type {Record<string, () => Promise<void>>} */
  const acts = {
    link: () => give(href(), isOnlyHere(href()) ? words.copying.onlyHere : undefined),
    markdown: giveMarkdown,
    frame: giveFrame,
    picture: givePicture,
    code: showCode,
    svg: picture('svg'),
    instead: picture('svg'),
    png: picture('png'),
    tikz: picture('tikz'),
    gif: film,
    text: () => give(shown().text()),
    cancel: async () => filming?.abort(),
    ...Object.fromEntries(Object.keys(words.sharing.numbers).map((kind) => [kind, numbers(kind)])),
  };
  /** Does what a button of the dialog says, and tells what went wrong. @param {string} name */
  const act = async (name) => {
    if (!['cancel', 'text'].includes(name)) shown().say('');
    try {
      await acts[name]();
    } catch (error) {
      if (!isProblem(error)) console.info(error);
      if (isProblem(error) && error.code === 'pixels-changed') shown().offerSvg(sentence(error));
      else shown().say(isProblem(error) ? sentence(error) : words.share.failed);
    }
  };
  const shown = () => (dialog ??= dialogOf(root, Object.keys(canvases), { act, close, guide: isOnlyHere(homeOf(root)) ? '' : new URL('embedding/', homeOf(root)).href }));

  return {
    open: () => shown().open({ address: href(), said: isOnlyHere(href()) ? words.sharing.addressHere : '', dark: dark.matches }),
  };
};
