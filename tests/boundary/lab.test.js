// @ts-check
// Whatever a link, a form or a file hands the lab is answered, or refused by a problem that the page has a sentence for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canvas } from '../../scripts/no_screen.mjs';
import { problems } from '../../www/words/en_lab.js';
import '../../www/words/later.js';
import { words } from '../../www/words/words.js';
import { loadLabCore } from './core.js';
import { NUMBERS, randomFrom } from './values.js';

const core = await loadLabCore();
const SMALL = 'sweep1;x=learning-rate,0.1,30;y=bias-start,-3,0;by=activation,relu,leaky;seeds=2;first=0;steps=20;data=xor.60.10.1;net=3;act=relu;init=he;opt=sgd;lr=0.1;end';
const FIGURES = ['heat-maps', 'spread-curves', 'on-shares'];

/**
 * @template T
 * @param {string} what @param {() => T} call
 */
const answer = (what, call) => {
  try {
    return call();
  } catch (error) {
    const { code, values } = /** @type {any} */ (error);
    assert.ok(typeof code === 'string' && typeof values === 'object', `${what}: ${error}`);
    assert.ok(code in problems || code in words.problems, `${what}: no sentence for ${code}`);
    return null;
  }
};

test('links of sweeps are opened, or refused in words', () => {
  const random = randomFrom(5);
  for (let cut = 0; cut < SMALL.length; cut += 1) answer(SMALL.slice(0, cut), () => new core.Lab(SMALL.slice(0, cut)).free());
  for (let time = 0; time < 300; time += 1) {
    const signs = [...SMALL];
    for (let change = 0; change < 3; change += 1) signs[Math.floor(random() * signs.length)] = String.fromCodePoint(33 + Math.floor(random() * 90));
    const link = signs.join('');
    answer(link, () => new core.Lab(link).free());
    answer(link, () => new core.SweepWork(link).free());
  }
});

test('a sweep is trained, drawn and told, done or not, with any numbers asked', () => {
  const lab = new core.Lab(SMALL);
  const work = new core.SweepWork(SMALL);
  const size = new core.CanvasSize(700, 300, 1);
  const askAll = () => {
    for (const name of FIGURES) {
      lab.draw(name, /** @type {any} */ (canvas), size, true);
      assert.match(lab.svg(name, 700, 300, true, ['above'], ['<left>', 'right']), /^<svg /);
    }
    for (const number of NUMBERS) {
      lab.show(number);
      lab.select(number, number);
      lab.moveSelection(number, number);
      lab.selectAt(number, number, size);
      lab.progress(number, number, number);
      lab.take(number, new Uint8Array([1, 2, 3]));
      lab.takeBack(number);
      lab.estimate(number);
    }
    lab.select(0, 1);
    return [lab.readout(), lab.cell(), lab.finding(), lab.csv(), lab.file(), lab.recipe(), lab.tables()];
  };
  assert.equal(askAll()[2], null);
  for (let runs = lab.give(1, 3); runs.length > 0; runs = lab.give(1, 3)) {
    for (const run of runs) {
      work.begin(run);
      while (work.advance());
      const outcome = work.outcome();
      assert.ok(lab.take(run, outcome));
      assert.ok(!lab.take(run, outcome), 'nothing counts twice');
    }
  }
  assert.equal(lab.progress(1, 0, 1).done, 16);
  assert.ok(askAll()[2]);
  assert.equal(lab.csv().trimEnd().split('\n').length, 17);
  assert.ok(!lab.restore(new Uint8Array([9, 9, 9])));
  for (const one of [lab, work, size]) one.free();
});

test('typed recipes and files of pre-activations are taken, or refused in words', () => {
  const base = '1;data=xor.60.10.1;net=3;end';
  for (const name of core.Lab.settings()) {
    const offered = core.Lab.offered(name);
    assert.ok(offered, name);
    answer(name, () => core.Lab.typed(base, `${name},${offered}`, 'noise,0,10', 'scheme,he', 2, 10));
  }
  for (const text of ['', ',', 'x', 'width,0', 'width,2,,3', 'learning-rate,−1', 'data,xor,sine']) {
    answer(text, () => core.Lab.typed(base, text, 'noise,0,10', 'scheme,he', 2, 10));
    answer(text, () => core.Lab.typed(text, 'width,2', 'noise,0,10', 'scheme,he', 2, 10));
    answer(text, () => core.Lab.negatives(new TextEncoder().encode(text)));
    answer(text, () => core.Lab.negatives(new TextEncoder().encode(`layer,sample,z\n${text}`)));
  }
});

test('every experiment gives rows', () => {
  for (const name of ['born-dead', 'first-regions', 'coin-toss', 'survivors']) {
    const work = new core.TheoryWork(name);
    for (let draw = 0; draw < 30; draw += 1) work.advance();
    const rows = work.rows();
    assert.ok(rows.length >= 5, name);
    for (const row of rows) assert.ok(Number.isFinite(row.mean) && row.count > 0, `${name} ${JSON.stringify(row)}`);
    work.free();
  }
});
