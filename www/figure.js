// @ts-check
/** One live figure: a scene of the core, its canvases and controls, kept in line with each other. */
import { startAssembly } from './assembly.js';
import { startCanvas } from './canvas.js';
import { startCard } from './card.js';
import { startDiagram } from './diagram.js';
import { startGoal } from './goal.js';
import { startHinges } from './hinges.js';
import { startLesson } from './lesson.js';
import { startLoop } from './loop.js';
import { startNetwork } from './network.js';
import { isProblem, startNotice } from './notice.js';
import { Look } from './pkg/crease.js';
import { startPlane } from './plane.js';
import { startPoints } from './points.js';
import { startPointed } from './pointed.js';
import { startPredict } from './predict.js';
import { startReadouts } from './readouts.js';
import { startScrubs } from './scrub.js';
import { startSettings } from './settings.js';
import { startShare } from './share.js';
import { startTerms } from './term.js';
import { startRecall } from './recall.js';
import { startReport } from './report.js';
import { startTheme } from './theme.js';
import { startTimeline } from './timeline.js';
import { startTransport } from './transport.js';
import { startUnits } from './units.js';
import { startWord } from './word.js';
import { short } from './number.js';
import { words } from './words.js';

/**
 * What a part of a figure works with.
 *
 * @typedef {object} Context
 * @property {HTMLElement} root
 * @property {import('./pkg/crease.js').Explainer} explainer
 * @property {Record<string, ReturnType<typeof startCanvas>>} canvases by the name of their figure
 * @property {ReturnType<typeof startLoop>} loop
 * @property {ReturnType<typeof startNotice>} notice
 * @property {() => string} href the whole address of the scene
 * @property {() => boolean} isCurrent whether this figure was the last one touched
 * @property {(change: () => void) => void} act changes the scene, or the frame it is seen in
 * @property {(change: () => void) => void} look changes what is pointed at or selected: no number of the readouts
 * @property {(change: () => void) => void} turnPage changes the scene so that Back leads to what was before
 * @property {(event: string, detail?: any) => void} tell tells the other parts
 *
 * What is so in a frame.
 * @typedef {object} State
 * @property {number} now
 * @property {boolean} running
 * @property {boolean} changed whether the scene is another than in the frame before
 * @property {any} readout
 * @property {any} selected the card of the selected unit
 * @property {any} pointedUnit the card of the unit pointed at
 * @property {any} pointed
 * @property {() => void} later asks for the same state again with the next frame
 *
 * A part: brings its words and controls in line, and hears what other parts tell.
 * @typedef {{ sync?: (state: State) => void, hear?: (event: string, detail: any) => void }} Part
 * @typedef {(context: Context) => Part | null} StartPart starts a part; null where the figure has no place for it
 */

/** @type {StartPart[]} */
// The word comes before the plane: a scribbling hand holds no hinge.
const PARTS = [startWord, startLesson, startCard, startDiagram, startUnits, startPlane, startPointed, startTransport, startShare, startTimeline, startReadouts, startRecall, startSettings, startPoints, startNetwork, startAssembly, startPredict, startTerms, startScrubs, startHinges, startGoal, startReport];

/**
 * @param {HTMLElement} root
 * @param {typeof import('./pkg/crease.js').Explainer} core
 * @param {ReturnType<typeof import('./address.js').startAddress>} address
 * @param {boolean} isStandard whether links without a chapter open here
 */
export const startFigure = (root, core, address, isStandard) => {
  const notice = startNotice(root);
  const explainer = new core(root.dataset.scene ?? '');
  if (!isStandard) explainer.setChapter(root.dataset.chapter ?? '');
  const opening = explainer.link();
  const link = () => (broken ? lastGoodLink : explainer.link());
  let lastGoodLink = opening;
  let changed = true;
  let broken = false;
  let keyboard = false;

  /** The core stopped for good: says so once, with a way back. @param {string} message */
  const breakDown = (message) => {
    if (broken) return;
    broken = true;
    loop.run(false);
    for (const part of /** @type {Iterable<HTMLElement>} */ (root.children)) part.inert = !('notice' in part.dataset);
    notice.sayWithLink(notice.panic(message), `#${lastGoodLink}`, words.lastGoodLink);
  };
  /** @param {any} problem */
  const tellDivergence = (problem) => {
    const rate = Number(problem.values.calmer);
    // The pulls of squared errors grow with the weights: from weights as large as these no rate leads back.
    const afresh = explainer.readout().classes === 0;
    notice.tell(problem, {
      label: (afresh ? words.buttons.startLower : words.buttons.lowerRate)(short(rate)),
      act: () => {
        context.act(() => {
          if (afresh) explainer.reset();
          explainer.set('learning-rate', String(rate));
        });
        context.tell('start');
      },
    });
  };
  /** @param {unknown} error */
  const fail = (error) => {
    if (!isProblem(error)) {
      breakDown(error instanceof Error ? error.message : String(error));
      return;
    }
    context.tell('pause');
    if (error.code === 'diverged') tellDivergence(error);
    else notice.tell(error);
  };

  const loop = startLoop({
    fail,
    train(steps) {
      changed = true;
      // An edit while training runs ends the run's gesture: what follows is one undo step again, not one a frame.
      explainer.hold();
      explainer.train(steps);
      address.follow(link);
    },
    draw(now) {
      if (broken) return;
      drawCanvases();
      sync(now);
    },
  });
  const canvases = Object.fromEntries(
    /** @type {HTMLCanvasElement[]} */ ([...root.querySelectorAll('canvas[data-figure]')]).map((canvas) => {
      const name = canvas.dataset.figure ?? '';
      if (name in words.figures) canvas.setAttribute('aria-label', words.figures[name]);
      return [name, startCanvas(canvas, () => loop.invalidate())];
    }),
  );

  /** @type {Context} */
  const context = {
    root,
    explainer,
    canvases,
    loop,
    notice,
    href: () => address.href(link),
    isCurrent: () => address.follows(link),
    look(change) {
      if (broken) return;
      try {
        change();
        address.follow(link);
      } catch (error) {
        fail(error);
      }
      loop.invalidate();
    },
    act(change) {
      changed = true;
      context.look(change);
    },
    turnPage(change) {
      try {
        address.turnPage(link, () => context.act(change));
      } catch (error) {
        fail(error);
      }
    },
    tell(event, detail) {
      if (event === 'keyboard') keyboard = detail;
      for (const part of parts) part.hear?.(event, detail);
    },
  };
  const parts = PARTS.map((start) => start(context)).filter((part) => part !== null);

  let frame = 0;
  const drawCanvases = () => {
    const look = new Look(theme.dark, keyboard);
    frame += 1;
    for (const [name, canvas] of Object.entries(canvases)) {
      // While training runs, what surrounds the plane follows at half its pace: a dense diagram costs as much as the plane.
      if (loop.running && name !== 'plane' && name !== 'read-back' && frame % 2 === 1) continue;
      const size = canvas.fit();
      if (!size) continue;
      if (name === 'read-back') explainer.drawReadBack(canvas.canvas, size, look);
      else explainer.draw(name, canvas.canvas, size, look);
      canvas.uncover();
    }
    look.free();
  };
  /** @param {number} now */
  const sync = (now) => {
    let again = false;
    /** @type {State} */
    const state = {
      now,
      running: loop.running,
      changed,
      readout: explainer.readout(),
      selected: explainer.card(),
      pointedUnit: explainer.pointedUnit(),
      pointed: explainer.pointed(),
      later: () => {
        again = true;
      },
    };
    if (changed && state.readout.problem) notice.tell(state.readout.problem);
    for (const part of parts) part.sync?.(state);
    if (changed && !again) lastGoodLink = link();
    changed = again;
  };

  const theme = startTheme(root, () => loop.invalidate());
  loop.invalidate();
  return {
    root,
    breakDown,
    isBroken: () => broken,
    /** Tells every part of the figure. */
    tell: context.tell,
    /** Opens a link, or the figure's own scene where it is empty; a bad one is told and the own scene shown. @param {string} fragment */
    open(fragment) {
      if (broken) return;
      context.tell('pause');
      notice.hide();
      explainer.open(opening);
      try {
        const ignored = fragment === '' ? [] : explainer.open(fragment);
        if (ignored.length > 0) notice.tell({ code: 'link-ignored', values: { keys: ignored.map((key) => `“${key}”`).join(', ') } });
      } catch (error) {
        fail(error);
      }
      if (!isStandard) explainer.setChapter(root.dataset.chapter ?? '');
      context.tell('shown');
      changed = true;
      loop.invalidate();
    },
  };
};
