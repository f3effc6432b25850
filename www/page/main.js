// @ts-check
/** Starts every figure of the page, and lets one address serve them all. */
import { startAddress } from './address.js';
import { loadCore, whyNot } from '../core/core.js';
import { startFigure } from '../live/live_figure.js';
import { startMargins } from './margin.js';
import { startNotice } from '../figure/notice.js';
import { startQuotes } from '../chapter/quote.js';
import { sentence } from '../words/words.js';

const roots = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-chapter]')]);
/** Where a link goes that names no chapter: the page's only figure, or the sandbox behind the chapters. */
const standard = roots.find((root) => root.dataset.chapter === 'sandbox') ?? roots.at(0);

/** @typedef {ReturnType<typeof startFigure>} Figure */
/** @type {Map<string, Figure>} */
const figures = new Map();
let panicked = (/** @type {string} */ message) => roots.slice(0, 1).forEach((root) => startNotice(root).say(sentence({ code: 'panic', values: { message } })));

startQuotes();
const margins = startMargins(
  () => loadCore((message) => margins.forEach((figure) => figure.breakDown(message))),
  (root, error) => {
    startNotice(root).say(sentence({ code: whyNot(error, 'start-failed'), values: {} }));
    console.info(error);
  },
);

/** The figures of chapters, from the start. */
const startChapters = async () => {
  try {
    const core = await loadCore((message) => panicked(message));
    /** @param {string} fragment */
    const figureOf = (fragment) => figures.get(core.chapterOf(fragment) ?? '') ?? figures.get(standard?.dataset.chapter ?? '');
    const address = startAddress((fragment) => {
      // All figures share one core: broken for one, it answers none.
      if ([...figures.values()].some((figure) => figure.isBroken())) return;
      if (fragment === '') for (const figure of figures.values()) figure.open('');
      else if (core.isScene(fragment)) figureOf(fragment)?.open(fragment);
    });
    panicked = (message) => figures.forEach((figure) => figure.breakDown(message));
    const fragment = location.hash.slice(1);
    const named = core.isScene(fragment) ? core.chapterOf(fragment) : undefined;
    const asked = core.isScene(fragment) ? (roots.find(({ dataset }) => dataset.chapter === named) ?? standard) : undefined;
    for (const root of roots) {
      const given = { address, isStandard: root === standard, fragment: root === asked ? fragment : '' };
      figures.set(root.dataset.chapter ?? '', startFigure(root, core, given));
    }
    if (roots.length > 1) asked?.scrollIntoView();
  } catch (error) {
    for (const root of roots) startNotice(root).say(sentence({ code: whyNot(error, 'start-failed'), values: {} }));
    console.info(error);
  }
};

if (roots.length > 0) await startChapters();
