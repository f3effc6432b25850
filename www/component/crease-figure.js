// @ts-check
/**
 * `<crease-figure link="…">`: a live figure for other people's pages.
 *
 * What stands in the element is shown until the figure runs, and for good where it cannot: put a picture and a link there.
 */
import { figures, site, style } from 'crease:away';
import { readOptions } from '../away/options.js';
import { chapterOf, startPoster } from '../away/poster.js';

/** Attributes that are options of the figure, named as in the query of the embed page. */
const OPTIONS = ['theme', 'lang', 'controls', 'hide', 'fix', 'goal'];

// Where there is no page, as in a build's rendering of one, the module can be loaded all the same.
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/** @type {CSSStyleSheet | undefined} */
let sheet;
const styleSheet = () => {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
  }
  return sheet;
};

export class CreaseFigure extends Base {
  static observedAttributes = ['link'];

  /** @type {import('../away/live.js').Figure | undefined} */
  #figure;
  /** @type {ReturnType<typeof startPoster> | undefined} */
  #poster;
  /** Goals that were reached before. @type {Set<string>} */
  #reached = new Set();
  #shownLink = '';

  connectedCallback() {
    if (this.#poster) return;
    const shadow = this.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [styleSheet()];
    const options = readOptions(OPTIONS.flatMap((name) => (this.hasAttribute(name) ? [`${name}=${this.getAttribute(name)}`] : [])).join(';'));
    const section = this.#sectionFor(chapterOf(this.link, Object.keys(figures)));
    const slot = document.createElement('slot');
    section.classList.toggle('covered', this.textContent?.trim() !== '' || this.childElementCount > 0);
    shadow.append(slot, section);
    this.#poster = startPoster(section, { link: this.link, options, page: this.#pageOf(section), run: () => this.#start(section, slot) });
    this.#shownLink = this.link;
    section.addEventListener('crease-report', (event) => this.#report(/** @type {CustomEvent<import('../live/report.js').Report>} */ (event).detail));
    if (this.autorun) void this.run();
  }

  /** @param {string} name @param {string | null} _before @param {string | null} value */
  attributeChangedCallback(name, _before, value) {
    if (name !== 'link' || !this.#poster || value === this.#shownLink) return;
    this.#shownLink = value ?? '';
    this.#poster.show(this.#shownLink);
    this.#figure?.open(this.#shownLink);
  }

  /** The scene to open: the fragment of a link of Crease, without its `#`. It is what was opened; `change` tells what is shown now. */
  get link() {
    return (this.getAttribute('link') ?? '').replace(/^#/, '');
  }
  set link(value) {
    this.setAttribute('link', value);
  }

  /** Whether the figure runs without a click. */
  get autorun() {
    return this.hasAttribute('autorun');
  }
  set autorun(value) {
    this.toggleAttribute('autorun', Boolean(value));
  }

  /** The address of the Crease site that links lead to. */
  get site() {
    return this.getAttribute('site') ?? site;
  }
  set site(value) {
    this.setAttribute('site', value);
  }

  /** Whether the figure runs. */
  get running() {
    return this.#figure !== undefined;
  }

  /** Runs the figure, as its button does. @returns {Promise<boolean>} whether it runs now */
  run() {
    return this.#poster?.wake() ?? Promise.resolve(false);
  }

  /** Trains, or stops training. @param {boolean} on */
  train(on) {
    this.#figure?.tell(on ? 'start' : 'pause');
  }

  /** @param {string} chapter */
  #sectionFor(chapter) {
    const { body } = new DOMParser().parseFromString(figures[chapter], 'text/html');
    return /** @type {HTMLElement} */ (document.importNode(/** @type {Element} */ (body.firstElementChild), true));
  }

  /** @param {HTMLElement} section */
  #pageOf(section) {
    const below = section.querySelector('[data-full]')?.getAttribute('href') ?? '';
    return URL.canParse(this.site, location.href) && this.site !== '' ? new URL(below, new URL(this.site, location.href)).href : '';
  }

  /** @param {HTMLElement} section @param {HTMLElement} slot */
  async #start(section, slot) {
    const { startLive } = await import('../away/live.js');
    this.#figure = await startLive(section, { link: this.link, page: this.#pageOf(section), isOnly: false });
    slot.hidden = true;
  }

  /** @param {import('../live/report.js').Report} report */
  #report(report) {
    this.dispatchEvent(new CustomEvent('change', { detail: report }));
    for (const { name, reached } of report.goals) {
      if (reached && !this.#reached.has(name)) this.dispatchEvent(new CustomEvent('goal', { detail: { name } }));
      if (reached) this.#reached.add(name);
    }
  }
}

if ('customElements' in globalThis && !customElements.get('crease-figure')) customElements.define('crease-figure', CreaseFigure);
