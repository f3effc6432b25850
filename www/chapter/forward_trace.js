// @ts-check
/** The assembly line: the point last pointed at, station by station, with numbers that add up. */
import { fixed, percent } from '../words/number.js';
import { words } from '../words/words.js';

/** @param {string} tag @param {string} text @param {string} [className] */
const made = (tag, text, className = '') => Object.assign(document.createElement(tag), { textContent: text, className });

const MINUS = '\u2212';
const ROUNDED = '\u2248';

/** Products and bias as a reader would write them. @param {any} sum */
const written = ({ products, bias }) => {
  /** @type {{ size: string, negative: boolean }[]} */
  const terms = products.map((/** @type {any} */ { weight, value }) => ({ size: `${fixed(Math.abs(weight.rounded))}·${fixed(value.rounded)}`, negative: weight.rounded < 0 }));
  terms.push({ size: fixed(Math.abs(bias.rounded)), negative: bias.rounded < 0 });
  return terms.map(({ size, negative }, index) => (index === 0 ? (negative ? MINUS : '') : negative ? ` ${MINUS} ` : ' + ') + size).join('');
};

/** @param {string} name @param {any} sum */
const row = (name, sum) => made('p', `${name}: ${written(sum)} ${sum.addsUp ? '=' : ROUNDED} ${fixed(sum.z.rounded)}`);

/** The lines of a station, given the one before it. @type {Record<string, (station: any, before: any) => [string, HTMLElement[]]>} */
const STATIONS = {
  inputs: ({ values }) => [words.forwardTrace.inputs, [made('p', values.map((/** @type {any} */ { from, value }) => `${from} = ${fixed(value.rounded)}`).join(', '))]],
  hidden: ({ layer, units }) => [
    words.forwardTrace.layer({ layer: layer + 1 }),
    units.map((/** @type {any} */ unit) => {
      const line = row(unit.letters, unit);
      line.append(' → ', made('b', fixed(unit.a.rounded)), unit.silent ? made('span', ` ${words.forwardTrace.silent}`, 'silent') : '');
      return line;
    }),
  ],
  output: ({ scores }) => {
    const name = (/** @type {number} */ index) => (scores.length > 1 ? words.forwardTrace.scoreOf(words.classes[index]) : words.forwardTrace.score);
    return [words.forwardTrace.output, scores.map((/** @type {any} */ sum, /** @type {number} */ index) => row(name(index), sum))];
  },
  probability: ({ values, answer }, { scores }) => {
    const shares = values.map((/** @type {any} */ { exact }, /** @type {number} */ index) => words.forwardTrace.share({ ...words.classes[index], probability: percent(exact) }));
    const line = made('p', `${shares.join(', ')} → `);
    if (answer !== null) line.append(made('b', words.forwardTrace.answer(words.classes[answer])));
    return [scores.length > 1 ? words.forwardTrace.endOfMany : words.forwardTrace.end, [line]];
  },
};

/** @type {import('../figure/part.js').StartPart} */
export const startForwardTrace = ({ root, explainer }) => {
  const box = root.querySelector('[data-assembly]');
  if (!box) return null;
  explainer.follow(true);
  let shown = '';

  return {
    sync() {
      const line = explainer.forwardTrace();
      const key = JSON.stringify(line);
      if (key === shown) return;
      shown = key;
      const list = document.createElement('ol');
      list.className = 'stations';
      const stations = line?.stations ?? [];
      for (const [place, station] of stations.entries()) {
        const [title, lines] = STATIONS[station.kind](station, stations[place - 1]);
        const item = document.createElement('li');
        item.append(made('b', title), ...lines);
        list.append(item);
      }
      const notes = [words.forwardTrace.bias, ...(list.textContent?.includes(ROUNDED) ? [words.forwardTrace.rounded] : [])];
      box.replaceChildren(list, made('p', notes.join(' '), 'hint'));
    },
  };
};
