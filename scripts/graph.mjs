// @ts-check
// The module graphs of the crate and of the page as pictures for ARCHITECTURE.md: `node scripts/graph.mjs` draws them anew.
// What they show are the tables that the tests hold the code to.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ROOT } from './command.mjs';

/** A folder, and those that it uses. @typedef {[room: string, uses: string[]]} Row */

/** Each picture, and the test whose table it shows. */
const GRAPHS = [
  { file: 'docs/crate-graph.svg', test: 'crate/tests/architecture/rooms.rs', row: /\(\s*"(\w+)",\s*&\[([^\]]*)\],?\s*\)/g, name: /"(\w+)"/g },
  { file: 'docs/page-graph.svg', test: 'tests/architecture/www.test.js', row: /\['([\w-]+)', \[([^\]]*)\]\]/g, name: /'([\w-]+)'/g },
];

/** Side of a field, and room for names, in pixels. */
const FIELD = 26;
const NAMES = 92;

/**
 * The rows of the table ROOMS in a test.
 * @param {{ test: string, row: RegExp, name: RegExp }} graph
 * @returns {Row[]}
 * @throws {Error}  Where there is no such table.
 */
export function rowsOf({ test, row, name }) {
  const [, table = ''] = /const ROOMS\b[^=]*= &?\[([^]*?)^\];/m.exec(fs.readFileSync(path.join(ROOT, test), 'utf8')) ?? [];
  const rows = [...table.matchAll(row)].map(([, room, uses]) => /** @type {Row} */ ([room, [...uses.matchAll(name)].map(([, one]) => one)]));
  if (rows.length === 0) throw new Error(`${test} has no table ROOMS that can be read`);
  return rows;
}

/**
 * A table with a dot where the folder of the row uses that of the column: all of them lie below the diagonal.
 * @param {Row[]} rows
 */
export function drawn(rows) {
  const rooms = rows.map(([room]) => room);
  const centre = (/** @type {number} */ place) => NAMES + (place + 0.5) * FIELD;
  const marks = rows.flatMap(([, uses], y) => [
    `<text x="${NAMES - 8}" y="${centre(y) + 4}" text-anchor="end">${rooms[y]}</text>`,
    `<text transform="translate(${centre(y) + 4} ${NAMES - 8}) rotate(-90)">${rooms[y]}</text>`,
    `<rect x="${centre(y) - FIELD / 2}" y="${centre(y) - FIELD / 2}" width="${FIELD}" height="${FIELD}"/>`,
    ...uses.map((one) => `<circle cx="${centre(rooms.indexOf(one))}" cy="${centre(y)}" r="5"/>`),
  ]);
  const lines = rooms.map((_, place) => `<path d="M${NAMES} ${centre(place)}H${centre(place)}V${NAMES + rooms.length * FIELD}"/>`);
  const side = NAMES + rooms.length * FIELD + 8;
  const style = 'text{font:13px sans-serif;fill:#333}circle{fill:#225ea8}rect{fill:#8884}path{stroke:#8884;fill:none}@media(prefers-color-scheme:dark){text{fill:#ddd}circle{fill:#7db4f0}}';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 ${side} ${side}"><style>${style}</style>\n${[...lines, ...marks].join('\n')}\n</svg>\n`;
}

/** Every picture as it should be, by its file. */
export const graphs = () => GRAPHS.map((graph) => ({ file: graph.file, svg: drawn(rowsOf(graph)) }));

if (process.argv[1] === fileURLToPath(import.meta.url)) for (const { file, svg } of graphs()) fs.writeFileSync(path.join(ROOT, file), svg);
