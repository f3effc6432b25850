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

/** Elements of these names hold others of their own namespace. @type {Record<string, string>} */
const NAMESPACES = { math: 'http://www.w3.org/1998/Math/MathML', svg: 'http://www.w3.org/2000/svg' };
const HTML = 'http://www.w3.org/1999/xhtml';

/** @param {import('crease:away').Markup} markup @param {string} [around]  The namespace that it stands in. @returns {Node} */
const nodeOf = (markup, around = HTML) => {
  if (typeof markup === 'string') return document.createTextNode(markup);
  const [name, attributes, ...children] = markup;
  const namespace = NAMESPACES[name] ?? around;
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.map((child) => nodeOf(child, namespace)));
  return element;
};

/** The site that this script came from, where it lies there as a site has it. */
const ORIGIN = /^(https?:.*\/)component\/crease-figure\.js(?:\?.*)?$/.exec(import.meta.url)?.[1] ?? '';

export class CreaseFigure extends Base {
  static observedAttributes = ['link'];

  /** @type {import('../away/live.js').Figure | undefined} */
  #figure;
  /** @type {ReturnType<typeof startPoster> | undefined} */
  #poster;
  /** Goals that were reached before. @type {Set<string>} */
  #reached = new Set();
  #shownLink = '';
  /** What the figure showed when the element was taken out of its page. @type {string | undefined} */
  #left;

  connectedCallback() {
    if (this.#poster) return;
    try {
      this.#putUp(this.#left ?? this.link);
    } catch (error) {
      // What stands in the element goes on standing there.
      console.info(error);
      return;
    }
    if (this.autorun || this.#left !== undefined) void this.run();
    this.#left = undefined;
  }

  disconnectedCallback() {
    this.#left = this.#figure?.link();
    this.#figure?.end();
    this.#figure = this.#poster = undefined;
    this.shadowRoot?.replaceChildren(document.createElement('slot'));
  }

  /** Puts the figure up as it waits. @param {string} link  The scene to open. */
  #putUp(link) {
    const options = readOptions(OPTIONS.flatMap((name) => (this.hasAttribute(name) ? [`${name}=${this.getAttribute(name)}`] : [])).join(';'));
    const section = this.#sectionFor(chapterOf(link, Object.keys(figures)));
    const slot = document.createElement('slot');
    section.classList.toggle('covered', this.textContent?.trim() !== '' || this.childElementCount > 0);
    const page = this.#pageOf(section);
    const poster = startPoster(section, { link, options, page, run: () => this.#start(section, slot, page) });
    section.addEventListener('crease-report', (event) => this.#report(/** @type {CustomEvent<import('../live/report.js').Report>} */ (event).detail, options.ignored));
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [styleSheet()];
    shadow.replaceChildren(slot, section);
    this.#poster = poster;
    this.#shownLink = link;
  }

  /** @param {string} name @param {string | null} _before @param {string | null} value */
  attributeChangedCallback(name, _before, value) {
    if (name !== 'link') return;
    // What was set in the meantime counts for more than what was left.
    if (this.#left !== undefined) this.#left = value ?? '';
    if (!this.#poster || value === this.#shownLink) return;
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
    return this.getAttribute('site') ?? (site || ORIGIN);
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
    return /** @type {HTMLElement} */ (nodeOf(figures[chapter]));
  }

  /** The address of a figure's page; empty where nobody told. @param {HTMLElement} section */
  #pageOf(section) {
    const below = section.querySelector('[data-full]')?.getAttribute('href') ?? '';
    return URL.canParse(this.site, location.href) && this.site !== '' ? new URL(below, new URL(this.site, location.href)).href : '';
  }

  /** @param {HTMLElement} section @param {HTMLElement} slot @param {string} page */
  async #start(section, slot, page) {
    const { startLive } = await import('../away/live.js');
    const stays = () => this.shadowRoot?.contains(section) === true && this.isConnected;
    if (!stays()) throw new Error('the element was taken out of its page');
    const figure = await startLive(section, { link: this.#shownLink, page, isOnly: false });
    if (!stays()) {
      figure.end();
      throw new Error('the element was taken out of its page');
    }
    this.#figure = figure;
    slot.hidden = true;
  }

  /** @param {import('../live/report.js').Report} report @param {string[]} ignored  What was left out of the options. */
  #report(report, ignored) {
    this.dispatchEvent(new CustomEvent('change', { detail: { ...report, ignored } }));
    for (const { name, reached } of report.goals) {
      if (reached && !this.#reached.has(name)) this.dispatchEvent(new CustomEvent('goal', { detail: { name } }));
      if (reached) this.#reached.add(name);
    }
  }
}

if ('customElements' in globalThis && !customElements.get('crease-figure')) customElements.define('crease-figure', CreaseFigure);
