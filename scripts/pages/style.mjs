// @ts-check
// The page's style for figures away from it.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../command.mjs';

const read = (/** @type {string} */ file) => fs.readFileSync(path.join(ROOT, file), 'utf8');

/** The style of what the front page has none of. */
export const OWN_PAGE = 'www/style/own_page.css';

/** The style of the lab. */
export const LAB = 'www/style/lab.css';

/** The style of slices. */
export const YOURS = 'www/style/yours.css';

/** The files of style that a page has beside that of every page. @param {import('./list.mjs').Page} page */
export const stylesOf = ({ slug }) => [...(slug === '' ? [] : [OWN_PAGE]), ...(slug === 'lab' ? [LAB] : []), ...(slug === 'yours' ? [YOURS] : [])];

/** The whole style of all pages, from the files that style.css is put together of, and what the front page does without. */
export const pageStyle = () => [read('www/style.css').replace(/@import url\("\.\/([^"]+)"\);/g, (_, file) => read(`www/${file}`)), read(OWN_PAGE), read(LAB), read(YOURS)].join('\n');

const DARK = /@media \(prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}\s*\}/;
const LIGHT = /:root \{([^}]*)\}/;

/**
 * The style of a figure away from its page: the page's, and what is different there. The colours of both themes are also
 * there for whoever fixes one with `data-theme`.
 * @throws {Error}  Where style.css no longer begins with the colours of the two themes.
 */
export function awayStyle() {
  const page = pageStyle();
  const [light, dark] = [LIGHT.exec(page)?.[1], DARK.exec(page)?.[1]];
  if (!light || !dark) throw new Error('www/style.css has no :root with the light colours, or none with the dark');
  const fixed = [
    `[data-theme="light"] {${light.replace('color-scheme: light dark', 'color-scheme: light')}}`,
    `[data-theme="dark"] { color-scheme: dark;${dark} }`,
  ];
  return [page, ...fixed, read('www/away/away.css')].join('\n').replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s*\n\s*/g, '\n');
}

/** The same where an element's shadow is the root. */
export const shadowStyle = () =>
  awayStyle()
    .replaceAll(':root', ':host')
    .replace('html { background: var(--paper);', ':host { display: block;')
    .replace('body { margin: 0;', ':host {');
