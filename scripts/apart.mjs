// @ts-check
// What works apart from the pages, each by itself: the embed page, the single file, the element for other people's pages,
// and the page for addresses that are none. In all of them the wasm module stands in a script.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { bundle, bundleOne } from './bundle.mjs';
import { ROOT } from './command.mjs';
import { NOTICES, notices } from './notices.mjs';
import { awayFigures } from './pages/away.mjs';
import { version } from './pages/edition.mjs';
import { embedPage } from './pages/embed.mjs';
import { siteFrom } from './pages/head.mjs';
import { readPages } from './pages/list.mjs';
import { readPoints } from './pages/points.mjs';
import { lostPage } from './pages/lost.mjs';
import { putPicturesInside, singlePage } from './pages/single.mjs';
import { awayStyle, shadowStyle } from './pages/style.mjs';
import { valuesOf } from './pages/tree.mjs';

const read = (/** @type {string} */ file) => fs.readFileSync(path.join(ROOT, file), 'utf8');

/**
 * Adds to dist what works apart from the pages.
 * @returns {Promise<boolean>}
 */
export async function buildApart() {
  const list = readPages();
  await buildEmbed(list);
  await buildComponent(list);
  // A file that stands alone has none beside it for the lab's workers: their script is in it.
  const worker = await bundleOne('www/background/sweep_worker.js', { isWorker: true });
  const single = await bundleOne('www/page/single_file.js', { format: 'es', worker });
  const lost = await bundleOne('www/page/not_found.js', { format: 'es' });
  // Only now is all bundled that they tell of.
  const told = await notices();
  write(NOTICES, told);
  write(`component/${NOTICES}`, told);
  write('crease.html', singlePage(list, single, told));
  write('404.html', lostPage(list, lost));
  write('pages.json', JSON.stringify({ crease: list.pages.map(({ slug }) => slug).concat('embed') }));
  return true;
}

/** @param {import('./pages/list.mjs').PageList} list */
async function buildEmbed(list) {
  write(
    'embed/index.html',
    embedPage(list, {
      style: `${awayStyle()}\n${read('www/away/page.css')}`,
      poster: await bundleOne('www/away/embed.js', { made: { 'crease:points': { points: readPoints() } } }),
      live: hashed('live.js', await bundleOne('www/away/embed_live.js', { sharing: 'www/away/embed_sharing.js' })),
      share: hashed('share.js', await bundleOne('www/away/embed_share.js')),
      site: siteFrom(process.env.CREASE_SITE),
      still: (file) => `./${hashed(path.basename(file), read(file))}`,
    }),
  );
  // Of one name for good: other people's pages have it in theirs.
  write('embed/host.js', await bundleOne('www/away/host.js'));
}

/** @param {import('./pages/list.mjs').PageList} list */
async function buildComponent(list) {
  const trees = awayFigures(list);
  for (const figure of trees.values()) putPicturesInside(figure);
  const figures = Object.fromEntries([...trees].map(([chapter, figure]) => [chapter, valuesOf(figure)]));
  const given = { figures, style: shadowStyle(), site: siteFrom(process.env.CREASE_SITE) ?? '' };
  const files = await bundle('www/component/crease-figure.js', { format: 'es', made: { 'crease:away': given, 'crease:points': { points: readPoints() } }, splits: true });
  for (const [name, text] of Object.entries(files)) write(`component/${name}`, text);
  const manifest = { ...JSON.parse(read('www/component/package.json')), version: version() };
  write('component/package.json', `${JSON.stringify(manifest, null, 2)}\n`);
  for (const name of ['README.md', 'crease-figure.d.ts']) write(`component/${name}`, read(`www/component/${name}`));
  write('component/LICENSE', read('LICENSE'));
}

/**
 * Writes a file of the embed page under a name that changes with its content, and returns that.
 * @param {string} name @param {string} text
 */
function hashed(name, text) {
  const { name: stem, ext } = path.parse(name);
  const file = `${stem}-${createHash('sha256').update(text).digest('base64url').slice(0, 8)}${ext}`;
  write(`embed/${file}`, text);
  return file;
}

/** @param {string} file  Below dist. @param {string} text */
function write(file, text) {
  const target = path.join(ROOT, 'dist', file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, text);
}
