// @ts-check
// The policy of every page that is built, by what it blocks: whatever a fault might let in, no page runs it, shows it, or asks another
// host for it.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { everyPage } from '../support/thorough.js';
import { expect, test } from '../support/fixtures.js';
import { serveText } from '../support/static_host.js';

const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));

/** Every page there is, by its path. */
const PAGES = fs
  .readdirSync(DIST, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html'))
  .sort();

/** What is tried on each page, and what the policy has to answer it with. */
const ATTEMPTS = {
  'a script in the page': 'script-src-elem',
  'a script of another host': 'script-src-elem',
  'a handler in an attribute': 'script-src-attr',
  'code of text': 'script-src',
  'a style in the page': 'style-src-elem',
  'a style in an attribute': 'style-src-attr',
  'a style of another host': 'style-src-elem',
  'a picture of another host': 'img-src',
  'a request to another host': 'connect-src',
  'a beacon to another host': 'connect-src',
  'a frame of another host': 'frame-src',
  'a sound of another host': 'media-src',
  'an object of another host': 'object-src',
  'a worker made of text': 'worker-src',
  'a form to another host': 'form-action',
  'another base for addresses': 'base-uri',
};

/** The single file makes the workers of its lab of the text that it holds. */
const MAKES_WORKERS = 'crease.html';

/** Runs in the page: tries it all, keeps what was answered, and says what happened all the same. @param {string} other  Another host. */
const tryAll = async (other) => {
  /** Some are answered later. @type {string[]} */
  const blocked = (/** @type {any} */ (window).blocked = []);
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => blocked.push(effectiveDirective));
  const { head, body } = document;
  /** @param {string} tag @param {Record<string, string>} attributes @param {string} [text] */
  const make = (tag, attributes, text = '') => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.textContent = text;
    return element;
  };
  /** @type {any} */ (window).run = [];
  head.append(make('script', {}, 'window.run.push("script")'));
  head.append(make('script', { src: `${other}script.js` }));
  const button = make('button', { onclick: 'window.run.push("handler")' });
  body.append(button);
  button.click();
  // Later, since DevTools may: what it runs by itself is under no policy.
  setTimeout(() => {
    try {
      // oxlint-disable-next-line no-eval -- that it is refused is what is tested
      (0, eval)('window.run.push("text")');
    } catch {
      // Refused.
    }
  });
  head.append(make('style', {}, 'body { --tried: style }'));
  body.append(make('p', { style: '--tried: attribute' }, 'tried'));
  head.append(make('link', { rel: 'stylesheet', href: `${other}style.css` }));
  body.append(make('img', { src: `${other}picture.png` }));
  await fetch(`${other}data`).catch(() => {});
  navigator.sendBeacon(`${other}beacon`, '');
  body.append(make('iframe', { src: `${other}frame` }));
  body.append(make('audio', { src: `${other}sound`, preload: 'auto' }));
  body.append(make('object', { data: `${other}object`, type: 'image/png' }));
  try {
    new Worker(URL.createObjectURL(new Blob(['']))).addEventListener('error', (event) => event.preventDefault());
  } catch {
    // Refused.
  }
  head.append(make('base', { href: other }));
  const form = /** @type {HTMLFormElement} */ (make('form', { action: `${other}form`, target: '_self' }));
  body.append(form);
  form.submit();
  const styled = getComputedStyle(body).getPropertyValue('--tried') + getComputedStyle(/** @type {Element} */ (body.querySelector('p[style]'))).getPropertyValue('--tried');
  return { styled, base: document.baseURI === location.href };
};

for (const file of PAGES) {
  test(`the policy of ${file} blocks what is not the page's own`, everyPage(file), async ({ page, site, complaints }) => {
    /** @type {string[]} */
    const asked = [];
    const other = await serveText('another host');
    await page.route(`${other.url}**`, (route) => {
      asked.push(route.request().url());
      return route.abort();
    });
    // The page for addresses that are none would go on to one that is.
    const alone = file === '404.html' ? await serveText(fs.readFileSync(path.join(DIST, file), 'utf8')) : undefined;
    await page.goto(alone?.url ?? `${site}${file}`);
    await page.waitForLoadState('load');
    const { styled, base } = await page.evaluate(tryAll, other.url);
    const wanted = [...new Set(Object.entries(ATTEMPTS).flatMap(([what, directive]) => (file === MAKES_WORKERS && what === 'a worker made of text' ? [] : [directive])))].sort();
    await expect.poll(() => page.evaluate(() => [...new Set(/** @type {any} */ (window).blocked)].sort())).toEqual(wanted);
    const run = await page.evaluate(() => /** @type {any} */ (window).run);
    expect({ run, styled, base, asked }).toEqual({ run: [], styled: '', base: true, asked: [] });
    await alone?.close();
    await other.close();
    // The browser's own words for all that was blocked.
    complaints.splice(0);
  });
}
