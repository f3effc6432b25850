// @ts-check
/** What a picture shows as a table, for whoever reads better than looks. */

/** @param {'td' | 'th'} tag @param {string} textContent @param {string} [scope] */
const cellOf = (tag, textContent, scope) => Object.assign(document.createElement(tag), { textContent }, scope ? { scope } : {});

/** @param {HTMLElement[]} cells */
const rowOf = (cells) => {
  const row = document.createElement('tr');
  row.append(...cells);
  return row;
};

/**
 * A table in a box of its own, which scrolls.
 * @param {{ caption: string, heads: string[], rows: string[][] }} table  The first text of each row is its head.
 */
export const written = ({ caption, heads, rows }) => {
  const table = document.createElement('table');
  const head = rowOf(heads.map((text) => cellOf('th', text, 'col')));
  table.append(Object.assign(document.createElement('caption'), { textContent: caption }), head, ...rows.map(([name, ...texts]) => rowOf([cellOf('th', name, 'row'), ...texts.map((text) => cellOf('td', text))])));
  const box = document.createElement('div');
  box.className = 'table-box';
  box.tabIndex = 0;
  box.role = 'region';
  box.ariaLabel = caption;
  box.append(table);
  return box;
};
