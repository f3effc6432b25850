// @ts-check
// The embed page: figures by themselves, for frames. Put together without Vite, which would mark scripts and styles as
// `crossorigin`: a sandboxed frame has no origin, and could not load them from a host without CORS headers.
import { awayFigures, awayWords } from './away.mjs';
import { CARD, cardOf } from './head.mjs';
import { escaped } from './text.mjs';

/** Nothing is fetched: what the figure needs stands in its script. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; base-uri 'none'; form-action 'none'";

/**
 * @param {import('./list.mjs').PageList} list
 * @param {{ style: string, poster: string, live: string, site?: string, still: (file: string) => string }} files  Addresses
 *   relative to the page, `still` giving that of a picture by its file.
 */
export function embedPage(list, { style, poster, live, site, still }) {
  const words = awayWords(list.language);
  const figures = [...awayFigures(list)].map(([chapter, html]) => {
    // The site's root first: what stands beside the page keeps its `./`.
    const addressed = html.replace(/<h3(?=[\s>])/g, '<h3 aria-level="2"').replace(/href="\.\//g, 'href="../').replace(/="\.\/(www\/pictures\/[^"]+)"/g, (_, file) => `="${still(file)}"`);
    return `<template data-figure-of="${chapter}">${addressed}</template>`;
  });
  const picture = /<picture>[\s\S]*?<\/picture>/.exec(figures[0])?.[0] ?? '';
  return `<!doctype html>
<html lang="${list.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${escaped(words.title)}</title>
<meta name="description" content="${escaped(words.description)}">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
${site ? `${player(list, site)}\n` : ''}<link rel="icon" href="data:,">
<link rel="stylesheet" href="./${style}">
</head>
<body>
<noscript><p>${picture}</p><p>${escaped(words.noscript)} <a href="../" target="_blank" rel="noopener">Crease</a></p></noscript>
<main><h1 class="visually-hidden"></h1></main>
${figures.join('\n')}
<script src="./${poster}" data-live="./${live}"></script>
</body>
</html>
`;
}

/** What forums ask for that turn a link into a frame. @param {import('./list.mjs').PageList} list @param {string} site */
function player(list, site) {
  const words = awayWords(list.language);
  const image = `${site}${cardOf(list.pages[0])}`;
  const tags = {
    'twitter:card': 'player',
    'twitter:title': words.title,
    'twitter:description': words.description,
    'twitter:player': `${site}embed/`,
    'twitter:player:width': '690',
    'twitter:player:height': '640',
    'twitter:image': image,
  };
  const property = { 'og:title': words.title, 'og:description': words.description, 'og:image': image, 'og:image:width': CARD.width, 'og:image:height': CARD.height };
  return [
    ...Object.entries(tags).map(([name, content]) => `<meta name="${name}" content="${escaped(content)}">`),
    ...Object.entries(property).map(([name, content]) => `<meta property="${name}" content="${escaped(String(content))}">`),
  ].join('\n');
}
