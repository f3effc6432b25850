// @ts-check
/** The ways out: all runs as CSV and JSON, the recipe for the command line, the figures, and the sweep's link. */
import { copy } from '../share/clipboard.js';
import { save } from '../share/download.js';
import { lab as words } from '../words/en_lab.js';

/** @param {import('./bench.js').Bench} bench */
export const startOut = ({ root, lab, dark, say }) => {
  /** @param {string} text @param {string} type @param {string} name */
  const give = (text, type, name) => save(new Blob([text], { type }), name);
  /** @param {string} name */
  const figure = (name) => {
    const canvas = /** @type {HTMLCanvasElement} */ (root.querySelector(`[data-lab-figure="${name}"]`));
    give(lab().svg(name, canvas.clientWidth || 900, canvas.clientHeight || 400, dark()), 'image/svg+xml', `crease-${name}.svg`);
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
