// @ts-check
// No link, and nothing that a script hands over, reaches a panic or an exception at the boundary of the core: every method
// answers, or throws a problem that the page has a sentence for.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { canvas } from '../../scripts/no_screen.mjs';
import '../../www/words/later.js';
import { words } from '../../www/words/words.js';
import { loadCore } from './core.js';
import { NUMBERS, TEXTS, linkFrom, randomFrom } from './values.js';

/** Links that are drawn; the same each time, and others with CREASE_SEED. */
const DRAWN = 400;
const SEED = Number(process.env.CREASE_SEED ?? 1);

const FIXTURES = JSON.parse(fs.readFileSync(new URL('../../crate/tests/fixtures/links_1.json', import.meta.url), 'utf8'));
const FIGURES = ['plane', 'read-back', 'diagram', 'loss', 'number-line', 'surface', 'collapse', 'line', 'units', 'timeline', 'change', 'side-by-side', 'runs', 'fold', 'sheet'];
const GOALS = ['keep-everything', 'same-zero', 'bend-wins', 'below-half', 'forget-safely', 'follow-curve', 'rescue', 'collapse-on-data', 'unfold-more', 'match-graphs', 'fewest', 'revive', 'no-such'];
const TOOLS = ['explore', 'add-0', 'add-3', 'relabel', 'remove', 'pan', 'no-such'];
const SETTINGS = ['layers', 'data', 'activation', 'noise', 'count', 'data-seed', 'slope', 'sharpness', 'batch', 'learning-rate', 'seed', 'word', 'read-layer', 'shading', 'output', 'no-such'];

const core = await loadCore();

/** Everything that a figure is asked without being given anything, apart from what ends it. */
const ASKED = Object.getOwnPropertyNames(core.Explainer.prototype).filter((name) => {
  const { value } = Object.getOwnPropertyDescriptor(core.Explainer.prototype, name) ?? {};
  return typeof value === 'function' && value.length === 0 && !name.startsWith('__') && !['constructor', 'free'].includes(name);
});

/**
 * Calls the core; null where it throws a problem that has its sentence.
 * @template T
 * @param {string} what @param {() => T} call
 */
const answer = (what, call) => {
  try {
    return call();
  } catch (error) {
    const { code, values } = /** @type {any} */ (error);
    assert.ok(typeof code === 'string' && typeof values === 'object', `${what}: ${error}`);
    assert.ok(code in words.problems, `${what}: no sentence for ${code}`);
    return null;
  }
};

/** Draws and asks everything. @param {any} figure @param {string} what */
const askAll = (figure, what) => {
  const look = new core.Look(false, true, false);
  const size = new core.CanvasSize(300, 300, 1);
  for (const name of FIGURES) answer(`${what} draw ${name}`, () => figure.draw(name, canvas, size, look));
  look.free();
  size.free();
  for (const name of ASKED) answer(`${what} ${name}()`, () => figure[name]());
  for (const goal of GOALS) answer(`${what} goal(${goal})`, () => figure.goal(goal));
};

/** Opens a link as a page does, to its end. @param {any} figure @param {string} link */
const opened = (figure, link) => {
  const done = answer(link, () => {
    figure.open(link);
    return true;
  });
  let pieces = 0;
  if (!done) return done;
  while (figure.replay(10_000_000)) {
    pieces += 1;
    assert.ok(pieces < 1000, `${link}: its run does not end`);
  }
  return done;
};

/** @type {Map<string, boolean>} */
const tried = new Map();
/** Whether a field of a link, by itself, can be read. @param {string} field */
const isPossible = (field) => {
  let possible = tried.get(field);
  if (possible === undefined) {
    try {
      new core.Explainer('', `1;${field};end`).free();
      possible = true;
    } catch (error) {
      possible = /** @type {any} */ (error).code !== 'link-field';
    }
    tried.set(field, possible);
  }
  return possible;
};

/** Whether the link that a figure gives of itself opens. @param {any} figure @param {string} what */
const expectLinkOpens = (figure, what) => {
  const link = figure.link();
  const other = new core.Explainer('', '');
  assert.doesNotThrow(() => other.open(link), `${what}: its own link does not open: ${link}`);
  other.free();
};

test('every link that is drawn opens and answers everything, or says why not', () => {
  const random = randomFrom(SEED);
  let good = 0;
  const figure = new core.Explainer('', '');
  for (let turn = 0; turn < DRAWN; turn += 1) {
    const link = linkFrom(random, isPossible);
    if (!opened(figure, link)) continue;
    good += 1;
    askAll(figure, link);
    answer(`${link} train`, () => figure.train(2));
    answer(`${link} scrubTo`, () => figure.scrubTo(figure.readout().firstStep));
    answer(`${link} readout`, () => figure.readout());
    expectLinkOpens(figure, link);
  }
  figure.free();
  // Else this would have tried the refusals alone.
  assert.ok(good > DRAWN / 3, `${good} of ${DRAWN} links opened`);
});

test('every link of version 1 answers everything', () => {
  const figure = new core.Explainer('', '');
  for (const { link, name } of FIXTURES) {
    assert.ok(opened(figure, link), name);
    askAll(figure, name);
    expectLinkOpens(figure, name);
  }
  figure.free();
});

test('every method takes any number and any text', () => {
  const random = randomFrom(SEED + 1);
  const number = () => NUMBERS[Math.floor(random() * NUMBERS.length)];
  const text = () => TEXTS[Math.floor(random() * TEXTS.length)];
  /** @template T @param {T[]} values @returns {T} */
  const one = (values) => values[Math.floor(random() * values.length)];
  /** @type {Record<string, () => unknown[]>} */
  const given = {
    adopt: () => [one([text(), '1;net=3;end', '1;data=sine.9.0.1;end'])],
    adoptExamples: () => [one([text(), '1;net=3;end', '1;pts=AAAAPwAAAL8B2ePvwA;end'])],
    bendOne: () => [one([0, 1, 4, number()])],
    cardOf: () => [number(), number()],
    catchUp: () => [one([0, 3, 1000])],
    compare: () => [one([...SETTINGS, text()]), one(['', 'leaky', '0.1,1', 'relu,abs,tanh,gelu', text()])],
    concede: () => [one([...GOALS, text()])],
    drag: () => [number(), number()],
    dragSurface: () => [number(), number(), number(), number()],
    dragInLives: () => [number(), number()],
    figureProblem: () => [one([...FIGURES, text()])],
    filmSteps: () => [one([0, 1, 60, 400])],
    fixSamples: () => [random() < 0.5],
    follow: () => [random() < 0.5],
    followIndex: () => [number()],
    moveInFold: () => [number(), number()],
    pointInFold: () => [number(), number()],
    pressInFold: () => [number(), number()],
    setFoldAxes: () => [one([0, 1, number()]), one([0, 1, 2, number()]), one([0, 1, number()])],
    setFoldSteps: () => [one([0, 0.5, 1, 2, number()])],
    turnFold: () => [one([0, 1, 2, number()]), one([-1, 0, 0.3, number()])],
    goal: () => [one([...GOALS, text()])],
    growRuns: () => [one([0, 1, 2])],
    highlight: () => [one(['unit', 'hinge', 'region', text()])],
    linkAt: () => [number()],
    linkIn: () => [text()],
    moveCross: () => [number(), number()],
    offer: () => [[text(), '1;end']],
    open: () => [one(['', text(), linkFrom(random, isPossible)])],
    pan: () => [number(), number()],
    point: () => [number(), number()],
    pointAtUnit: () => [number(), number()],
    pointSideBySide: () => [number(), number()],
    pointOnSurface: () => [number(), number()],
    pointInDiagram: () => [number(), number()],
    pointInUnits: () => [number(), number()],
    press: () => [number(), number(), one([...TOOLS, text()])],
    pressInDiagram: () => [number(), number()],
    pressInLives: () => [number(), number()],
    pressInUnits: () => [number(), number()],
    printOutlines: () => [text()],
    qrCode: () => [text()],
    replay: () => [number()],
    resizeDepth: () => [random() < 0.5],
    resizeLayer: () => [number(), random() < 0.5],
    scrubTo: () => [number()],
    select: () => [number(), number()],
    selectLetters: () => [one(['a', 'Z', 'aa', text()])],
    set: () => [one([...SETTINGS, text()]), text()],
    setAngle: () => [number(), number()],
    setBias: () => [one([0, 1, number()]), one([0, number()]), number()],
    setChapter: () => [text()],
    setGraph: () => [one(['input', 'vee', 'bent', 'falling', '', text()])],
    setLineHinge: () => [one([0, 1, number()]), one([0, number()]), number()],
    setLineSlope: () => [one([0, 1, number()]), one([0, number()]), number()],
    setPicture: () => [one([0, 1, 8]), new Uint8Array(64).fill(200)],
    setWeight: () => [one([0, 1, number()]), one([0, number()]), one([0, 1, number()]), number()],
    shiftHinge: () => [number()],
    showBestLine: () => [random() < 0.5],
    steepen: () => [number()],
    enter: () => [number()],
    takeHandover: () => [one([new Uint8Array(0), new Uint8Array(64).fill(7), new Uint8Array(300).map(() => 256 * random())])],
    takePoints: () => [one([text(), '1,2,0\n-1,0.5,1', '1e39,0,0', '0,0,0,1'])],
    tapSurface: () => [number(), number()],
    tap: () => [number(), number(), random() < 0.5],
    train: () => [one([0, 1, 3])],
    turnHinge: () => [number()],
    typedNumber: () => [text()],
    useAtCross: () => [one([...TOOLS, text()])],
    zoom: () => [number()],
  };
  const known = new Set([...ASKED, ...Object.keys(given), 'constructor', 'free', 'draw']);
  const all = Object.getOwnPropertyNames(core.Explainer.prototype).filter((name) => !name.startsWith('__') && typeof Object.getOwnPropertyDescriptor(core.Explainer.prototype, name)?.value === 'function');
  assert.deepEqual(all.filter((name) => !known.has(name)), [], 'methods that are not tried here');

  /** @type {any} */
  let figure = new core.Explainer('', '');
  /** @type {string[]} */
  let trail = [];
  for (let turn = 0; turn < 3000; turn += 1) {
    const name = one(Object.keys(given));
    const values = given[name]();
    trail.push(`${name}(${values.map((value) => String(value).slice(0, 300)).join(', ')})`);
    try {
      figure[name](...values);
      // A unit or a layer that does not exist is the page's mistake: an error with words, after which all goes on.
    } catch (error) {
      const isSaid = typeof error === 'object' && error !== null && 'code' in error;
      assert.ok(isSaid || (error instanceof Error && !/unreachable|panic|recursive|number/.test(error.message)), `${trail.slice(-8).join('; ')}: ${error}`);
    }
    while (figure.replay(10_000_000));
    if (turn % 20 === 0) {
      askAll(figure, trail.slice(-25).join('; '));
      expectLinkOpens(figure, trail.slice(-25).join('; '));
    }
    if (turn % 100 === 99) {
      figure.free();
      figure = new core.Explainer('', '');
      trail = [];
    }
  }
  figure.free();
});
