// @ts-check
/** The lab: a sweep of trainings, run in a pool of workers, and what its cells come to. */
import { poolSize, startPool } from '../background/pool.js';
import { loadFirstPart } from '../core/core.js';
import { loadLab } from '../core/lab.js';
import { startCanvas } from '../figure/canvas.js';
import { isProblem, startNotice } from '../figure/notice.js';
import { onceOpened } from '../figure/once_opened.js';
import { startTheme } from '../figure/theme.js';
import { write } from '../figure/write.js';
import { CanvasSize, Lab } from '../pkg-lab/lab.js';
import { lab as words, problems } from '../words/en_lab.js';
import { words as catalogue } from '../words/words.js';
import { startCell } from './cell.js';
import { startNegatives } from './negatives.js';
import { startOut } from './out.js';
import { startRecipe } from './recipe.js';
import { readResults } from './results.js';
import { startTheory } from './theory.js';

Object.assign(catalogue.problems, problems);

/** Milliseconds between two pictures of a sweep in progress. */
const PACE = 150;
/** The longest sweep that is begun at the first press, in seconds. */
const LONGEST = 900;
/** The most sweeps that were left and are kept. */
const MOST_LEFT = 4;

/** The size of a canvas, in the terms of the lab's own module. @param {ReturnType<typeof startCanvas>} canvas */
const sizeOf = (canvas) => {
  const fit = canvas.fit();
  return fit && new CanvasSize(fit.width, fit.height, fit.ratio);
};

/** @param {HTMLElement} root */
export const start = async (root) => {
  const notice = startNotice(root);
  const broken = (/** @type {string} */ message) => notice.say(notice.panic(message));
  // A canvas is measured in the terms of the page's core.
  await Promise.all([loadLab(broken), loadFirstPart(broken)]);

  const maps = /** @type {HTMLCanvasElement} */ (root.querySelector('[data-lab-figure="heat-maps"]'));
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (root.querySelector(selector));
  const [status, bar, recipe, finding, axes, seen, curves] = ['[data-lab-status]', '[data-lab-progress]', '[data-lab-recipe]', '[data-lab-finding]', '[data-lab-axes]', '[data-lab-seen]', '[data-lab-drawn]'].map(find);
  const titles = [...root.querySelectorAll('[data-lab-map]')];
  const sides = [...root.querySelectorAll('[data-lab-sides]')];
  const pictures = /** @type {HTMLSelectElement} */ (find('[data-lab-pictures]'));
  const button = (/** @type {string} */ selector) => /** @type {HTMLButtonElement} */ (root.querySelector(selector));
  const [run, pause, cancel] = [button('[data-action="lab-run"]'), button('[data-action="lab-pause"]'), button('[data-action="lab-cancel"]')];

  /** The results that the page opens with, once they are here. @type {Uint8Array | null} */
  let results = null;
  let lab = new Lab(Lab.ready('dying') ?? '');
  /** @type {ReturnType<typeof startPool> | null} */
  let pool = null;
  let paused = false;
  /** Milliseconds of work before the last pause, and when it went on. */
  let worked = 0;
  let since = 0;
  /** Runs that were done when work began. */
  let begun = 0;
  /** Whether the results shown were computed elsewhere. */
  let given = false;
  let timer = 0;

  /** @param {string} text */
  const say = (text) => write(status, text);
  const lookAtNotice = () => root.querySelector('[data-notice]')?.scrollIntoView({ block: 'nearest' });
  const seconds = () => (worked + (pool && !paused ? performance.now() - since : 0)) / 1000;
  const estimate = () => lab.estimate(poolSize());

  const showRecipe = () => {
    const read = lab.readout();
    write(recipe, `${words.recipe(read)} ${words.estimate({ seconds: estimate(), workers: poolSize() })}`);
    const options = read.pictures.values.map(words.value);
    if (options.length > 1) options.push(words.difference(read.pictures.values));
    pictures.replaceChildren(...options.map((text, value) => new Option(text, String(value), false, value === read.shown)));
  };

  const showState = () => {
    const { done, all, left } = lab.progress(seconds(), begun, pool?.size ?? poolSize());
    // Full or empty, it tells of nothing that goes on.
    Object.assign(bar, { max: all, value: done, hidden: !pool && (done === all || done === 0) });
    // It keeps its place and the focus: what is pressed a moment too late, or twice, is none of the buttons beside it.
    run.ariaDisabled = String(pool !== null);
    pause.hidden = cancel.hidden = pool === null;
    write(pause, paused ? pause.dataset.resume ?? '' : pause.dataset.pause ?? '');
    if (pool && !paused) say(words.progress({ done, all, left }));
    const [found, read] = [lab.finding(), lab.readout()];
    // It keeps its place, so that nothing below moves under a press.
    if (!found) finding.style.minHeight = `${finding.offsetHeight}px`;
    write(finding, found ? words.finding(found, read) : words.noFinding);
    write(seen, words.seen(read, found));
  };

  const drawNow = () => {
    timer = 0;
    for (const [name, canvas] of canvases) {
      const size = sizeOf(canvas);
      if (!size) continue;
      lab.draw(name, canvas.canvas, size, theme.dark);
      size.free();
      canvas.uncover();
    }
    const read = lab.readout();
    maps.setAttribute('aria-label', words.heatMaps(read));
    negatives?.show();
    const names = words.titles({ dead: read.dead, measure: read.measure, difference: read.shown >= read.pictures.values.length });
    for (const [place, title] of titles.entries()) write(title, names[place]);
    for (const side of sides) write(side, words.sides(read));
    write(axes, words.axes(read));
    write(curves, words.drawn(read));
    cell.show();
    // While results stream in it would be written again and again.
    if (!pool) for (const table of tables) table.fill();
    showState();
  };
  const draw = () => {
    timer ||= window.setTimeout(drawNow);
  };
  let slow = 0;
  /** Draws while results stream in: not with each of them. */
  const drawSoon = () => {
    slow ||= window.setTimeout(() => {
      slow = 0;
      draw();
    }, PACE);
  };

  const theme = startTheme(root, new AbortController().signal, draw);
  const canvases = new Map([...root.querySelectorAll('canvas[data-lab-figure]')].map((canvas) => [/** @type {HTMLCanvasElement} */ (canvas).dataset.labFigure ?? '', startCanvas(/** @type {HTMLCanvasElement} */ (canvas), false, draw)]));

  /** @param {string} [text] */
  const end = (text = '') => {
    pool?.stop();
    worked = seconds() * 1000;
    pool = null;
    paused = false;
    if (text) say(text);
    draw();
  };

  /** @param {number} [longest] */
  const begin = (longest = LONGEST) => {
    if (pool || !form.take()) return;
    const needed = estimate();
    if (needed > longest) {
      notice.say(words.tooLong({ seconds: needed }), { label: words.runAllTheSame, act: () => begin(needed) }, 'sweep-too-long');
      lookAtNotice();
      return;
    }
    const { done, all } = lab.progress(0, 0, 1);
    if (given || done === all) {
      const { link, shown } = lab.readout();
      const chosen = lab.cell();
      lab.free();
      lab = new Lab(link);
      given = false;
      lab.show(shown);
      if (chosen) selectAgain(chosen);
    }
    notice.hide();
    worked = 0;
    since = performance.now();
    begun = lab.progress(0, 0, 1).done;
    const { link } = lab.readout();
    pool = startPool(lab, link, {
      told: drawSoon,
      ended: () => {
        const took = seconds();
        end(words.took({ seconds: took, runs: lab.progress(0, 0, 1).done - begun }));
      },
      alone() {
        notice.say(words.alone, undefined, 'lab-alone', false);
        lookAtNotice();
      },
      waited: () => notice.say(words.waited, undefined, 'lab-waited', false),
    });
    draw();
  };

  /** Takes the results that were computed elsewhere, if these are of this sweep and none is known here. */
  const takeGiven = () => {
    given = results !== null && lab.readout().link === Lab.ready('dying') && lab.progress(0, 0, 1).done === 0 && lab.restore(results);
    return given;
  };
  /** Sweeps that were left, by their links, with the runs that are done: whoever comes back finds them. @type {Map<string, Lab>} */
  const left = new Map();
  /** Leaves a sweep for another; the same stays, with all that is done of it. @param {Lab} other */
  const leaveFor = (other) => {
    const { link } = other.readout();
    if (link === lab.readout().link) {
      other.free();
      return;
    }
    const next = left.get(link);
    if (next) other.free();
    left.delete(link);
    // What was computed elsewhere is read again.
    if (given || lab.progress(0, 0, 1).done === 0) lab.free();
    else left.set(lab.readout().link, lab);
    for (const [name, old] of left) {
      if (left.size <= MOST_LEFT) break;
      left.delete(name);
      old.free();
    }
    lab = next ?? other;
    takeGiven();
  };
  /** @param {import('../types/core.d.ts').CellReadout} chosen */
  const selectAgain = ({ x, y }) => {
    const read = lab.readout();
    lab.select(read.x.values.indexOf(x), read.y.values.indexOf(y));
  };

  /** @param {string} link */
  const open = (link) => {
    end();
    try {
      leaveFor(new Lab(link));
    } catch (error) {
      if (!isProblem(error)) throw error;
      notice.tell(error);
      return false;
    }
    const progress = lab.progress(0, 0, 1);
    say(given ? words.native : progress.done > 0 ? words.kept(progress) : words.unbegun);
    notice.hide();
    showRecipe();
    draw();
    return true;
  };

  /** @type {import('./bench.js').Bench} */
  const bench = { root, lab: () => lab, open, draw, dark: () => theme.dark, say, notice };
  const cell = startCell(bench);
  startOut(bench);
  startTheory(root);
  const negatives = startNegatives(bench);
  const form = startRecipe(bench);
  /** What its pictures show as tables, once somebody has opened them. @type {{ fill: () => void }[]} */
  const tables = [];
  const byName = {
    '[data-lab-table]': async (/** @type {HTMLDetailsElement} */ details) => (await import('./heat_table.js')).startHeatTable(bench, details),
    '[data-lab-cell-tables]': async (/** @type {HTMLDetailsElement} */ details) => (await import('./cell_tables.js')).startCellTables(bench, details),
  };
  for (const [name, startTable] of Object.entries(byName)) {
    const details = /** @type {HTMLDetailsElement} */ (find(name));
    onceOpened(details, async () => {
      const table = await startTable(details);
      tables.push(table);
      table.fill();
    }, notice.missed);
  }

  run.addEventListener('click', () => begin());
  pause.addEventListener('click', () => {
    if (!pool) return;
    if (paused) since = performance.now();
    else worked = seconds() * 1000;
    paused = !paused;
    pool.pause(paused);
    if (paused) say(words.paused);
    draw();
  });
  cancel.addEventListener('click', () => {
    end(words.canceled(lab.progress(seconds(), begun, pool?.size ?? poolSize())));
    showState();
    run.focus();
  });
  pictures.addEventListener('change', () => {
    lab.show(Number(pictures.value));
    draw();
  });

  maps.addEventListener('click', (event) => {
    const canvas = canvases.get('heat-maps');
    const size = canvas && sizeOf(canvas);
    if (!canvas || !size) return;
    if (lab.selectAt(...canvas.place(event), size)) {
      cell.show();
      cell.openTypical();
      draw();
    }
    size.free();
  });
  const STEPS = /** @type {Record<string, [number, number]>} */ ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] });
  maps.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      cell.openTypical();
      return;
    }
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    lab.moveSelection(...step);
    draw();
  });

  /** Opens the sweep of the address; whether it holds one. */
  const followAddress = () => {
    const fragment = decodeURIComponent(location.hash.slice(1));
    if (!Lab.isSweep(fragment)) return false;
    const isOpen = open(fragment);
    if (isOpen) form.show();
    root.scrollIntoView();
    if (!isOpen) lookAtNotice();
    return isOpen;
  };
  addEventListener('hashchange', followAddress);
  const isFollowed = followAddress();
  // Until here a press would have been lost.
  run.disabled = false;
  results = await readResults();
  if (!isFollowed || lab.progress(0, 0, 1).done === 0) takeGiven();
  if (given) say(words.native);
  showRecipe();
  form.show();
  draw();
};
