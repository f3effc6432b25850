// @ts-check
/** Networks side by side, and many small runs of each: one cursor over all, their numbers in one table, scenes to open. */
import { renew } from '../figure/renew.js';
import { write } from '../figure/write.js';
import { fixed, percent, short, whole } from '../words/number.js';
import { words } from '../words/words.js';

/** Small runs that are done, and steps that those beside catch up by, in one frame. */
const RUNS = 3;
const STEPS = 400;

/** CSS pixels that an arrow key moves the cross; with Shift, five times as many. */
const CROSS_STEP = 6;

/** Fields of a link that say how far a run has come or what is looked at, and nothing of where it starts. */
const LATER = /^(?:step|w|unit|probe|at|frame)=/;

/** Where a scene starts, as its link says it. @param {string} link */
const startOf = (link) => {
  const fields = link.split(';').filter((field) => field.includes('=') && !LATER.test(field));
  return fields.toSorted().join(';');
};

/** @param {{ canvas: HTMLCanvasElement } | undefined} canvas */
const isSeen = (canvas) => canvas !== undefined && !canvas.canvas.hidden;

/** @type {import('../figure/part.js').StartPart} */
export const startSideBySide = (context) => {
  const { root, canvases, explainer, act, look, loop, tell, turnPage } = context;
  const [many, one] = [canvases.runs, canvases['side-by-side']];
  if (!many && !one) return null;
  const body = root.querySelector('[data-side] tbody');
  const status = root.querySelector('[data-side-summary]');
  const views = /** @type {HTMLButtonElement[]} */ ([...root.querySelectorAll('[data-view]')]);

  const starts = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-open]')]);
  for (const button of starts) {
    button.addEventListener('click', () => {
      tell('pause');
      turnPage(() => explainer.open(button.dataset.open ?? ''));
      if (button.dataset.shows) show(button.dataset.shows);
    });
  }
  /** Shows the runs, or the networks themselves; the runs go on only while these rest. @param {string} name */
  const show = (name) => {
    if (name === many?.canvas.dataset.figure) tell('pause');
    for (const canvas of [many, one]) if (canvas) canvas.canvas.hidden = canvas.canvas.dataset.figure !== name;
    for (const button of views) button.setAttribute('aria-pressed', String(button.dataset.view === name));
    loop.invalidate();
  };
  for (const button of views) button.addEventListener('click', () => show(button.dataset.view ?? ''));
  if (views.length > 0) show(views[0].dataset.view ?? '');

  /** What trains is the networks themselves: they are shown. */
  const showTrained = () => {
    if (one && isSeen(many)) show(one.canvas.dataset.figure ?? '');
  };
  for (const button of root.querySelectorAll(':is([data-action="train"], [data-action="step"])')) button.addEventListener('click', showTrained);

  const canvas = one?.canvas;
  canvas?.addEventListener('pointermove', (event) => event.pointerType !== 'touch' && look(() => explainer.pointSideBySide(...one.place(event))));
  canvas?.addEventListener('click', (event) => look(() => explainer.pointSideBySide(...one.place(event))));
  canvas?.addEventListener('pointerleave', ({ pointerType }) => pointerType !== 'touch' && look(() => explainer.pointAway()));
  canvas?.addEventListener('blur', () => look(() => explainer.pointAway()));
  canvas?.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const far = CROSS_STEP * (event.shiftKey ? 5 : 1);
    /** @type {Record<string, [number, number]>} */
    const ways = { ArrowLeft: [-far, 0], ArrowRight: [far, 0], ArrowUp: [0, far], ArrowDown: [0, -far] };
    if (event.key === ' ') {
      if (!event.repeat) tell('train');
    } else if (event.key in ways) act(() => explainer.moveCross(...ways[event.key]));
    else return;
    event.preventDefault();
  });

  /** What a setting's value is called on the page. @param {string} setting @param {string} value */
  const named = (setting, value) => {
    const choices = /** @type {(HTMLOptionElement | HTMLInputElement)[]} */ ([...root.querySelectorAll(`[data-setting="${setting}"] :is(option, input)`)]);
    const chosen = choices.find((choice) => choice.value === value);
    const text = chosen instanceof HTMLInputElement ? chosen.closest('label') : chosen;
    return text?.textContent?.trim() || value;
  };
  const heads = [...root.querySelectorAll('[data-side] thead th')].map((head) => head.textContent ?? '');
  /** @param {string[]} texts */
  const rowOf = ([head, ...texts]) => {
    const row = document.createElement('tr');
    row.append(Object.assign(document.createElement('th'), { scope: 'row', textContent: head }));
    for (const [place, text] of texts.entries()) {
      const cell = Object.assign(document.createElement('td'), { textContent: text });
      // Where there is no room for a row of heads, each stands before its number.
      cell.dataset.label = heads[place + 1] ?? '';
      row.append(cell);
    }
    return row;
  };
  let shown = '';
  /** Writes what has changed, and nothing else; whether something has. */
  const fill = () => {
    const setting = explainer.comparedSetting() ?? 'activation';
    const rows = explainer.sideReadout();
    if (canvas) canvas.dataset.networks = String(rows.length);
    const runs = explainer.runsReadout();
    const table = rows.map(({ value, step, loss, accuracy, deadUnits, units, diverged, score }, place) => {
      const solved = runs[place] ? words.side.solved(runs[place]) : '–';
      const at = diverged === null ? whole(step) : words.side.diverged({ step: whole(diverged) });
      return [`${whole(place + 1)} ${named(setting, value)}`, solved, at, loss === null ? '–' : fixed(loss, 4), accuracy === null ? '–' : percent(accuracy), words.side.dead({ dead: deadUnits, units }), score === null ? '–' : fixed(score)];
    });
    const text = JSON.stringify(table);
    if (text === shown) return false;
    shown = text;
    if (body) renew(body, table.map(rowOf));
    const done = runs.length > 0 && runs.every((run) => run.done === run.of);
    const rate = setting === 'learning-rate' ? '' : short(Number(explainer.settings()['learning-rate']));
    write(status, done ? words.side.summary({ rate, runs: runs.map((run, place) => ({ ...run, name: named(setting, rows[place]?.value ?? run.value) })) }) : '');
    return true;
  };

  /** Marks the start of the scene that is shown. @param {string} start */
  const mark = (start) => {
    for (const button of starts) button.setAttribute('aria-pressed', String(startOf(button.dataset.open ?? '') === start));
  };

  return {
    hear(event) {
      if (event === 'start') showTrained();
    },
    sync({ changed, running }) {
      if (changed && !running) mark(startOf(explainer.link()));
      const grows = isSeen(many) && !loop.running && explainer.growRuns(RUNS);
      const behind = explainer.catchUp(STEPS);
      // What was done last is drawn as well.
      if (fill() || behind || grows) loop.invalidate();
    },
  };
};
