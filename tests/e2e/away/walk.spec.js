// @ts-check
// A teacher's walk: from each chapter a frame is copied into a page with a strict policy and into slides, and the link is sent
// by mail. Wherever it is opened, it is the same figure with the same numbers.
import { fileURLToPath } from 'node:url';
import { THOROUGH } from '../support/thorough.js';
import { expect, test } from '../support/fixtures.js';
import { serveFolder } from '../support/static_host.js';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const REVEAL = fileURLToPath(new URL('../../hosts/node_modules/reveal.js/dist', import.meta.url));

/** The chapters, and what the teacher does in each before copying. */
const STOPS = [
  { chapter: 'lossy', address: 'lossy/', press: ['4 units', 'One unit fewer'] },
  { chapter: 'negative', address: 'negative/', press: ['Steeper', 'Swap the sides'] },
  { chapter: 'range', address: 'range/', press: ['New weights', 'Step'] },
  { chapter: 'assembly-line', address: 'assembly-line/', press: ['New weights', 'Step'] },
  { chapter: 'sandbox', address: 'play/', press: ['New weights', 'Step', 'Step'] },
];

/** @typedef {import('@playwright/test').Locator} Locator @typedef {import('@playwright/test').Page} Page */

/** The numbers that a figure says, by their names. @param {Locator} root */
const numbersOf = (root) =>
  root.evaluate((figure) => {
    const said = /** @type {HTMLDataElement[]} */ ([...figure.querySelectorAll('data[data-readout], data[data-live]')]);
    return Object.fromEntries(said.filter(({ value }) => value !== '').map(({ dataset, textContent }) => [dataset.readout ?? dataset.live, textContent]));
  });

/** A figure says, of what the teacher's said, the same; and it is that of the chapter. @param {Locator} root @param {Record<string, string>} taught @param {string} where */
const expectSame = async (root, taught, where) => {
  await expect(root.locator('canvas').first(), where).toBeVisible();
  await expect(async () => {
    const said = await numbersOf(root);
    const both = Object.keys(taught).filter((name) => name in said);
    expect(both.length, where).toBeGreaterThan(1);
    expect(Object.fromEntries(both.map((name) => [name, said[name]])), where).toEqual(Object.fromEntries(both.map((name) => [name, taught[name]])));
  }).toPass();
  await expect(root.getByRole('alert').filter({ visible: true }), where).toHaveCount(0);
};

/** What a mail program makes of an address: it breaks long lines, and the reader's programs join them again. @param {string} address */
const byMail = (address) => {
  const lines = (`Dear class, please look at this: <${address}>.`).match(/.{1,76}/g) ?? [];
  const body = lines.join('=\r\n');
  return /<([^>]*)>/.exec(body.replace(/=\r\n/g, ''))?.[1] ?? '';
};

for (const { chapter, address, press } of STOPS) {
  test(`a figure of ${chapter} is the same in a strict page, in slides, and by mail`, THOROUGH, async ({ page, site, host, complaints }) => {
    await page.goto(`${site}${address}`);
    const root = page.locator(`[data-chapter="${chapter}"]`);
    await expect(root.locator('.plane.still')).toBeHidden();
    for (const name of press) await root.getByRole('button', { name, exact: true }).click();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await expect(root.getByRole('button', { name: 'Share', exact: true })).toBeVisible();
    const taught = await numbersOf(root);
    const copied = async (/** @type {Locator} */ button) => {
      await page.evaluate(() => navigator.clipboard.writeText(''));
      await button.click();
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toBe('');
      return page.evaluate(() => navigator.clipboard.readText());
    };
    const link = await copied(root.getByRole('button', { name: 'Copy link', exact: true }));
    await root.getByRole('button', { name: 'Share', exact: true }).click();
    const html = await copied(root.getByRole('dialog').locator('[data-share="frame"]'));

    // Into a page that allows frames of the site and nothing else.
    const policy = `default-src 'none'; frame-src ${new URL(site).origin}; style-src 'unsafe-inline'; img-src data:`;
    await page.goto(await host(html, { 'content-security-policy': policy }));
    const frame = page.frameLocator('iframe');
    await frame.getByRole('button', { name: 'Run', exact: true }).click();
    await expectSame(frame.locator(`[data-chapter="${chapter}"]`), taught, 'in a strict page');

    // Onto a slide, where it runs when that is shown.
    const reveal = await serveFolder(REVEAL, '/reveal/');
    const slide = html.replace(' src="', ' data-src="').replace('embed/#', 'embed/?autorun=1#');
    await page.goto(await host(`<link rel="stylesheet" href="${reveal.url}reveal.css"><div class="reveal"><div class="slides"><section><h2>First</h2></section><section>${slide}</section></div></div><script src="${reveal.url}reveal.js"></script><script>Reveal.initialize({ hash: false, transition: 'none' });</script>`));
    await expect(page.getByRole('heading', { name: 'First' })).toBeVisible();
    await page.evaluate('Reveal.slide(1)');
    await expectSame(page.frameLocator('iframe').locator(`[data-chapter="${chapter}"]`), taught, 'on a slide');

    // By mail.
    await page.goto(byMail(link));
    await expectSame(page.locator(`[data-chapter="${chapter}"]`), taught, 'by mail');
    await reveal.close();
    complaints.push(...complaints.splice(0).filter((complaint) => !complaint.startsWith(`request: ${reveal.url}`)));
  });
}
