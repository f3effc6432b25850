// @ts-check
/** The assembly line: the point last pointed at, station by station, with numbers that add up. */
import { renew } from '../figure/renew.js';
import { tell } from '../figure/status_region.js';
import { fixed, percent } from '../words/number.js';
import { words } from '../words/words.js';

/** @typedef {import('../types/core.d.ts').Station} Station @typedef {import('../types/core.d.ts').Sum} Sum */

/** @param {string} tag @param {string} text @param {string} [className] */
const made = (tag, text, className = '') => Object.assign(document.createElement(tag), { textContent: text, className });

const MINUS = '\u2212';
const ROUNDED = '\u2248';

/** A factor as it stands behind a point. @param {number} value */
const factor = (value) => (value < 0 && fixed(value).startsWith(MINUS) ? `(${fixed(value)})` : fixed(value));

/** Products and bias as a reader would write them. @param {Sum} sum */
const written = ({ products, bias }) => {
  /** @type {{ size: string, negative: boolean }[]} */
  const terms = products.map(({ weight, value }) => ({ size: `${fixed(Math.abs(weight.rounded))}·${factor(value.rounded)}`, negative: weight.rounded < 0 }));
  terms.push({ size: fixed(Math.abs(bias.rounded)), negative: bias.rounded < 0 });
  return terms.map(({ size, negative }, index) => (index === 0 ? (negative ? MINUS : '') : negative ? ` ${MINUS} ` : ' + ') + size).join('');
};

/** @param {string} name @param {Sum} sum */
const row = (name, sum) => made('p', `${name}: ${written(sum)} ${sum.addsUp ? '=' : ROUNDED} ${fixed(sum.z.rounded)}`);

/** A station's title and lines, given how many scores there are. @param {Station} station @param {number} scores @returns {[string, HTMLElement[]]} */
const linesOf = (station, scores) => {
  switch (station.kind) {
    case 'inputs':
      return [words.forwardTrace.inputs, [made('p', station.values.map(({ from, value }) => `${from} = ${fixed(value.rounded)}`).join(', '))]];
    case 'hidden':
      return [words.forwardTrace.layer({ layer: station.layer + 1 }), station.units.map(unitLine)];
    case 'output': {
      const name = (/** @type {number} */ index) => (scores > 1 ? words.forwardTrace.scoreOf(words.classes[index]) : words.forwardTrace.score);
      return [words.forwardTrace.output, station.scores.map((sum, index) => row(name(index), sum))];
    }
    case 'probability': {
      const shares = station.values.map(({ exact }, index) => words.forwardTrace.share({ ...words.classes[index], probability: percent(exact) }));
      const line = made('p', `${shares.join(', ')} → `);
      if (station.answer !== null) line.append(made('b', words.forwardTrace.answer(words.classes[station.answer])));
      return [scores > 1 ? words.forwardTrace.endOfMany : words.forwardTrace.end, [line]];
    }
  }
};

/** @param {import('../types/core.d.ts').UnitAtWork} unit */
const unitLine = (unit) => {
  const line = row(unit.letters, unit);
  line.append(' → ', made('b', fixed(unit.a.rounded)), unit.silent ? made('span', ` ${words.forwardTrace.silent}`, 'silent') : '');
  return line;
};

/** @type {import('../figure/part.js').StartPart} */
export const startForwardTrace = ({ root, explainer }) => {
  const box = /** @type {HTMLElement | null} */ (root.querySelector('[data-assembly]'));
  if (!box) return null;
  explainer.follow(true);
  let shown = '';

  return {
    sync() {
      const line = explainer.forwardTrace();
      const key = JSON.stringify(line);
      if (key === shown) return;
      // While it trains, every number changes: told is what it comes to.
      if (shown) tell(box, 'rest');
      shown = key;
      const list = document.createElement('ol');
      list.className = 'stations';
      const stations = line?.stations ?? [];
      const scores = stations.find((station) => station.kind === 'output')?.scores.length ?? 0;
      for (const station of stations) {
        const [title, lines] = linesOf(station, scores);
        const item = document.createElement('li');
        item.append(made('b', title), ...lines);
        list.append(item);
      }
      const notes = [words.forwardTrace.bias, ...(list.textContent?.includes(ROUNDED) ? [words.forwardTrace.rounded] : [])];
      renew(box, [list, made('p', notes.join(' '), 'hint')]);
    },
  };
};
