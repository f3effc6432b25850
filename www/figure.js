// @ts-check
/** One live figure: a scene of the core, its canvases and controls, kept in line with each other. */
import { startAddress } from './address.js';
import { startCanvas } from './canvas.js';
import { startCard } from './card.js';
import { loadCore } from './core.js';
import { startDiagram } from './diagram.js';
import { startLoop } from './loop.js';
import { isProblem, startNotice } from './notice.js';
import { Look } from './pkg/crease.js';
import { startPlane } from './plane.js';
import { startPointed } from './pointed.js';
import { startReadouts } from './readouts.js';
import { startSettings } from './settings.js';
import { startTransport } from './transport.js';
import { short, words } from './words.js';

/** @param {HTMLElement} root */
export const startFigure = async (root) => {
  const notice = startNotice(root);
  /** @type {typeof import('./pkg/crease.js').Explainer} */
  let core;
  let panicked = (/** @type {string} */ message) => notice.say(notice.panic(message));
  try {
    core = await loadCore((message) => panicked(message));
  } catch (error) {
    notice.say(words.problems['start-failed']({}));
    console.info(error);
    return;
  }
  const fragment = location.hash.slice(1);
  const start = core.isScene(fragment) ? fragment : (root.dataset.scene ?? '');
  const explainer = openOrDefault(core, start, root.dataset.scene ?? '', notice);
  panicked = runFigure(root, core, explainer, notice);
};

/**
 * @param {typeof import('./pkg/crease.js').Explainer} core
 * @param {string} fragment
 * @param {string} standard
 * @param {ReturnType<typeof startNotice>} notice
 */
const openOrDefault = (core, fragment, standard, notice) => {
  const explainer = new core(standard);
  if (fragment !== standard) openLink(explainer, fragment, notice);
  return explainer;
};

/**
 * Opens a link, and tells whether it was a good one; a bad one is told and changes nothing.
 * @param {import('./pkg/crease.js').Explainer} explainer @param {string} fragment @param {ReturnType<typeof startNotice>} notice
 */
const openLink = (explainer, fragment, notice) => {
  try {
    const ignored = explainer.open(fragment);
    if (ignored.length > 0) notice.tell({ code: 'link-ignored', values: { keys: ignored.map((key) => `“${key}”`).join(', ') } });
    return true;
  } catch (error) {
    if (!isProblem(error)) throw error;
    notice.tell(error);
    return false;
  }
};

/**
 * @param {HTMLElement} root
 * @param {typeof import('./pkg/crease.js').Explainer} core
 * @param {import('./pkg/crease.js').Explainer} explainer
 * @param {ReturnType<typeof startNotice>} notice
 * @returns {(message: string) => void} what to do when the core breaks
 */
const runFigure = (root, core, explainer, notice) => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let lastGoodLink = explainer.link();
  let changed = true;
  let broken = false;

  /** The core stopped for good: says so once, with a way back. @param {string} message */
  const breakDown = (message) => {
    if (broken) return;
    broken = true;
    loop.run(false);
    for (const part of root.children) /** @type {HTMLElement} */ (part).inert = !('notice' in /** @type {HTMLElement} */ (part).dataset);
    notice.sayWithLink(notice.panic(message), `#${lastGoodLink}`, words.lastGoodLink);
  };
  /** @param {unknown} error */
  const fail = (error) => {
    if (!isProblem(error)) {
      breakDown(error instanceof Error ? error.message : String(error));
      return;
    }
    transport.pause();
    if (error.code !== 'diverged') {
      notice.tell(error);
      return;
    }
    const rate = Number((Number(error.values.rate) / 10).toPrecision(2));
    notice.tell(error, {
      label: words.buttons.lowerRate(short(rate)),
      act: () => {
        act(() => void explainer.set('learning-rate', String(rate)));
        /** @type {HTMLButtonElement} */ (root.querySelector('[data-action="train"]')).click();
      },
    });
  };
  /** Changes what is pointed at or selected: no number of the readouts. @param {() => void} change */
  const look = (change) => {
    if (broken) return;
    try {
      change();
      address.follow();
    } catch (error) {
      fail(error);
    }
    loop.invalidate();
  };
  /** Changes the scene, or the frame it is seen in. @param {() => void} change */
  const act = (change) => {
    changed = true;
    look(change);
  };
  /** @param {() => void} change */
  const turnPage = (change) => {
    try {
      address.turnPage(() => act(change));
    } catch (error) {
      fail(error);
    }
  };

  const loop = startLoop({
    fail,
    train(steps) {
      changed = true;
      // An edit while training runs ends the run's gesture: what follows is one undo step again, not one a frame.
      explainer.hold();
      explainer.train(steps);
      address.follow();
    },
    draw(now) {
      if (broken) return;
      drawCanvases();
      sync(now);
    },
  });
  const address = startAddress({
    link: () => (broken ? lastGoodLink : explainer.link()),
    open(fragment) {
      // The id of an element is no scene.
      if (broken || (fragment !== '' && !core.isScene(fragment))) return;
      transport.pause();
      notice.hide();
      if (!openLink(explainer, fragment || standardLink, notice)) explainer.open(standardLink);
      changed = true;
      loop.invalidate();
    },
  });
  const standardLink = new core(root.dataset.scene ?? '').link();

  const canvases = Object.fromEntries(
    /** @type {HTMLCanvasElement[]} */ ([...root.querySelectorAll('canvas[data-figure]')]).map((canvas) => {
      const name = canvas.dataset.figure ?? '';
      if (name in words.figures) canvas.setAttribute('aria-label', words.figures[name]);
      return [name, startCanvas(canvas, () => loop.invalidate())];
    }),
  );

  const readouts = startReadouts(root);
  const pointed = startPointed(root);
  const card = startCard({ root, explainer, act, notice });
  const plane = startPlane({ root, canvas: canvases.plane, explainer, act, look });
  const diagram = startDiagram({
    root,
    canvas: canvases.diagram,
    explainer,
    look,
    openParameter(input) {
      card.sync(explainer.card());
      card.open(input);
    },
  });
  const settings = startSettings({ root, explainer, act, turnPage, notice });
  const transport = startTransport({ root, explainer, act, turnPage, loop, address, notice });

  const drawCanvases = () => {
    const look = new Look(dark.matches, plane.keyboard);
    for (const [name, canvas] of Object.entries(canvases)) {
      const size = canvas.fit();
      if (size) explainer.draw(name, canvas.canvas, size, look);
    }
    look.free();
  };
  /** @param {number} now */
  const sync = (now) => {
    const selected = explainer.card();
    card.sync(selected);
    diagram.sync(selected);
    pointed.sync(explainer.pointed(), explainer.pointedUnit(), selected);
    const readout = explainer.readout();
    transport.sync(readout);
    if (!changed && !loop.running) return;
    if (readout.problem) notice.tell(readout.problem);
    const late = readouts.sync(readout, { now, running: loop.running, countLinearRegions: () => explainer.linearRegions() });
    if (!loop.running) settings.sync();
    changed = late;
    if (!late) lastGoodLink = explainer.link();
  };

  dark.addEventListener('change', () => loop.invalidate());
  settings.sync();
  loop.invalidate();
  return breakDown;
};
