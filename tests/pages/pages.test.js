// @ts-check
// Pages put together from a folder of prose: links and ids, what stands on which page, and what heads say.
import assert from 'node:assert/strict';
import test from 'node:test';
import { addressFrom, editionOf, threadLink } from '../../scripts/pages/edition.mjs';
import { CARD, headOf, siteFrom } from '../../scripts/pages/head.mjs';
import { leadLinks, requireSoundIds } from '../../scripts/pages/links.mjs';
import { addressOf, nameOf, readPages, requireFitting } from '../../scripts/pages/list.mjs';
import { append, get, htmlOf, isElement, parseText } from '../../scripts/pages/tree.mjs';
import { LANGUAGES } from '../../www/words/languages.js';

const LIST = readPages();
const [FRONT, LOSSY] = LIST.pages;
const FILE = 'www/prose/en/example.html';

/** A piece of prose with its links led. @param {string} html @param {import('../../scripts/pages/list.mjs').Page} page */
function led(html, page) {
  const tree = parseText(html, FILE);
  leadLinks(LIST, page, tree);
  return htmlOf(tree);
}

test('links lead to where their target is', () => {
  assert.equal(led('<a href="../range/">r</a>', LOSSY), '<a href="./range/">r</a>');
  assert.equal(led('<a href="../">front</a>', LOSSY), '<a href="./">front</a>');
  assert.equal(led('<a href="../range/#last-layer">r</a>', LOSSY), '<a href="./range/#last-layer">r</a>');
  assert.equal(led('<a href="#range">r</a>', LOSSY), '<a href="./range/">r</a>', 'a chapter that is a page’s first thing is the page');
  assert.equal(led('<a href="#last-layer">r</a>', LOSSY), '<a href="./range/#last-layer">r</a>');
  assert.equal(led('<a href="#here">h</a><p id="here">.</p>', FRONT), '<a href="#here">h</a><p id="here">.</p>');
  assert.equal(led('<a href="../play/#1;net=2;end">p</a>', LOSSY), '<a href="./play/#1;net=2;end">p</a>');
  assert.equal(led('<a href="../embed/">e</a><a href="../crease.html">c</a>', LOSSY), '<a href="./embed/">e</a><a href="./crease.html">c</a>');
  assert.equal(led('<a href="https://example.org/#x">e</a>', LOSSY), '<a href="https://example.org/#x">e</a>');
});

test('a link to no page, to no place on one, or to no place at all stops the build', () => {
  for (const href of ['../lossi/', '../range/#first-layer', '#nowhere', '#', 'lossy/', '../embed/#x']) {
    assert.throws(() => led(`<p>\n<a href="${href}">x</a></p>`, LOSSY), { message: `${FILE}:2: the link ${href} leads nowhere (on page lossy)` });
  }
  // What a chapter shows on its own page alone is no place on the front page.
  assert.equal(led('<a href="#lossy-sources">s</a>', FRONT), '<a href="./lossy/#lossy-sources">s</a>');
});

test('an id that a page has twice, or names and has not, stops the build', () => {
  const twice = parseText('<p id="a">1</p>\n<p id="a">2</p>', FILE);
  assert.throws(() => requireSoundIds(LOSSY, twice), { message: `${FILE}:2: the page lossy has the id a twice` });
  const none = parseText('<p aria-describedby="a b" id="a">1</p>', FILE);
  assert.throws(() => requireSoundIds(LOSSY, none), { message: `${FILE}:1: aria-describedby names b, and the page lossy has no such id` });
  requireSoundIds(LOSSY, parseText('<p aria-labelledby="a" id="a">1</p>', FILE));
});

test('with a public address every page is canonical to itself', () => {
  const site = siteFrom('https://example.org/crease');
  assert.equal(site, 'https://example.org/crease/');
  for (const entry of LIST.pages) {
    const holder = parseText('');
    append(holder, ...headOf(LIST, entry, site));
    const head = htmlOf(holder);
    const address = `https://example.org/crease/${addressOf(entry)}`;
    assert.ok(head.includes(`<link rel="canonical" href="${address}">`));
    assert.ok(head.includes(`<meta property="og:url" content="${address}">`));
    assert.ok(head.includes(`<meta property="og:image" content="https://example.org/crease/cards/${nameOf(entry)}.png"`));
    assert.ok(head.includes(`<meta property="og:image:width" content="${CARD.width}">`));
  }
  assert.equal(siteFrom(undefined), undefined);
  assert.throws(() => siteFrom('example.org'), /CREASE_SITE/);
});

test('a title or description that cards would cut off, or a picture without words, stops the build, and its page is named', () => {
  assert.throws(() => requireFitting({ ...LOSSY, title: 'a'.repeat(81) }), /page lossy: its title has 81/);
  assert.throws(() => requireFitting({ ...LOSSY, description: 'a'.repeat(251) }), /page lossy: its description has 251/);
  assert.throws(() => requireFitting({ ...LOSSY, title: '' }), /page lossy/);
  assert.throws(() => requireFitting({ ...LOSSY, picture: { ...LOSSY.picture, alt: '' } }), /page lossy: its picture has no alt text/);
});

test('an address that the build is told is one, or the variable is named', () => {
  assert.equal(addressFrom('CREASE_SOURCE', 'https://example.org/crease'), 'https://example.org/crease');
  assert.equal(addressFrom('CREASE_SOURCE', undefined), undefined);
  assert.throws(() => addressFrom('CREASE_SOURCE', 'example.org'), /CREASE_SOURCE/);
  assert.throws(() => addressFrom('CREASE_THREAD', 'ftp://example.org'), /CREASE_THREAD/);
});

/** What a function returns while the environment says this. @template T @param {Record<string, string>} said @param {() => T} work @returns {T} */
function told(said, work) {
  const before = { ...process.env };
  for (const name of ['CREASE_SOURCE', 'CREASE_REPORT', 'CREASE_THREAD']) delete process.env[name];
  Object.assign(process.env, said);
  try {
    return work();
  } finally {
    process.env = before;
  }
}

/** The addresses that nodes link. @param {import('../../scripts/pages/tree.mjs').Child[]} nodes */
const linked = (nodes) => nodes.filter(isElement).map((link) => get(link, 'href'));

test('the footer links the source and where mistakes are reported, and the thread page its thread, as far as the build was told', () => {
  assert.deepEqual(linked(told({}, () => [...editionOf(LIST), ...threadLink(LIST)])), []);
  const source = 'https://example.org/crease';
  assert.deepEqual(linked(told({ CREASE_SOURCE: source }, () => editionOf(LIST))), [source, `${source}/issues/new`]);
  assert.deepEqual(linked(told({ CREASE_SOURCE: source, CREASE_REPORT: 'https://example.org/mail' }, () => editionOf(LIST))), [source, 'https://example.org/mail']);
  assert.deepEqual(linked(told({ CREASE_THREAD: 'https://example.org/t/1' }, () => threadLink(LIST))), ['https://example.org/t/1']);
});

test('every language has its pages, and the first is at the root', () => {
  for (const language of LANGUAGES) assert.equal(readPages(language).language, language);
  assert.equal(readPages().language, LANGUAGES[0]);
});
