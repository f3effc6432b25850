// @ts-check
// The page for addresses that are none: all in one file, since it is served under any path.
import { awayWords } from './away.mjs';
import { inlined } from './single.mjs';
import { escaped } from './text.mjs';

/** @param {import('./list.mjs').PageList} list @param {string} script */
export function lostPage(list, script) {
  const { lost } = awayWords(list.language);
  const style = 'body { font: 1.1875rem/1.55 Georgia, serif; max-width: 36em; margin: 4rem auto; padding: 0 1rem; }';
  return inlined({
    style,
    script,
    policy: "default-src 'none'; connect-src 'self'; img-src data:",
    text: `<!doctype html>
<html lang="${list.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<!-- inlined -->
<title>${escaped(lost.title)}</title>
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
</head>
<body>
<p>${escaped(lost.text)} <a data-nearest href="/">${escaped(lost.link)}</a>.</p>
</body>
</html>
`,
  });
}
