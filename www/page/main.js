// @ts-check
/** Starts every figure of the page, and lets one address serve them all. */
import { startAddress } from './address.js';
import { livesByFirstPart, loadCore, loadFirstPart, standsApart, whyNot } from '../core/core.js';
import { FIRST_PARTS } from '../live/first_parts.js';
import { startFigure } from '../live/live_figure.js';
import { startNotice } from '../figure/notice.js';
import { startHeader } from './header.js';
import { sentence, words } from '../words/words.js';

const roots = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-chapter]')]);
/** Where a link goes that names no chapter: the page's only figure, or the sandbox behind the chapters. */
const standard = roots.find((root) => root.dataset.chapter === 'sandbox') ?? roots.at(0);

startHeader();
addEventListener('dragenter', () => import('../controls/file_entrance.js').then(({ startDrops }) => startDrops(), console.info), { once: true });

/** @typedef {ReturnType<typeof startFigure>} Figure */
/** Figures that live, or are on their way. @type {Map<HTMLElement, Promise<Figure>>} */
const starting = new Map();
/** @type {Figure[]} */
const figures = [];

/** Whether the core stopped for good. */
let broken = false;
/** @param {string} message */
const panicked = (message) => {
  broken = true;
  if (figures.length === 0) roots.slice(0, 1).forEach((root) => startNotice(root).say(sentence({ code: 'panic', values: { message } })));
  for (const figure of figures) figure.breakDown(message);
};
/** The figure that the address holds a scene for, told without the core: if none lives, that scene is not shown. */
const linkedRoot = () => {
  if (!/^#\d+(;|%3B)/i.test(location.hash)) return undefined;
  const chapter = /(?:;|%3B)at(?:=|%3D)([\w-]+)/i.exec(location.hash)?.[1];
  return roots.find((root) => root.dataset.chapter === chapter) ?? standard;
};
/** Says at figures why they do not start. @param {HTMLElement[]} those @param {unknown} error */
const fail = (those, error) => {
  for (const root of those) {
    const why = sentence({ code: whyNot(error, 'start-failed'), values: {} });
    startNotice(root).say(root === linkedRoot() ? `${why} ${words.linkNotShown}` : why);
    // They are those of the scene in the picture.
    if (root === linkedRoot()) for (const data of root.querySelectorAll('data')) Object.assign(data, { value: '', textContent: '–' });
  }
  console.info(error);
};

if (document.querySelector('blockquote.quote')) import('../chapter/quote.js').then(({ startQuotes }) => startQuotes()).catch((error) => console.info(error));
/** Small figures in the margin, on pages that have any. @type {Figure[]} */
let margins = [];
if (document.querySelector('[data-margin]')) {
  const load = () => loadCore((message) => margins.forEach((figure) => figure.breakDown(message)));
  import('./margin.js').then(({ startMargins }) => (margins = startMargins(load, (root, error) => fail([root], error))), console.info);
}

for (const root of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-lab], [data-yours]'))) {
  const start = 'lab' in root.dataset ? import('../lab/lab.js') : import('../yours/yours.js');
  start.then((page) => page.start(root)).catch((error) => fail([root], error));
}

/** Lets the browser do whatever else is due: to start is much work, and comes in pieces. */
const breath = () => new Promise((resolve) => setTimeout(resolve));

/** The chapters' figures, each with its core and the parts that it needs. */
const startChapters = async () => {
  const first = await loadFirstPart(panicked);
  /** @param {string} fragment */
  const rootOf = (fragment) => {
    const chapter = first.chapterOf(fragment);
    return roots.find((root) => root.dataset.chapter === chapter) ?? standard;
  };
  const address = startAddress((fragment) => {
    // All figures share one core: broken for one, it answers none. The page as it loads opens what the address says.
    if (broken || figures.some((figure) => figure.isBroken())) {
      location.reload();
      return;
    }
    if (fragment === '') for (const figure of figures) figure.open('');
    else if (first.isScene(fragment)) open(fragment);
  });
  /** @param {HTMLElement} root @param {string} fragment  The scene to begin with, empty for its own. */
  const startOne = async (root, fragment) => {
    const parts = async () => {
      if (standsApart(root)) return (await import('../live/side_parts.js')).SIDE_PARTS;
      if (root.querySelector('[data-later-figure]')) return (await import('../live/workshop_parts.js')).WORKSHOP_PARTS;
      return (await import('../live/all_parts.js')).PARTS;
    };
    const [core, chosen] = livesByFirstPart(root) ? [first, FIRST_PARTS] : await Promise.all([loadCore(panicked, root), parts()]);
    await breath();
    const begin = () => startFigure(root, core, { address, isStandard: root === standard, parts: chosen, fragment });
    const figure = root.querySelector('[data-margin]') ? (await import('./margin.js')).withoutMargins(root, begin) : begin();
    figures.push(figure);
    return figure;
  };
  /** Starts a figure, if nothing has yet; one that cannot start says so. @param {HTMLElement} root @param {string} [fragment] */
  const start = (root, fragment = '') => {
    const figure = startOne(root, fragment);
    starting.set(root, figure);
    return figure.catch((error) => fail([root], error));
  };
  /** Opens a link in the figure that it is for. @param {string} fragment */
  const open = (fragment) => {
    const root = rootOf(fragment);
    if (!root) return undefined;
    const known = starting.get(root);
    if (known) known.then((figure) => figure.open(fragment), () => {});
    else void start(root, fragment);
    return root;
  };

  const fragment = location.hash.slice(1);
  const linked = first.isScene(fragment) ? open(fragment) : undefined;
  if (linked && roots.length > 1) linked.scrollIntoView();
  else linked?.querySelector('canvas.plane')?.scrollIntoView({ block: 'nearest' });
  // Those first that do not wait for the rest of the core.
  const small = roots.filter(livesByFirstPart);
  for (const root of new Set([...small, ...roots])) await (starting.get(root)?.catch(() => {}) ?? start(root));
  // What figures have begun without; until the core is whole, what is called of the rest of it fetches that on the spot.
  try {
    const [{ PARTS }] = await Promise.all([import('../live/all_parts.js'), loadCore(panicked)]);
    for (const figure of figures) figure.grow(PARTS);
  } catch (error) {
    console.info(error);
  }
};

if (roots.length > 0) startChapters().catch((error) => fail(roots, error));
