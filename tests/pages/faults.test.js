// @ts-check
// What stops the build: every fault that the prose can have, told in one line with its file.
import assert from 'node:assert/strict';
import test from 'node:test';
import { actionsIn, faultsIn, questionsIn } from '../../scripts/pages/faults.mjs';
import { setMaths } from '../../scripts/pages/maths.mjs';
import { MOST_WORDS, requireBrief } from '../../scripts/pages/path.mjs';
import { fillNumbers, requireFilled } from '../../scripts/pages/readouts.mjs';
import { fillRooms } from '../../scripts/pages/room.mjs';
import { create, find, htmlOf, parseText } from '../../scripts/pages/tree.mjs';

const FILE = 'www/prose/en/example.html';
const ACTIONS = new Set(['train', 'step']);

/** A piece of prose, its first line empty: so a fault in its first element is on line 2. @param {string} html */
const prose = (html) => parseText(`\n${html}`, FILE);

/** What is wrong in a piece of prose. @param {string} html */
const told = (html) => faultsIn(prose(html), ACTIONS).map(({ message }) => message);

/** What is asked of the core. @param {string} html */
const asked = (html) => questionsIn(prose(html)).map((question) => question.asked);

/** What is told where the core knows nothing. @param {string} html */
const toldByCore = (html) => questionsIn(prose(html)).map(({ fault }) => fault.message);

test('a misspelt data name is told, with the one that was probably meant', () => {
  assert.deepEqual(told('<p><b data-scrubb="units">2</b></p>'), [`${FILE}:2: no script reads data-scrubb; did you mean data-scrub?`]);
  assert.deepEqual(told('<p\n data-nonsense>2</p>'), [`${FILE}:3: no script reads data-nonsense; the names are in scripts/pages/names.mjs`]);
});

test('a value that the reader of a name cannot take is told', () => {
  assert.deepEqual(told('<button data-action="trian">Train</button>'), [`${FILE}:2: data-action="trian": no script knows this action`]);
  assert.deepEqual(told('<p data-learns="colours">.</p>'), [`${FILE}:2: data-learns="colours": it is one of classes, numbers`]);
  assert.deepEqual(told('<p data-own-page="yes">.</p>'), [`${FILE}:2: data-own-page="yes": it takes no value`]);
  assert.deepEqual(told('<b data-scrub="weight A" data-step="much">.</b>').length, 2);
  assert.deepEqual(told('<span data-live="kept">–</span>'), [`${FILE}:2: data-live="kept": a number of the figure is a <data>: nothing fills this one`]);
  assert.deepEqual(told('<fieldset data-predict="all"><input type="radio" value="half"></fieldset>'), [`${FILE}:2: data-predict="all": none of the answers has this value, but half`]);
  assert.deepEqual(told('<p data-reveal="all">.</p>'), [`${FILE}:2: data-reveal="all": there is no guess around it`]);
});

test('each answer of a guess has a verdict of its own directly under it', () => {
  const answer = (/** @type {string} */ value) => `<label><input type="radio" value="${value}"></label>`;
  const verdict = (/** @type {string} */ value) => `<p data-reveal="${value}" hidden>.</p>`;
  const box = (/** @type {string[]} */ ...parts) => told(`<fieldset data-predict="all">${parts.join('')}</fieldset>`);
  assert.deepEqual(box(answer('all'), verdict('all'), answer('half'), verdict('half')), []);
  for (const [missing, wrong] of [
    ['half', box(answer('all'), verdict('all'), answer('half'))],
    ['all', box(answer('all'), answer('half'), verdict('all'), verdict('half'))],
  ]) {
    assert.equal(wrong.length, 1);
    assert.ok(wrong[0].includes(`the answer ${missing} has no verdict of its own directly under it`), wrong[0]);
  }
  assert.equal(box(answer('all'), verdict('all'), verdict('none')).length, 1);
});

test('an image needs an alt text, an anchor an address', () => {
  assert.deepEqual(told('<p>\n<img src="./a.svg" alt=" "></p>'), [`${FILE}:3: an image without an alt text: say what is seen in it`]);
  assert.deepEqual(told('<img src="./a.svg">').length, 1);
  assert.deepEqual(told('<a class="term">line</a>'), [`${FILE}:2: an <a> without an address: a word that leads nowhere is a <span>`]);
});

test('what is as it should be is not told', () => {
  const html = [
    '<a href="../lossy/">on</a> <img src="./a.svg" alt="A line."> <button data-action="train">Train</button>',
    '<fieldset data-predict="all" data-own-page><label><input type="radio" value="all"></label><p data-reveal="all" hidden>.</p></fieldset>',
    '<b data-scrub="weight A x1" data-step="0.05">1</b> <data data-live="kept" value="">–</data>',
  ];
  assert.deepEqual(told(html.join('\n')), []);
});

test('names that the core has are asked of it, with the values that controls offer', () => {
  const html = [
    '<canvas data-figure="plane"></canvas><i data-term="hinge">line</i><div data-goal="bend-wins"></div>',
    '<select data-setting="layers"><optgroup label="x"><option value="4-4">4</option></optgroup><option value="own" hidden>own</option></select>',
    '<b data-scrub="setting noise">2</b><p data-when="leaky output:relu"></p><section data-chapter="x" data-scene=""></section><a href="#a" data-adopt="1;net=2;end">2</a>',
  ];
  assert.deepEqual(asked(html.join('')), [
    'figure:plane',
    'term:hinge',
    'goal:bend-wins',
    'setting:layers',
    'setting:layers=4-4',
    'setting:noise',
    'value:leaky',
    'setting:output=relu',
    'link:1;net=2;end',
  ]);
});

test('a name that the core does not have is told where it stands', () => {
  assert.deepEqual(toldByCore('<i data-term="hinje">line</i>'), [`${FILE}:2: data-term="hinje": the core knows no such term`]);
  assert.deepEqual(toldByCore('<i data-goal="x">.</i>'), [`${FILE}:2: data-goal="x": the core knows no such goal`]);
  assert.deepEqual(toldByCore('<i data-setting="x">.</i>'), [`${FILE}:2: data-setting="x": the core knows no such setting`]);
  assert.deepEqual(toldByCore('<i data-figure="x">.</i>'), [`${FILE}:2: data-figure="x": the core knows no such figure`]);
  assert.deepEqual(toldByCore('<i data-adopt="x">.</i>'), [`${FILE}:2: data-adopt="x": the core knows no such scene that can be opened`]);
  assert.deepEqual(toldByCore('<select data-setting="data">\n<option value="x">x</option></select>')[1], `${FILE}:3: the setting data does not take the value x`);
});

test('actions are those that scripts look for by name, and those they list', () => {
  const scripts = ["root.querySelector('[data-action=\"share\"]')", 'const actions = {\n  train: () => 1,\n  \'copy-link\': () => 2,\n};\nroot.querySelector(`[data-action="${name}"]`)', 'const other = {\n  hidden: 1,\n};'];
  assert.deepEqual([...actionsIn(scripts)].sort(), ['copy-link', 'share', 'train']);
});

test('a number that nothing fills stops the build', () => {
  const readouts = { kept: 0.5, testAccuracy: null };
  const unknown = prose('<p>\n<data data-live="kapt" value="">–</data></p>');
  assert.throws(() => fillNumbers(unknown, readouts), { message: `${FILE}:3: the core gives no number of the name "kapt": nothing fills it` });

  const filled = prose('<data data-live="kept" value="">–</data><p hidden><data data-readout="test-accuracy" value="">–</data></p>');
  fillNumbers(filled, readouts);
  requireFilled(filled);
  assert.match(htmlOf(filled), /<data data-live="kept" value="0.5">50\.0/);

  const seen = prose('<data data-readout="test-accuracy" value="">–</data>');
  fillNumbers(seen, readouts);
  assert.throws(() => requireFilled(seen), { message: `${FILE}:2: this number has no value in its scene, or belongs to no figure: nothing fills it` });
});

test('HTML that the parser would have to mend stops the build', () => {
  assert.throws(() => prose('<p>one<b>two</p>'), { message: `${FILE}:2: <b> is not closed` });
  assert.throws(() => prose('<p>one\n<p>two</p>'), { message: `${FILE}:2: <p> is not closed` });
  assert.throws(() => prose('<p class="a" class="b">one</p>'), { message: `${FILE}:2: this is not proper HTML (duplicate-attribute)` });
  assert.throws(() => prose('<table>\n<tr><td>1</td></tr></table>'), /:2: a <tbody> is missing here/);
});

test('a room that nothing is made for stops the build', () => {
  const tree = prose('<p><!-- page: elsewhere --></p>');
  assert.throws(() => fillRooms(tree, { path: () => [] }), { message: `${FILE}:2: nothing is made for the room "elsewhere"; there are path` });
  const shell = prose('<p><!-- page: path --> <!-- a remark --></p>');
  fillRooms(shell, { path: () => [create('b', {}, 'x < y')] });
  assert.equal(htmlOf(shell).trim(), '<p><b>x &lt; y</b> <!-- a remark --></p>');
});

test('TeX becomes MathML, and stops the build where it needs what the policy refuses, or has no reading', () => {
  const tree = prose('<p title="$5 $6">$a &lt; b$, and $x$</p>');
  setMaths(tree);
  assert.match(htmlOf(tree), /^\n<p title="\$5 \$6"><span class="nowrap"><math>.*&lt;.*<\/math>,<\/span> and <math>.*<\/math><\/p>$/);
  assert.ok(find(tree, 'math'));
  assert.throws(() => setMaths(prose('<p>$\\begin{cases} a &amp; b \\\\ c &amp; d \\end{cases}$</p>')), /example\.html:2: .*inline styles/);
  assert.throws(() => setMaths(prose('<p>$\\frac{a$</p>')), /example\.html:2: \$\\frac\{a\$ is no TeX that can be read/);
});

test('a chapter that talks too long before its figure stops the build', () => {
  const chapter = (/** @type {number} */ words) => prose(`<div class="chapter-text"><p>${'word '.repeat(words)}</p><fieldset>and a guess</fieldset></div>`);
  assert.throws(() => requireBrief(chapter(MOST_WORDS + 1)), { message: `${FILE}:2: 151 words stand before the figure, more than 150` });
  requireBrief(chapter(MOST_WORDS));
});
