// @ts-check
// What a figure asks of the core while it is in the reader's hands, played through without a browser: the functions that this
// enters are what a page's first figure needs, and become the first part of the wasm module.
//
// `node scripts/rehearsal.mjs <JavaScript of the module> <module that tells what is entered> <prose> <list to be written>`
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { canvas, pretendScreen } from './no_screen.mjs';

pretendScreen();

/** Sizes of a canvas, in CSS pixels, and device pixels for each. */
const SIZES = /** @type {const} */ ([
  [358, 358, 3],
  [520, 520, 1],
]);
/** What a frame of a live figure asks the core for. */
const ASKED = ['readout', 'settings', 'card', 'recovery', 'units', 'pointedTerms', 'plot', 'link', 'shownOffer'];
/** From one place pointed at to the next, in CSS pixels. */
const STRIDE = 26;

/**
 * The functions that the figures of a chapter enter.
 * @param {string} bindings  The module's JavaScript.
 * @param {Uint8Array<ArrayBuffer>} watched  The module, whose functions tell their number.
 * @param {string} prose     The chapter's text, which names scenes.
 * @returns {Promise<Set<number>>}
 */
async function rehearse(bindings, watched, prose) {
  const core = await import(pathToFileURL(bindings).href);
  /** @type {Set<number>} */
  const seen = new Set();
  core.parts.seen = (/** @type {number} */ number) => seen.add(number);
  await core.default({ module_or_path: watched });
  core.reportPanics((/** @type {string} */ message) => {
    throw new Error(message);
  });
  const named = (/** @type {string} */ name) => [...prose.matchAll(new RegExp(`${name}="([^"]+)"`, 'g'))].map(([, value]) => value);
  const [scene] = named('data-scene');
  play(core, { scene, others: named('data-adopt') });
  return seen;
}

/**
 * What can be done to the scene that a figure opens with by pointing and dragging. Its other controls are used later, by
 * when the rest of the core has come, too.
 * @param {any} core
 * @param {{ scene: string, others: string[] }} figure
 */
function play(core, { scene, others }) {
  const { Explainer, Look, CanvasSize } = core;
  Explainer.isScene(scene);
  Explainer.chapterOf(scene);
  Explainer.showsPlane('read-back');
  Explainer.recovers('read-back');
  const opened = () => {
    const figure = new Explainer(scene, '');
    figure.setChapter('lossy');
    figure.printOutlines('is it|lossy?');
    figure.arrival();
    figure.ignoredKeys();
    figure.offer(others);
    figure.showBestLine(false);
    return figure;
  };
  let figure = opened();

  /** What every frame asks for. */
  const frame = (dark = false) => {
    for (const [width, height, ratio] of SIZES) {
      const size = new CanvasSize(width, height, ratio);
      // As the page does, which makes one only where these have changed.
      if (size.width !== width || size.height !== height || size.ratio !== ratio) throw new Error('a size is not what it was made of');
      const look = new Look(dark, false);
      figure.draw('read-back', canvas, size, look);
      look.free();
      size.free();
    }
    figure.replayEnd();
    for (const ask of ASKED) figure[ask]();
  };

  while (figure.prepareRecovery());
  frame();
  frame(true);
  const [left, top, side] = figure.plot();
  for (let x = left; x < left + side; x += STRIDE) {
    for (let y = top; y < top + side; y += STRIDE) {
      if (!figure.point(x, y) && (x + y) % 5 >= 1) continue;
      figure.press(x, y, 'explore');
      figure.drag(x + 9, y - 5);
      figure.release();
      frame();
      figure.free();
      figure = opened();
    }
  }
  const acts = [
    () => figure.selectLetters('a'),
    () => figure.select(0, 0),
    () => figure.pointAtUnit(0, 0),
    () => figure.pointAway(),
    () => figure.rest(),
    () => figure.press(left + side / 2, top + side / 2, 'finger'),
    () => figure.tap(left + side / 2, top + side / 2, true),
    () => figure.tap(left + side / 3, top + side / 4, false),
    () => figure.letGo(),
    () => figure.letGo(),
  ];
  for (const act of acts) {
    act();
    frame();
  }
  // The lines come in.
  for (const share of [0, 0.3, 0.6, 0.9, 1]) {
    figure.enter(share);
    while (figure.prepareRecovery());
    frame();
    // And somebody points, or takes hold, meanwhile.
    for (let x = left + STRIDE / 2; x < left + side; x += 4 * STRIDE) {
      for (let y = top + STRIDE / 2; y < top + side; y += 4 * STRIDE) {
        figure.point(x, y);
        frame();
      }
    }
    figure.enter(1);
    figure.press(left + 0.18 * side, top + 0.355 * side, 'explore');
    figure.drag(left + 0.18 * side, top + 0.3 * side);
    figure.release();
    frame();
    figure.free();
    figure = opened();
    figure.letGo();
  }
  figure.free();
}

const [bindings, watched, prose, list] = process.argv.slice(2);
const entered = await rehearse(bindings, fs.readFileSync(watched), fs.readFileSync(prose, 'utf8'));
fs.writeFileSync(list, [...entered].sort((a, b) => a - b).join('\n'));
