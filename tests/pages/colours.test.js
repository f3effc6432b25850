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
