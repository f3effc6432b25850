// @ts-check
/** One live figure: a scene of the core, its canvases and controls, kept in line with each other. */
import { startCanvas } from '../figure/canvas.js';
import { startLoop } from '../figure/loop.js';
import { isProblem, startNotice } from '../figure/notice.js';
import { startTheme } from '../figure/theme.js';
import { Look } from '../pkg/crease.js';
import { words } from '../words/words.js';
import { startReplay } from './replay.js';

/** The chapter of scenes that name none. */
const ANY_SCENE = 'sandbox';

/** Milliseconds of a frame in which the run of a link is repeated where no worker does; and how much of it goes between two looks at the clock. */
const REPLAY_BUDGET = 12;
const REPLAY_PIECE = 1_000_000;

/**
 * Where a figure's scene has its address: the page's address bar, or none.
 *
 * @typedef {() => string} Link the link of a figure's scene as it is now
 * @typedef {object} Address
 * @property {(touched: Link) => void} follow a scene changed: the address follows soon
 * @property {() => void} keep what it holds could not be opened: it stays until the next change, which gets an entry of its own
 * @property {() => boolean} keeps whether it holds such a thing
 * @property {(touched: Link, change: () => void) => void} turnPage runs a change that deserves an entry of its own in the history
 * @property {(asked: Link) => boolean} follows whether the address follows this scene
 * @property {(touched: Link) => string} href the whole address of a scene as it is now
 */

/**
 * @param {HTMLElement} root
 * @param {typeof import('../pkg/crease.js').Explainer} core
 * @param {{ address: Address, isStandard: boolean, parts: import('../figure/part.js').StartPart[], fragment?: string }} given  Where
 *   its links lead; whether links without a chapter open here; what it is put together from, in order; and the scene to begin
 *   with, in place of the figure's own.
 */
export const startFigure = (root, core, { address, isStandard, parts, fragment: first = '' }) => {
  const notice = startNotice(root);
  const own = root.dataset.scene ?? '';
  /** What is wrong with the link opened last. @type {unknown} */
  let wrong;
  const begun = () => {
    try {
      return new core(own, first);
    } catch (error) {
      wrong = error;
      return new core(own, '');
    }
  };
  const explainer = begun();
  const { chapter = '' } = root.dataset;
  // Where the path names it, the address need not.
  const nameChapter = () => explainer.setChapter(isStandard ? '' : chapter);
  nameChapter();
  const link = () => (broken ? lastGoodLink : explainer.link());
  /** The link for whoever leaves this path: it names the chapter, but for the sandbox, which is what a link without one means. */
  const linkAbroad = () => (broken ? lastGoodLink : explainer.linkIn(chapter === ANY_SCENE ? '' : chapter));
  let lastGoodLink = explainer.link();
  let changed = true;
  let broken = false;
  let keyboard = false;
  let ready = false;
  const over = new AbortController();

  /** The core stopped for good: says so once, with a way back. @param {string} message */
  const breakDown = (message) => {
    if (broken) return;
    broken = true;
    loop.run(false);
    const whole = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(':scope > *, [data-notices] > *'));
    for (const piece of whole) piece.inert = !piece.matches('[data-notice], :has([data-notice])');
    notice.sayWithLink(notice.panic(message), address.href(() => lastGoodLink), words.lastGoodLink);
  };
  /** @param {unknown} reason */
  const fail = (reason) => {
    if (!isProblem(reason)) {
      breakDown(reason instanceof Error ? reason.message : String(reason));
      return;
    }
    context.tell('pause');
    if (reason.code === 'diverged') import('./divergence.js').then(({ tellDivergence }) => tellDivergence(context, reason), console.info);
    else notice.tell(reason);
  };
  /** Says why a link is not opened; its address stays where it is, and can be copied. @param {unknown} reason @param {string} fragment */
  const refuse = (reason, fragment) => {
    fail(reason);
    if (!isProblem(reason)) return;
    address.keep();
    const asked = address.href(() => fragment);
    import('./kept_address.js').then(({ offerAddress }) => offerAddress(notice, reason, asked), console.info);
  };

  /** What tells how far a repetition is, once there is one. @type {ReturnType<typeof import('../figure/progress.js').startProgress> | undefined} */
  let progress;
  let replaying = false;
  const worker = startReplay(explainer, () => loop.invalidate());
  /**
   * Repeats the run that a link describes: in the worker, or a piece of it here; whether something of it is left, so that there is
   * nothing to show yet.
   * @param {number} now
   */
  const replays = (now) => {
    const until = performance.now() + REPLAY_BUDGET;
    const isBusy = worker.follow();
    let left = explainer.replayEnd() !== undefined;
    const whole = left && !replaying;
    if (!isBusy) {
      while (left && performance.now() < until) left = explainer.replay(REPLAY_PIECE);
    }
    if (left !== replaying) context.tell('replay', left);
    if (whole || replaying) changed = true;
    if (whole && left) import('../figure/progress.js').then(({ startProgress }) => (progress ??= startProgress(root)), console.info);
    replaying = left;
    root.toggleAttribute('data-replaying', left);
    progress?.show(now, left ? { step: explainer.replayStep(), end: explainer.replayEnd() ?? 0 } : null);
    return left;
  };

  const loop = startLoop({
    fail,
    waits: () => explainer.replayEnd() !== undefined,
    train(steps) {
      changed = true;
      // An edit while training runs ends the run's gesture: what follows is one undo step again, not one a frame.
      explainer.beginGesture();
      explainer.train(steps);
      address.follow(link);
    },
    draw(now) {
      if (broken) return;
      if (replays(now)) {
        if (!worker.isBusy()) loop.invalidate();
        return;
      }
      if (changed) for (const part of started) part.prepare?.();
      // To start is much work: it comes in pieces, a frame each.
      ready ||= started.every((part) => part.ready?.() ?? true);
      if (!ready || drawNext()) {
        loop.invalidate();
        return;
      }
      afresh = drawCanvases(Object.keys(canvases));
      sync(now);
    },
  });
  /** Whether canvases are other than they were left, by their size, theme or browser. */
  let afresh = true;
  const drawAfresh = () => {
    afresh = true;
    loop.invalidate();
  };
  const canvases = Object.fromEntries(
    /** @type {HTMLCanvasElement[]} */ ([...root.querySelectorAll('canvas[data-figure]')]).map((canvas) => {
      const name = canvas.dataset.figure ?? '';
      if (name in words.figures) canvas.setAttribute('aria-label', words.figures[name]);
      return [name, startCanvas(canvas, core.showsPlane(name), drawAfresh)];
    }),
  );

  /** @type {import('../figure/part.js').Context} */
  const context = {
    root,
    explainer,
    canvases,
    picture: Object.entries(canvases).find(([name]) => core.recovers(name))?.[1],
    loop,
    notice,
    link: linkAbroad,
    href: () => address.href(linkAbroad),
    ended: over.signal,
    isCurrent: () => address.follows(link),
    look(change) {
      if (broken) return;
      try {
        // An address that could not be opened stays while nothing is changed.
        const before = address.keeps() && link();
        change();
        if (!before || before !== link()) address.follow(link);
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
      if (event === 'keyboard') keyboard = detail === true;
      for (const part of started) part.hear?.(event, detail);
    },
  };
  /** @type {import('../figure/part.js').Part[]} */
  const started = [];
  /** @type {Set<import('../figure/part.js').StartPart>} */
  const known = new Set();
  /** Starts the parts that it does not have yet. @param {import('../figure/part.js').StartPart[]} more */
  const grow = (more) => {
    for (const start of more) {
      const part = known.has(start) ? null : start(context);
      known.add(start);
      if (!part) continue;
      started.push(part);
      if (replaying) part.hear?.('replay', true);
    }
    changed = true;
    loop.invalidate();
  };
  grow(parts);

  let frame = 0;
  /** Draws canvases; whether one was left for the next frame. @param {string[]} names */
  const drawCanvases = (names) => {
    let leaves = false;
    const look = new Look(theme.dark, keyboard, !(changed || afresh));
    frame += 1;
    for (const name of names) {
      const canvas = canvases[name];
      // While training runs, what surrounds the plane follows at half its pace: a dense diagram costs as much as the plane.
      if (loop.running && !canvas.showsPlane && frame % 2 === 1) {
        leaves = true;
        continue;
      }
      const size = canvas.fit();
      if (!size) continue;
      explainer.draw(name, canvas.canvas, size, look);
      canvas.uncover();
    }
    look.free();
    return leaves;
  };
  const undrawn = Object.keys(canvases);
  /** Draws a canvas on which nothing is yet; whether there was one. */
  const drawNext = () => {
    const next = undrawn.shift();
    if (next !== undefined) drawCanvases([next]);
    return next !== undefined;
  };
  /** @param {number} now */
  const sync = (now) => {
    let again = false;
    /** @type {import('../figure/part.js').State} */
    const state = {
      now,
      running: loop.running,
      changed,
      readout: explainer.readout(),
      selected: explainer.card(),
      // For whoever asks: a figure without words for what is pointed at does without.
      get pointedUnit() {
        return explainer.pointedUnit();
      },
      get pointed() {
        return explainer.pointed();
      },
      later: () => {
        again = true;
      },
    };
    if (changed && state.readout.problem) notice.tell(state.readout.problem);
    for (const part of started) part.sync?.(state);
    if (changed && !again) lastGoodLink = link();
    changed = again;
  };

  /** Tells how the link came: names what the page left out of it, or else says that it was mended. */
  const tellArrival = () => {
    const arrival = explainer.arrival();
    // What does not belong to it is not passed on.
    if (arrival !== 'whole') address.follow(link);
    const ignored = explainer.ignoredKeys();
    if (ignored.length > 0) {
      const more = explainer.ignoredCount() - ignored.length;
      notice.tell({ code: 'link-ignored', values: { keys: ignored.map((key) => `“${key}”`).join(', '), more } });
    } else if (arrival === 'mended') notice.mention('link-mended');
  };

  const theme = startTheme(root, over.signal, drawAfresh);
  if (wrong !== undefined) refuse(wrong, first);
  else tellArrival();
  loop.invalidate();
  return {
    root,
    breakDown,
    isBroken: () => broken,
    grow,
    /** The link of its scene as it is now, for other pages. */
    link: linkAbroad,
    /** The figure goes: nothing of it runs, listens or holds memory of the core from now on. */
    end() {
      if (over.signal.aborted) return;
      over.abort();
      worker.stop();
      for (const canvas of Object.values(canvases)) canvas.end();
      // What the core broke down with cannot be freed.
      if (broken) return;
      lastGoodLink = linkAbroad();
      broken = true;
      loop.run(false);
      explainer.free();
    },
    /** Tells every part of the figure. */
    tell: context.tell,
    /** Opens a link, or the figure's own scene where it is empty; a bad one is told and the own scene shown. @param {string} fragment */
    open(fragment) {
      if (broken) return;
      context.tell('pause');
      notice.hide();
      wrong = undefined;
      try {
        explainer.open(fragment);
      } catch (error) {
        wrong = error;
        refuse(error, fragment);
        if (broken) return;
        explainer.open('');
      }
      nameChapter();
      if (wrong === undefined) tellArrival();
      changed = true;
      loop.invalidate();
    },
  };
};
