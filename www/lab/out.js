// @ts-check
/** The ways out: all runs as CSV and JSON, the recipe for the command line, the figures, and the sweep's link. */
import { copy } from '../share/clipboard.js';
import { save } from '../share/download.js';
import { lab as words, saved } from '../words/en_lab.js';

/** The size of each figure in its file, whatever the screen, in CSS pixels. @type {Record<string, [number, number]>} */
const SIZES = { 'heat-maps': [960, 420], 'spread-curves': [960, 240], 'on-shares': [960, 240] };

/** @param {import('./bench.js').Bench} bench */
export const startOut = ({ root, lab, dark, say }) => {
  /** @param {string} text @param {string} type @param {string} name */
  const give = (text, type, name) => save(new Blob([text], { type }), name);
  /** A figure with the words that stand around it on the page. @param {string} name */
  const figure = (name) => {
    const [width, height] = SIZES[name];
    const { above, beside } = saved[name](lab().readout(), root.querySelector('[data-lab-cell-title]')?.textContent ?? '');
    give(lab().svg(name, width, height, dark(), above, beside), 'image/svg+xml', `crease-${name}.svg`);
  };
  /** @type {Record<string, () => unknown>} */
  const ways = {
    'lab-csv': () => give(lab().csv(), 'text/csv', 'crease-sweep.csv'),
    'lab-json': () => give(`${JSON.stringify(lab().file())}\n`, 'application/json', 'crease-sweep.json'),
    'lab-recipe': () => give(`${JSON.stringify(lab().recipe(), null, 2)}\n`, 'application/json', 'recipe.json'),
    'lab-figures': () => {
      figure('heat-maps');
      if (lab().cell()) for (const name of ['spread-curves', 'on-shares']) figure(name);
    },
    'lab-link': async () => {
      const address = `${location.href.split('#')[0]}#${lab().readout().link}`;
      say((await copy(address)) ? words.copied : words.refused);
    },
  };
  for (const [action, act] of Object.entries(ways)) root.querySelector(`[data-action="${action}"]`)?.addEventListener('click', act);
};
