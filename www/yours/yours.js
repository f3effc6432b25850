// @ts-check
/** A slice: a plane through the inputs of a larger network, with every crease on it. */
import { loadFirstPart } from '../core/core.js';
import { loadYours } from '../core/yours.js';
import { startCanvas } from '../figure/canvas.js';
import { isProblem, startNotice } from '../figure/notice.js';
import { onceOpened } from '../figure/once_opened.js';
import { renew } from '../figure/renew.js';
import { startTheme } from '../figure/theme.js';
import { write } from '../figure/write.js';
import { CanvasSize, Slice } from '../pkg-yours/yours.js';
import { save } from '../share/download.js';
import { problems as ofFiles } from '../words/en_files.js';
import { problems, yours as words } from '../words/en_yours.js';
import '../words/later.js';
import { sentence, words as catalogue } from '../words/words.js';
import { startFiles } from './files.js';

Object.assign(catalogue.problems, ofFiles, problems);

/** Milliseconds of building between two frames. */
const PIECE = 8;
/** How far an arrow key moves the ring, in shares of the frame; with Shift, more. */
const KEY = { step: 0.01, far: 0.1 };

/** @param {HTMLElement} root */
export const start = async (root) => {
  const notice = startNotice(root);
  const broken = (/** @type {string} */ message) => notice.say(notice.panic(message));
  // A canvas is measured in the terms of the page's core.
  await Promise.all([loadYours(broken), loadFirstPart(broken)]);

  /** @template {HTMLElement} T @param {string} selector @returns {T} */
  const find = (selector) => /** @type {T} */ (root.querySelector(selector));
  const [network, regions, told, creases, summary] = ['[data-slice-network]', '[data-slice-regions]', '[data-slice-pointed]', '[data-slice-creases]', '[data-slice-summary]'].map((name) => find(name));
  const [layers, outputs] = ['[data-slice-layers]', '[data-slice-outputs] tbody'].map((name) => find(name));
  /** @type {HTMLSelectElement[]} */
  const chosen = [...root.querySelectorAll('[data-slice-row]')].map((list) => /** @type {HTMLSelectElement} */ (list));
  const fourth = /** @type {HTMLSelectElement} */ (find('[data-slice-fourth]'));
  const walk = /** @type {HTMLInputElement} */ (find('[data-slice-walk]'));
  const against = /** @type {HTMLSelectElement} */ (find('[data-slice-against]'));
  const byRows = find('[data-slice-by-rows]');
  const kinds = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll('input[name="slice-through"]')]);
  const features = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll('[data-slice-feature]')]);
  const held = /** @type {HTMLSelectElement} */ (find('[data-slice-held]'));
  const byFeatures = find('[data-slice-by-features]');
  const cancel = find('[data-action="slice-cancel"]');

  const slice = new Slice();
  let frame = 0;
  /** Whether the plane is to be drawn anew, and not the ring alone. */
  let isDue = true;
  let isShown = false;

  /** @param {HTMLSelectElement} list @param {string[]} options @param {number} value */
  const offer = (list, options, value) => {
    if (options.join('\n') !== [...list.options].map((option) => option.text).join('\n')) list.replaceChildren(...options.map((text, place) => new Option(text, String(place))));
    if (list !== document.activeElement) list.value = String(value);
  };
  /** @param {HTMLElement} body @param {string[][]} rows */
  const fill = (body, rows) => {
    while (body.children.length > rows.length) body.lastElementChild?.remove();
    for (const [place, cells] of rows.entries()) {
      const row = body.children[place] ?? body.appendChild(document.createElement('tr'));
      for (const [at, text] of cells.entries()) {
        const cell = row.children[at] ?? row.appendChild(Object.assign(document.createElement(at === 0 ? 'th' : 'td'), at === 0 ? { scope: 'row' } : {}));
        write(cell, text);
      }
    }
  };

  const show = () => {
    const read = slice.readout();
    write(network, words.network(read));
    write(regions, words.regions(read));
    if (read.problem) notice.tell(read.problem);
    cancel.hidden = !read.building;
    const through = read.through ?? [];
    const names = through.map((row) => read.rows[row]);
    write(told, words.pointed(read, names));
    write(summary, words.summary(read));
    renew(creases, read.creases.map((way) => Object.assign(document.createElement('li'), { textContent: words.creases(way, names) })));
    renew(layers, read.layers.map((layer, place) => Object.assign(document.createElement('li'), { textContent: words.layer(layer, place + 1) })));
    fill(outputs, read.outputs.map(({ score, share }, output) => [String(output), words.score(score), words.share(share)]));
    for (const [place, row] of [...outputs.children].entries()) row.classList.toggle('highest', place === read.highest);
    const rowNames = read.rows.map(words.row);
    const isThroughRows = read.through !== null;
    for (const [place, list] of chosen.entries()) offer(list, rowNames, through[place] ?? place);
    offer(fourth, rowNames, read.walk?.[0] ?? 0);
    offer(held, rowNames, read.held ?? 0);
    if (walk !== document.activeElement) walk.value = String(read.walk?.[1] ?? 0);
    walk.ariaValueText = words.walked(Number(walk.value));
    offer(against, [words.highestOf, ...read.outputs.map((_, output) => words.against(output))], read.against === null ? 0 : read.against + 1);
    for (const kind of kinds) {
      kind.checked = (kind.value === 'rows') === isThroughRows;
      if (kind.value === 'rows') kind.disabled = read.rows.length < 3;
    }
    byRows.hidden = !isThroughRows;
    byFeatures.hidden = isThroughRows;
    for (const [place, field] of features.entries()) {
      field.max = String(read.inputs);
      if (field !== document.activeElement) field.value = String((read.features?.[place] ?? place) + 1);
    }
    find('[data-slice-picture]').hidden = read.pictureSide === null;
  };

  const drawNow = () => {
    frame = 0;
    const until = performance.now() + PIECE;
    let left = true;
    while (left && performance.now() < until) left = slice.advance();
    for (const [name, canvas] of canvases) {
      const fit = canvas.fit();
      if (!fit) continue;
      const size = new CanvasSize(fit.width, fit.height, fit.ratio);
      // While cells are built, what was seen before stays.
      if (name !== 'slice' || (isDue && (!left || !isShown))) slice.draw(name, canvas.canvas, size, theme.dark);
      size.free();
      canvas.uncover();
    }
    isDue &&= left;
    isShown = true;
    show();
    table?.fill();
    if (left) drawRing();
  };
  const drawRing = () => {
    frame ||= window.setTimeout(drawNow);
  };
  const draw = () => {
    isDue = true;
    drawRing();
  };
  /** Does something that the core may refuse: then it is said, and nothing is changed. @param {() => void} act */
  const attempt = (act) => {
    notice.hide();
    try {
      act();
    } catch (error) {
      if (!isProblem(error)) throw error;
      notice.say(sentence(error), undefined, error.code);
    }
    draw();
  };

  const tableDetails = /** @type {HTMLDetailsElement} */ (find('[data-slice-table]'));
  /** The table of the regions, once somebody has opened it. @type {{ fill: () => void } | undefined} */
  let table;
  onceOpened(tableDetails, async () => {
    const { startRegionTable } = await import('./region_table.js');
    table = startRegionTable(() => slice, tableDetails);
    table.fill();
  }, notice.missed);

  const theme = startTheme(root, new AbortController().signal, draw);
  const canvases = new Map(/** @type {HTMLCanvasElement[]} */ ([...root.querySelectorAll('canvas[data-slice-figure]')]).map((canvas) => [canvas.dataset.sliceFigure ?? '', startCanvas(canvas, false, draw)]));
  const plane = /** @type {HTMLCanvasElement} */ (find('[data-slice-figure="slice"]'));
  plane.setAttribute('aria-label', words.label);

  const goThroughRows = () => attempt(() => slice.goThroughRows(Uint32Array.from(chosen, ({ value }) => Number(value)), Number(fourth.value), Number(walk.value)));
  const goAlongFeatures = () => attempt(() => slice.goAlongFeatures(Number(held.value), Number(features[0].value) - 1, Number(features[1].value) - 1));
  for (const list of [...chosen, fourth]) list.addEventListener('change', goThroughRows);
  walk.addEventListener('input', goThroughRows);
  for (const field of [...features, held]) field.addEventListener('change', goAlongFeatures);
  for (const kind of kinds) kind.addEventListener('change', () => (kind.value === 'rows' ? goThroughRows() : goAlongFeatures()));
  against.addEventListener('change', () => attempt(() => slice.show(against.value === '0' ? undefined : Number(against.value) - 1)));

  /** @type {Record<string, () => void>} */
  const actions = {
    'slice-closer': () => slice.closer(2),
    'slice-further': () => slice.closer(0.5),
    'slice-home': () => slice.home(),
    'slice-cancel': () => slice.cancel(),
    'slice-svg': () => save(new Blob([slice.svg(plane.clientWidth, plane.clientHeight, theme.dark)], { type: 'image/svg+xml' }), 'crease-slice.svg'),
  };
  for (const [action, act] of Object.entries(actions)) root.querySelector(`[data-action="${action}"]`)?.addEventListener('click', () => attempt(act));

  /** @param {PointerEvent} event */
  const point = (event) => {
    const canvas = canvases.get('slice');
    const fit = canvas?.fit();
    if (!canvas || !fit) return;
    const size = new CanvasSize(fit.width, fit.height, fit.ratio);
    slice.point(...canvas.place(event), size);
    size.free();
    drawRing();
  };
  plane.addEventListener('pointerdown', (event) => {
    plane.setPointerCapture(event.pointerId);
    point(event);
  });
  plane.addEventListener('pointermove', (event) => plane.hasPointerCapture(event.pointerId) && point(event));
  plane.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? KEY.far : KEY.step;
    /** @type {Record<string, () => void>} */
    const keys = {
      ArrowLeft: () => slice.movePoint(-step, 0),
      ArrowRight: () => slice.movePoint(step, 0),
      ArrowUp: () => slice.movePoint(0, step),
      ArrowDown: () => slice.movePoint(0, -step),
      '+': () => slice.closer(2),
      '-': () => slice.closer(0.5),
      Home: () => slice.home(),
    };
    if (!(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
    if (event.key.startsWith('Arrow')) drawRing();
    else draw();
  });

  startFiles({ root, slice: () => slice, changed: draw });
  draw();
};
