// @ts-check
/** The assembly line: the point nearest to the one pointed at, station by station, with numbers that add up. */
import { fixed, percent } from './number.js';
import { words } from './words.js';

/** @param {string} tag @param {string} text @param {string} [className] */
const made = (tag, text, className = '') => Object.assign(document.createElement(tag), { textContent: text, className });

/** @param {any} unit */
const sum = ({ products, bias }) => `${products.map((/** @type {any} */ product, /** @type {number} */ index) => {
  const text = `${fixed(Math.abs(product.weight))}·${fixed(product.input)}`;
  return (product.weight < 0 ? (index ? ' \u2212 ' : '\u2212') : index ? ' + ' : '') + text;
}).join('')} ${bias < 0 ? '\u2212' : '+'} ${fixed(Math.abs(bias))}`;

/** @type {import('./figure.js').StartPart} */
export const startAssembly = ({ root, explainer }) => {
  const box = root.querySelector('[data-assembly]');
  if (!box) return null;
  let shown = '';

  return {
    sync() {
      const line = explainer.assemblyLine();
      const key = JSON.stringify(line);
      if (key === shown) return;
      shown = key;
      const list = document.createElement('ol');
      list.className = 'stations';
      const inputs = made('li', '');
      inputs.append(made('b', words.assembly.inputs), made('p', words.assembly.point({ x1: fixed(line.inputs[0]), x2: fixed(line.inputs[1]) })));
      list.append(inputs);
      for (const station of line.stations) {
        const item = made('li', '');
        item.append(made('b', station.isOutput ? words.assembly.output : words.assembly.layer(station)));
        for (const unit of station.units) {
          const row = made('p', `${unit.letters ?? words.assembly.score}: ${sum(unit)} = ${fixed(unit.z)}`);
          if (!station.isOutput) row.append(' → ', made('b', fixed(unit.a)), unit.a === 0 ? made('span', ` ${words.assembly.silent}`, 'silent') : '');
          item.append(row);
        }
        list.append(item);
      }
      const end = made('li', '');
      end.append(made('b', words.assembly.end), made('p', words.assembly.probability({ score: fixed(line.score), probability: percent(line.probability) })));
      list.append(end);
      box.replaceChildren(list);
    },
  };
};
