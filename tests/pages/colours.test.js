// @ts-check
// The colours of figures and of the page, as they are seen with each of the common colour visions.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';

const read = (/** @type {string} */ file) => fs.readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

/** @typedef {[number, number, number]} Triple */

/** Without long-, middle- or short-wave cones: Machado, Oliveira and Fernandes (2009), severity 1, over linear light. @type {Record<string, Triple[]>} */
const VISIONS = {
  'all cones': [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

/** @param {number} hex @returns {Triple} */
const linear = (hex) => {
  const of = (/** @type {number} */ value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return [of(hex >> 16), of((hex >> 8) & 255), of(hex & 255)];
};

/** @param {readonly Triple[]} rows @param {Triple} of @returns {Triple} */
const times = (rows, [a, b, c]) => {
  const [one, two, three] = rows.map(([x, y, z]) => Math.min(Math.max(x * a + y * b + z * c, 0), 1));
  return [one, two, three];
};

/** CIE L*a*b*, D65. @param {Triple} light @returns {Triple} */
const lab = ([r, g, b]) => {
  const root = (/** @type {number} */ t) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const [x, y, z] = [root((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047), root(0.2126729 * r + 0.7151522 * g + 0.072175 * b), root((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883)];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
};

/** CIEDE2000: 1 is the least that a trained eye tells side by side. @param {Triple} one @param {Triple} other */
const difference = ([l1, a1, b1], [l2, a2, b2]) => {
  const degrees = (/** @type {number} */ radians) => ((radians * 180) / Math.PI + 360) % 360;
  const cos = (/** @type {number} */ angle) => Math.cos((angle * Math.PI) / 180);
  const mean7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7;
  const stretch = 1.5 - 0.5 * Math.sqrt(mean7 / (mean7 + 25 ** 7));
  const [c1, c2] = [Math.hypot(a1 * stretch, b1), Math.hypot(a2 * stretch, b2)];
  const [h1, h2] = [degrees(Math.atan2(b1, a1 * stretch)), degrees(Math.atan2(b2, a2 * stretch))];
  const turn = c1 * c2 === 0 ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const [l, c, h] = [(l1 + l2) / 2, (c1 + c2) / 2, c1 * c2 === 0 ? h1 + h2 : (h1 + turn / 2 + 360) % 360];
  const tone = 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.2 * cos(4 * h - 63);
  const [sl, sc, sh] = [1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2), 1 + 0.045 * c, 1 + 0.015 * c * tone];
  const twist = -2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) * Math.sin((60 * Math.exp(-(((h - 275) / 25) ** 2)) * Math.PI) / 180);
  const [dl, dc, dh] = [(l2 - l1) / sl, (c2 - c1) / sc, (2 * Math.sqrt(c1 * c2) * Math.sin((turn * Math.PI) / 360)) / sh];
  return Math.sqrt(dl ** 2 + dc ** 2 + dh ** 2 + twist * dc * dh);
};

/** The colours of a theme of figures, by role; of a role for each class, one each. @param {string} theme */
const figures = (theme) => {
  const text = new RegExp(`const ${theme}: Palette = Palette \\{([\\s\\S]*?)\\n\\};`).exec(read('crate/src/figure/palette.rs'))?.[1] ?? '';
  /** @type {Record<string, number>} */
  const colours = {};
  for (const [, role, one, many] of text.matchAll(/(\w+): (?:Rgb::hex\((0x[\w]+)\)|\[([^\]]+)\])/g)) {
    const all = one ? [one] : [...many.matchAll(/0x[\w]+/g)].map(([hex]) => hex);
    for (const [place, hex] of all.entries()) colours[all.length > 1 ? `${role} ${place}` : role] = Number(hex.replaceAll('_', ''));
  }
  return colours;
};

/** The page's colours. @param {boolean} dark */
const page = (dark) => {
  const [light, night] = read('www/style/colours.css').split('@media (prefers-color-scheme: dark)');
  return Object.fromEntries([...(dark ? night.split('@media')[0] : light).matchAll(/--(\w+): #(\w{6});/g)].map(([, name, hex]) => [name, Number.parseInt(hex, 16)]));
};

/** @param {string[]} names @returns {[string, string][]} */
const pairs = (names) => names.flatMap((one, place) => names.slice(place + 1).map((other) => /** @type {[string, string]} */ ([one, other])));

const CLASSES = [0, 1, 2, 3];
/** Classes are told by their shapes as well: disc, triangle, square, diamond. The two that there are at first are told by colour alone, too. */
const BESIDE_SHAPE = 3.5;
/** Which colours have to be told apart, and by how much. @type {{ of: string, colours: Record<string, number>, told: [string, string, number][] }[]} */
const ASKED = [
  ...['LIGHT', 'DARK'].map((theme) => ({
    of: `figures, ${theme.toLowerCase()}`,
    colours: figures(theme),
    told: /** @type {[string, string, number][]} */ ([
      ...pairs(CLASSES.map((kind) => `mark ${kind}`)).map(([one, other]) => [one, other, BESIDE_SHAPE]),
      ...pairs(CLASSES.map((kind) => `tint ${kind}`)).map(([one, other]) => [one, other, 6]),
      ...CLASSES.map((kind) => [`mark ${kind}`, 'printed', 30]),
      ['mark 0', 'mark 1', 20],
      ['tint 0', 'tint 1', 20],
      ['positive', 'negative', 10],
      ['accent', 'ink', 15],
      ['accent', 'printed', 30],
    ]),
  })),
  ...[false, true].map((dark) => ({
    of: `page, ${dark ? 'dark' : 'light'}`,
    colours: page(dark),
    told: /** @type {[string, string, number][]} */ ([
      ...pairs(['blue', 'orange', 'green', 'violet']).map(([one, other]) => [one, other, BESIDE_SHAPE]),
      ['blue', 'orange', 20],
      ['accent', 'ink', 15],
      ['accent', 'paper', 30],
      ['soft', 'ink', 10],
    ]),
  })),
];

/**
 * Violet and blue lie closest, and some eyes hardly tell them apart. Where either of a figure's class colours or the violet of
 * negative numbers is drawn, and what tells it besides the colour. @type {Record<string, string>}
 */
const TOLD_BESIDES = {
  // Blue is the first class, violet the fourth.
  'crate/src/figure/samples.rs': 'shape: disc, triangle, square, diamond; the folded plane and the score surface draw these marks, too',
  'crate/src/figure/contested.rs': 'a line: the decision boundary between any two classes; and the shapes of the points there',
  'crate/src/figure/scale.rs': 'a line: the tints of the regions on both sides of the decision boundary, which is the boldest line',
  'crate/src/figure/slice.rs': 'text: the numeral of the output stands in its part; lines between parts',
  'crate/src/figure/unit_views.rs': 'place: the first class ticks above the line, all others below; negative numbers lie left of 0 on the scale',
  'crate/src/figure/spread_curves.rs': 'dash: the first curve is solid, all others are dashed',
  // Of one class, or of the first two alone: no violet beside.
  'crate/src/figure/tag.rs': 'shape: the mark of the class stands on the tint of its output',
  'crate/src/figure/score_graph.rs': 'points with numbers are of one kind, and one colour',
  'crate/src/figure/on_shares.rs': 'place: bars of sums above 0, right of the 0 on their axis',
  // Violet is negative, green positive: no blue beside.
  'crate/src/figure/diagram.rs': 'dash: negative weights are dashed; negative biases hollow',
  'crate/src/figure/collapse.rs': 'shape: negative numbers are open squares',
  'crate/src/figure/number_line.rs': 'dash and shape: dashed lines, hollow bars',
  'crate/src/figure/line.rs': 'shape and text: the largest error is a bar with its numeral',
  // On the page.
  'www/style/settings.css': 'shape: marks beside the names of classes',
  'www/style/reading.css': 'dash: the sign of a negative weight; the sign of the score runs from blue to orange',
  'www/style/own_page.css': 'shape: an upright bar for the largest error; ticks, discs and fans of blue',
  'www/style/colours.css': 'says what they are',
  'www/style/paper.css': 'says what they are, in print',
  'www/away/away.css': 'shape: the marks of samples',
};

/** The files of a folder, and of those in it, with names that end like that. @param {string} folder @param {string} end @returns {string[]} */
const filesIn = (folder, end) =>
  fs
    .readdirSync(new URL(`../../${folder}`, import.meta.url), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith(end));

test('wherever violet or blue is drawn, something besides the colour tells it', () => {
  const drawings = filesIn('crate/src/figure', '.rs').filter((file) => !file.endsWith('palette.rs') && /palette\.(mark|tint)\b(?!\.len)|palette\.negative|\.(mark|tint)\[/.test(read(file)));
  const styles = [...filesIn('www/style', '.css'), ...filesIn('www/away', '.css')].filter((file) => /--(blue|violet)\b/.test(read(file)));
  assert.deepEqual([...drawings, ...styles].toSorted(), Object.keys(TOLD_BESIDES).toSorted());
});

test('the marks of classes are of four shapes, on the page and in figures', () => {
  const style = read('www/style/settings.css');
  const shapes = ['disc', 'triangle', 'square', 'diamond'].map((name) => new RegExp(`\\.mark\\.${name} \\{ background: [^;]+;([^}]*)`).exec(style)?.[1].trim());
  assert.equal(new Set(shapes).size, 4);
  const drawn = read('crate/src/figure/samples.rs').split('palette.mark[self.class]')[1];
  for (const shape of ['disc', 'triangle', 'square', 'diamond']) assert.match(drawn, new RegExp(shape, 'i'));
});

test('CIEDE2000 is what Sharma, Wu and Dalal (2005) tell of their pairs', () => {
  for (const [one, other, apart] of /** @type {[Triple, Triple, number][]} */ ([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, -1.3802, -84.2814], [50, 0, -82.7485], 1],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
  ])) {
    assert.ok(Math.abs(difference(one, other) - apart) < 1e-4, `${difference(one, other)} for ${apart}`);
  }
});

for (const { of, colours, told } of ASKED) {
  for (const [vision, cones] of Object.entries(VISIONS)) {
    test(`with ${vision}, the colours of ${of} are told apart`, () => {
      const see = (/** @type {string} */ name) => {
        assert.ok(name in colours, `there is no ${name}`);
        return lab(times(cones, linear(colours[name])));
      };
      const close = told.map(([one, other, least]) => ({ one, other, least, apart: difference(see(one), see(other)) })).filter(({ apart, least }) => !(apart >= least));
      assert.deepEqual(close.map(({ one, other, least, apart }) => `${one} and ${other}: ${apart.toFixed(1)}, of ${least}`), []);
    });
  }
}
