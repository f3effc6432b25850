// @ts-check
/**
 * The embed page as it opens, inside the page itself. A classic script, as the one that it loads: in a sandboxed frame the page has
 * no origin, and module scripts and fetches would need a header that many hosts do not send.
 */
import { vouchForOwnScripts } from '../core/own_scripts.js';
import { foldToFit } from './fold.js';
import { startFrame } from './frame.js';
import { readOptions } from './options.js';
import { chapterOf, startPoster } from './poster.js';

const script = /** @type {HTMLScriptElement} */ (document.currentScript);

// The page cannot say where it lies, and in a sandboxed frame `'self'` is nowhere: so its policy allows pictures of any host, and
// what this script loads. Both are narrowed to the host that it came from before there is any.
const site = location.protocol === 'file:' ? 'file:' : location.origin;
const policy = `img-src ${site} data: blob:; script-src ${site} 'wasm-unsafe-eval'`;
vouchForOwnScripts();
document.head.append(Object.assign(document.createElement('meta'), { httpEquiv: 'Content-Security-Policy', content: policy }));

const templates = /** @type {HTMLTemplateElement[]} */ ([...document.querySelectorAll('template[data-figure-of]')]);
const options = readOptions(location.search);
/** The scene to open. */
let link = location.hash.slice(1);

const chapter = chapterOf(link, templates.map(({ dataset }) => dataset.figureOf ?? ''));
const template = templates.find(({ dataset }) => dataset.figureOf === chapter);
const section = /** @type {HTMLElement} */ (template?.content.firstElementChild?.cloneNode(true));
const page = new URL(section.querySelector('[data-full]')?.getAttribute('href') ?? './', location.href).href;
section.dataset.page = page;
document.documentElement.lang = options.lang;
if (options.theme !== 'system') document.documentElement.dataset.theme = options.theme;
const main = /** @type {HTMLElement} */ (document.querySelector('main'));
/** @type {HTMLElement} */ (main.firstElementChild).textContent = section.getAttribute('aria-label');
main.append(section);

/** Loads the figure's own script, which finds the section and what was put down there for it. */
const run = () =>
  new Promise((resolve, reject) => {
    section.dataset.link = link;
    section.addEventListener('crease-alive', () => (foldToFit(section), resolve(undefined)), { once: true });
    section.addEventListener('crease-dead', (event) => reject(/** @type {CustomEvent} */ (event).detail), { once: true });
    // A second try does not load it again.
    if (section.dispatchEvent(new CustomEvent('crease-again', { cancelable: true }))) {
      const live = Object.assign(document.createElement('script'), { src: script.dataset.live });
      live.addEventListener('error', () => reject(new Error('the script of the figure cannot be loaded')));
      document.head.append(live);
    }
  });

const poster = startPoster(section, { link, options, page, run });

/** @param {string} fragment */
const open = (fragment) => {
  link = fragment;
  poster.show(link);
  section.dispatchEvent(new CustomEvent('crease-told', { detail: { type: 'crease:open', link } }));
};
addEventListener('hashchange', () => open(location.hash.slice(1)));
startFrame(section, options.ignored, (message) => {
  if (message.type === 'crease:open') open(message.link);
  else if (message.type === 'crease:run') void poster.wake();
  else section.dispatchEvent(new CustomEvent('crease-told', { detail: message }));
});
if (options.autorun) void poster.wake();
