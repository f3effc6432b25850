// @ts-check
// Links as they come out of mail, chats, forums and notebooks: they open what they were made to show, or say why not, and what
// could not be opened is not lost.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { figureOn } from '../support/figure.js';
import { expect, test } from '../support/fixtures.js';
import { linkOf } from '../support/link.js';
import { serveFolder } from '../support/static_host.js';
import { THOROUGH } from '../support/thorough.js';
import { TWO_CREASES } from '../support/two_creases.js';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));
const LEAKY = linkOf({ data: 'moons.200.10.1', net: '4-4', act: 'leaky', settings: ['slope=0.1'] });

/** A link whose weights are written with hyphens and underscores in a row. */
const ROWS = linkOf({ net: '2-1', act: 'leaky', settings: ['slope=0.1'], weights: [0x3fbeeffb, 0x3fffffff, 0x3fffffff].flatMap((bits) => [...new Float32Array(new Uint32Array([bits, bits, bits]).buffer)]).concat(1, 2) });

/** What stands behind a link, and is no part of it. */
const TAILS = ['.', '”', '/', '%20', '&fbclid=IwAR0x-Y_z', '?autorun=1', ':~:text=words', '). And so on'];

/** What programs do to a link. @type {Record<string, (link: string) => string>} */
const BENT = {
  'escaped once': (link) => encodeURIComponent(link),
  'escaped twice': (link) => encodeURIComponent(encodeURIComponent(link)),
  'with its # twice': (link) => `#${link}`,
  'with its # escaped': (link) => `%23${link}`,
  'from Markdown': (link) => link.replaceAll('_', '\\_').replaceAll('-', '\\-'),
  'with dashes': (link) => link.replaceAll('--', '—').replaceAll('2-1', '2–1'),
  'from mail': (link) => link.replaceAll('=', '=3D').replace(';act', '=%0D%0A;act'),
  'from mail, its line breaks lost': (link) => link.replaceAll('=', '=3D').replace('act', 'a=ct'),
  'broken into lines': (link) => link.replace(';', ';%0A').replace('net', '%20ne%0D%0At'),
  'with spaces that nobody sees': (link) => link.replace('net', 'n\u200bet').replace('end', '\ufeffend'),
  'in HTML': (link) => `${link.replaceAll('=', '&#61;')}&amp;fbclid=1`,
};

/** @param {import('@playwright/test').Page} page */
const copied = async (page) => {
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toBe('');
  return page.evaluate(() => navigator.clipboard.readText());
};

test('what stands behind a link is dropped without a word, and goes on nowhere', THOROUGH, async ({ figure, page, site }) => {
  const meant = await figure.open(LEAKY);
  for (const tail of TAILS) {
    await test.step(tail, async () => {
      await page.goto('about:blank');
      expect(await figure.open(`${LEAKY}${tail}`), tail).toEqual(meant);
      await expect(figure.root.locator('[data-notice]'), tail).toBeHidden();
      await expect(page, tail).toHaveURL(`${site}play/#${LEAKY}`);
    });
  }
});

test('a bent link opens what it was made to show, and one quiet line says so', THOROUGH, async ({ figure, page, site }) => {
  expect(ROWS).toMatch(/w=.*--.*__/);
  const meant = await figure.open(ROWS);
  for (const [name, bend] of Object.entries(BENT)) {
    await test.step(name, async () => {
      await page.goto('about:blank');
      expect(await figure.open(bend(ROWS)), name).toEqual(meant);
      await expect(figure.root.locator('[data-notice]'), name).toContainText('This link was damaged on its way, and was repaired.');
      await expect(page.locator('body > [role="status"]'), name).toContainText('This link was damaged on its way, and was repaired.');
      await expect(page, name).toHaveURL(`${site}play/#${ROWS}`);
    });
  }
});

test('a damaged key is no unknown key: leaky, or nothing', async ({ figure, page }) => {
  const standard = await figure.open();
  for (const bent of ['*act=leaky', 'Act=leaky', '%26act=leaky']) {
    await page.goto('about:blank');
    expect(await figure.open(LEAKY.replace('act=leaky', bent)), bent).toEqual(standard);
    await expect(figure.notice, bent).toHaveAttribute('data-problem', 'link-field');
  }
});

test('a link cut off right at its beginning says so', async ({ figure, page }) => {
  const standard = await figure.open();
  for (const cut of ['1', '1;', '1;data=xor.200.10.1']) {
    await page.goto('about:blank');
    expect(await figure.open(cut), cut).toEqual(standard);
    await expect(figure.notice, cut).toHaveAttribute('data-problem', 'link-cut-off');
  }
});

test('an address that cannot be opened stays until the reader changes something, and is in the history then', async ({ figure, plane, page, site }) => {
  const bad = TWO_CREASES.slice(0, -20);
  const address = `${site}play/#${bad}`;
  await figure.open(bad);
  await expect(figure.notice).toContainText('cut off');
  const entries = await page.evaluate(() => history.length);

  // Pointing at things changes nothing.
  await figure.canvas('diagram').hover();
  await plane.canvas.hover();
  await expect(figure.root.locator('[data-pointed]')).toContainText('x1 =');
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await figure.notice.getByRole('button', { name: 'Copy the address' }).click();
  expect(await copied(page)).toBe(address);
  await expect(figure.notice.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(page.url()).toBe(address);

  await figure.button('Step').click();
  await expect(page).toHaveURL(/step=1;.*end$/);
  expect(await page.evaluate(() => history.length)).toBe(entries + 1);
  // What follows is no entry of its own again.
  await figure.button('Step').click();
  await expect(page).toHaveURL(/step=2;.*end$/);
  expect(await page.evaluate(() => history.length)).toBe(entries + 1);

  await page.goBack();
  await expect(page).toHaveURL(address);
  await expect(figure.notice).toContainText('cut off');
  expect(await figure.number('step')).toBe(0);
  await page.goForward();
  await expect.poll(() => figure.number('step')).toBe(2);
  await expect(figure.notice).toBeHidden();
});

test('a change that has an entry of its own writes one after an address that cannot be opened, not two', async ({ figure, page }) => {
  await figure.open('1;data=xor.200.10.1');
  const entries = await page.evaluate(() => history.length);
  await figure.setting('data').selectOption('moons');
  await expect(page).toHaveURL(/data=moons.*end$/);
  expect(await page.evaluate(() => history.length)).toBe(entries + 1);
  await page.goBack();
  await expect(page).toHaveURL(/data=xor\.200\.10\.1$/);
});

test('where the clipboard is refused, the address that cannot be opened is shown', async ({ figure, page, site }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('not allowed', 'NotAllowedError'));
    document.execCommand = () => false;
  });
  await figure.open('1;data=xor.200.10.1');
  await figure.notice.getByRole('button', { name: 'Copy the address' }).click();
  await expect(figure.notice.getByRole('link')).toHaveText(`${site}play/#1;data=xor.200.10.1`);
});

test('what follows readers around does not travel on', async ({ figure, page, site }) => {
  await page.goto(`${site}play/?utm_source=letter&keep=a%20b&fbclid=IwAR0&utm_medium=mail#${LEAKY}&fbclid=IwAR1`);
  await figure.ready();
  await figure.button('Copy link').click();
  expect(await copied(page)).toBe(`${site}play/?keep=a%20b#${LEAKY}`);
  await expect(page).toHaveURL(`${site}play/?keep=a%20b#${LEAKY}`);
});

for (const [address, meant] of [
  [`lossy/%231;at=lossy;end`, 'lossy/#1;at=lossy;end'],
  [`play%231;net=3;end`, 'play/#1;net=3;end'],
  [`play/%25231;net=3;end?a=b`, 'play/?a=b#1;net=3;end'],
  [`%231;net=3;end`, '#1;net=3;end'],
]) {
  test(`${address}, with its # escaped, leads to /${meant}`, async ({ page, site, complaints }) => {
    await page.goto(`${site}${address}`);
    await expect.poll(() => page.url()).toBe(`${site}${meant}`);
    complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !complaint.includes('404')));
  });
}

test('the embed page, the element and the single file mend the same', THOROUGH, async ({ page, site, host, complaints }) => {
  const BREAK = '\n';
  const bent = LEAKY.replaceAll('=', '=3D').replace(';net', `=${BREAK};net`);
  const step = (/** @type {import('@playwright/test').Page | import('@playwright/test').FrameLocator} */ where) => where.locator('[data-setting="activation"]');

  await page.goto(`${site}embed/#${LEAKY}?autorun=1`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(step(page)).toHaveValue('leaky');
  await expect(page.locator('[data-notice]')).toBeHidden();
  await page.goto('about:blank');
  await page.goto(`${site}embed/#${encodeURIComponent(bent)}`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(step(page)).toHaveValue('leaky');
  await expect(page.locator('[data-notice]')).toContainText('repaired');
  await page.goto('about:blank');
  await page.goto(`${site}embed/#${LEAKY.slice(0, -4)}`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('cut off');

  // A chapter that is named in a bent link is found.
  await page.goto('about:blank');
  await page.goto(`${site}embed/#1;%0Aat%3Dassembly%E2%80%93line;net=3;end`);
  await expect(page.locator('[data-chapter="assembly-line"]')).toBeVisible();

  const cdn = await serveFolder(DIST, '/cdn/', { headers: { 'access-control-allow-origin': '*' } });
  await page.goto(await host(`<script type="module" src="${cdn.url}component/crease-figure.js"></script><crease-figure autorun link="${bent}" site="${site}"></crease-figure>`));
  await expect(page.locator('crease-figure [data-notice]')).toContainText('repaired');
  await cdn.close();

  const file = new URL(`file://${path.join(DIST, 'crease.html')}`).href;
  await page.goto(`${file}#${encodeURIComponent(bent)}.`);
  const figure = figureOn(page);
  await figure.ready();
  await expect(figure.setting('activation')).toHaveValue('leaky');
  await expect(figure.root.locator('[data-notice]')).toContainText('repaired');
  complaints.splice(0, complaints.length, ...complaints.filter((complaint) => ![file, cdn.url].some((url) => complaint.startsWith(`request: ${url}`))));
});
