// @ts-check
// Vite's part in the pages: each is an entry of its own, which exists as text only.
import path from 'node:path';
import process from 'node:process';
import { ROOT } from '../command.mjs';
import { headOf, siteFrom } from './head.mjs';
import { addressOf, nameOf, readPages } from './list.mjs';
import { pageText } from './prose.mjs';

/**
 * The pages of one language, as entries of the build.
 * @param {string} [language]
 * @returns {import('vite').Plugin}
 */
export function pages(language) {
  const list = readPages(language);
  const site = siteFrom(process.env.CREASE_SITE);
  const entries = new Map(list.pages.map((page) => [path.posix.join(ROOT, addressOf(page), 'index.html'), page]));
  return {
    name: 'crease:pages',
    config: () => ({
      build: { rolldownOptions: { input: Object.fromEntries([...entries].map(([file, page]) => [nameOf(page), file])) } },
    }),
    resolveId: { order: 'pre', handler: (id) => (entries.has(id) ? id : undefined) },
    load: {
      order: 'pre',
      handler(id) {
        const page = entries.get(id);
        return page && pageText(list, page, headOf(list, page, site));
      },
    },
  };
}
