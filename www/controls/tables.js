// @ts-check
/** What a figure shows as tables, for whoever reads better than looks: its points, its units, its regions, its runs. Made when they are asked for. */
import { loadExtras } from '../core/extras.js';
import { isProblem } from '../figure/notice.js';
import { renew } from '../figure/renew.js';
import { amount, fixed, percent, whole } from '../words/number.js';
import { marks } from '../words/marks.js';
import { sentence, words } from '../words/words.js';

/** @typedef {{ caption: string, heads: string[], rows: string[][] }} Table */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Record<string, string>} [properties] @param {(Node | string)[]} children
 */
const element = (tag, properties = {}, ...children) => {
  const made = document.createElement(tag);
  Object.assign(made, properties);
  made.append(...children);
  return made;
};

/** Numbers as the core's files write them, as a reader would. @param {string} text */
const readable = (text) => text.replaceAll(/-?\d+\.\d+(?:e[-+]?\d+)?/g, (number) => amount(Number(number))).replaceAll('*', '·').replaceAll(' - ', ' − ');

/** @param {string[][]} rows a heading first @param {import('../types/core.d.ts').Readout} readout @param {string[]} names  Those of the classes in the file that they are from. @returns {Table} */
const pointsOf = ([heads, ...rows], { inputs, classes }, names) => {
  const said = marks.tables;
  /** @param {string} value @param {number} column */
  const cell = (value, column) => {
    if (column > inputs) return value === 'test' ? said.test : said.training;
    if (column < inputs || classes === 0) return fixed(Number(value));
    return names.length > 0 ? value : (words.classes[Number(value)]?.one ?? value);
  };
  return { caption: said.points, heads: heads.map((head) => said.heads[head] ?? head), rows: rows.map((row) => row.map(cell)) };
};

/** @param {string} json @param {import('../types/core.d.ts').UnitName[]} units @returns {Table} */
const unitsOf = (json, units) => {
  /** @type {{ weights: number[][], biases: number[] }[]} */
  const layers = JSON.parse(json).layers;
  const said = marks.tables;
  const nameOf = (/** @type {import('../types/core.d.ts').UnitName} */ { letters, class: kind }) => letters ?? (kind === null ? words.unitNames.output : words.unitNames.outputOf(words.classes[kind]));
  const rows = units.map((unit) => {
    const before = units.filter(({ layer }) => layer === unit.layer - 1).map(({ letters }) => letters ?? '');
    const { weights, biases } = layers[unit.layer];
    const told = weights[unit.unit].map((weight, place) => `${before[place] ?? `x${place + 1}`}: ${fixed(weight)}`);
    return [`${nameOf(unit)}${unit.dead ? `, ${said.dead}` : ''}`, whole(unit.layer + 1), told.join(', '), fixed(biases[unit.unit])];
  });
  return { caption: said.units, heads: said.unitHeads, rows };
};

/** @param {string} formulas @returns {Table} */
const regionsOf = (formulas) => {
  const said = marks.tables;
  const rows = formulas
    .split('\n\n')
    .filter((block) => block.startsWith('region '))
    .map((block) => {
      const [name, ...lines] = block.trim().split('\n');
      const of = (/** @type {string} */ key) => lines.find((line) => line.startsWith(`${key}:`))?.slice(key.length + 1).trim() ?? '';
      const scores = lines.filter((line) => line.includes(' = '));
      return [name.replace('region ', ''), of('on').replace(/^-$/, said.none), scores.map((score) => readable(scores.length > 1 ? score : score.slice(score.indexOf(' = ') + 3))).join('; '), readable(of('corners'))];
    });
  return { caption: said.regions, heads: said.regionHeads, rows };
};

/** Most steps of a run that its table tells. */
const MOST_STEPS = 11;

/** Evenly spread steps of a run, its first and its last among them. @param {number} first @param {number} last */
const stepsOf = (first, last) => {
  const gaps = Math.min(MOST_STEPS - 1, last - first);
  return Array.from({ length: gaps + 1 }, (_, place) => Math.round(first + ((last - first) * place) / gaps));
};

/**
 * The run, which the loss curve draws: the core goes to some of its steps, to the last bit, and comes back before anything is drawn.
 * Piece by piece, since a long run takes a while; undefined where something changes meanwhile.
 * @param {import('../figure/part.js').Context['explainer']} explainer @param {() => boolean} isOver
 * @returns {Promise<Table | undefined>}
 */
const runOf = async (explainer, isOver) => {
  const said = marks.tables;
  const { firstStep, lastStep, classes } = explainer.readout();
  /** @param {number | null} value */
  const share = (value) => (value === null ? said.none : classes > 0 ? percent(value) : fixed(value));
  const rows = [];
  for (const step of firstStep < lastStep ? stepsOf(firstStep, lastStep) : []) {
    await new Promise((resolve) => setTimeout(resolve));
    if (isOver()) return undefined;
    const { step: now } = explainer.readout();
    explainer.scrubTo(step);
    const { loss, accuracy, error, testAccuracy, testError } = explainer.readout();
    explainer.scrubTo(now);
    rows.push([whole(step), loss === null ? said.none : fixed(loss, 4), share(classes > 0 ? accuracy : error), share(classes > 0 ? testAccuracy : testError)]);
  }
  return { caption: said.run, heads: classes > 0 ? said.runHeads : said.runHeadsOfNumbers, rows };
};

/** A row for each unit of the strip of deaths and returns. @param {import('../types/core.d.ts').LivesReadout} readout @returns {Table} */
const livesOf = ({ rows }) => {
  const said = marks.tables;
  const steps = (/** @type {number[]} */ all) => all.map(whole).join(', ') || said.never;
  return { caption: said.lives, heads: said.lifeHeads, rows: rows.map(({ letters, deaths, returns, dead }) => [letters, steps(deaths), steps(returns), dead ? said.isDead : said.alive]) };
};

/** A row for each small run. @param {import('../types/core.d.ts').RunsReadout[]} groups @param {string[]} names  Of the networks, as the table beside the picture has them. @returns {Table} */
const smallRunsOf = (groups, names) => {
  const said = marks.tables;
  const rows = groups.flatMap(({ value, runs }, group) =>
    runs.map(({ accuracy, solved, bornDead }, seed) => [`${names[group] || value}: ${whole(seed)}`, accuracy === null ? said.none : percent(accuracy), solved ? said.yes : said.no, bornDead ? said.yes : said.no]),
  );
  return { caption: said.runs, heads: said.smallRunHeads, rows };
};

/** @param {Table} table */
const written = ({ caption, heads, rows }) => {
  const row = (/** @type {string[]} */ texts) => element('tr', {}, ...texts.map((textContent, place) => element(place === 0 ? 'th' : 'td', place === 0 ? { textContent, scope: 'row' } : { textContent })));
  const head = element('tr', {}, ...heads.map((textContent) => element('th', { textContent, scope: 'col' })));
  const table = element('table', {}, element('caption', { textContent: caption }), element('thead', {}, head), element('tbody', {}, ...rows.map(row)));
  const box = element('div', {}, table);
  box.tabIndex = 0;
  box.role = 'region';
  box.ariaLabel = caption;
  return box;
};

/**
 * Adds the tables below what the marks mean.
 * @param {Element} legend @param {import('../figure/part.js').Context} context
 * @returns {import('../figure/part.js').Part}
 */
export const addTables = (legend, { root, explainer, picture, canvases, loop, notice, ended: over }) => {
  const box = element('div');
  const details = element('details', { className: 'tables' }, element('summary', { textContent: marks.tables.show }), box);
  legend.append(details);
  let due = true;
  // What is printed on the plane are points only where their classes are.
  const showsPoints = () => !picture || explainer.settings().print === 'classes';

  /** @param {import('../types/core.d.ts').Readout} readout */
  const fill = async (readout) => {
    due = false;
    const extras = await loadExtras();
    const run = canvases.loss ? await runOf(explainer, () => due || loop.running || over.aborted) : null;
    // Where the scene has changed meanwhile, its tables are due again.
    if (run === undefined) return;
    const handout = new extras.Handout(explainer.link(), false);
    /** What can be had of the scene, or the sentence that says why not. @param {() => Table} read */
    const part = (read) => {
      try {
        const table = read();
        return table.rows.length > 0 ? [written(table)] : [];
      } catch (error) {
        if (!isProblem(error)) throw error;
        return [element('p', { textContent: sentence(error) })];
      }
    };
    try {
      renew(box, [
        // Weights as the sliders have them.
        ...part(() => unitsOf(handout.exportAsTrained('json'), explainer.units())),
        ...part(() => regionsOf(handout.export('formulas'))),
        ...(showsPoints() ? part(() => pointsOf(handout.pointsRows(), readout, explainer.called().classes)) : []),
        ...(run && run.rows.length > 0 ? [written(run)] : []),
        ...(canvases.timeline ? part(() => livesOf(explainer.livesReadout())) : []),
        ...(canvases.runs ? part(() => smallRunsOf(explainer.runsReadout(), [...root.querySelectorAll('[data-side] tbody th')].map((head) => head.textContent ?? ''))) : []),
      ]);
    } finally {
      handout.free();
    }
  };
  const follow = () => {
    if (due && details.open) fill(explainer.readout()).catch(notice.missed);
  };
  details.addEventListener('toggle', follow);
  let ended = 0;
  /** Small runs are done while nothing else changes: their table follows once all are. */
  const haveMoreEnded = () => {
    if (!canvases.runs || !details.open) return false;
    const groups = explainer.runsReadout();
    const before = ended;
    ended = groups.every(({ done, of }) => done === of) ? groups.length : 0;
    return ended > before;
  };
  return {
    sync({ changed, running }) {
      due ||= changed || haveMoreEnded();
      if (!running) follow();
    },
  };
};
