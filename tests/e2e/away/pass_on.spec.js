// @ts-check
// A figure that was embedded is passed on as that of a page is: pictures and code where saving is possible, and copies that
// lead to the very figure.
import fs from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from '../support/fixtures.js';
import { serveFolder } from '../support/static_host.js';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));
const SCENE = '1;at=range;data=xor.200.10.1;net=4;act=relu;seed=8;step=20;end';

/** @typedef {import('@playwright/test').FrameLocator | import('@playwright/test').Page} Figure */

/** Runs a figure, opens its dialog, and gives that. @param {Figure} figure */
const dialogOf = async (figure) => {
  await figure.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(figure.locator('data[data-readout="step"]')).toHaveAttribute('value', '20');
  await figure.getByRole('button', { name: 'Share', exact: true }).click();
  return figure.getByRole('dialog');
};

/** Picture and code of a figure are saved, and copies lead to it. @param {import('@playwright/test').Page} page @param {Figure} figure @param {string} site */
const expectPassedOn = async (page, figure, site) => {
  const dialog = await dialogOf(figure);
  const address = await dialog.getByRole('textbox', { name: 'Link to this figure' }).inputValue();
  expect(address).toMatch(new RegExp(`^${site}range/#1;.*at=range;.*end$`));
  for (const [name, file, mark] of /** @type {[string, string, RegExp][]} */ ([['png', 'crease-plane.png', /^.PNG/], ['numpy', 'network_numpy.py', /import numpy/], ['svg', 'crease-plane.svg', /<svg/]])) {
    const saving = page.waitForEvent('download');
    await dialog.locator(`[data-share="${name}"]`).click();
    const download = await saving;
    expect(download.suggestedFilename()).toBe(file);
    expect((await fs.readFile(await download.path())).toString('latin1')).toMatch(mark);
  }
  await dialog.locator('[data-share="code"]').click();
  await expect(dialog.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  await dialog.locator('[data-share="frame"]').click();
  await expect(dialog.getByRole('status')).toHaveText('Copied');
  const html = await page.evaluate(() => navigator.clipboard.readText());
  expect(/ src="([^"#]*)#([^"]*)"/.exec(html)?.slice(1)).toEqual([`${site}embed/`, address.split('#')[1]]);
};

test('a frame saves pictures and code, and its copies are the figure', async ({ page, site, host }) => {
  await page.goto(await host(`<iframe allow="clipboard-write" src="${site}embed/#${SCENE}" width="690" height="640"></iframe>`));
  await expectPassedOn(page, page.frameLocator('iframe'), site);
});

test('so does an element', async ({ page, host, complaints }) => {
  const cdn = await serveFolder(DIST, '/cdn/', { headers: { 'access-control-allow-origin': '*' } });
  await page.goto(await host(`<script type="module" src="${cdn.url}component/crease-figure.js"></script><crease-figure link="${SCENE}" site="${cdn.url}"></crease-figure>`));
  await expectPassedOn(page, page, cdn.url);
  await cdn.close();
  complaints.push(...complaints.splice(0).filter((complaint) => !complaint.startsWith(`request: ${cdn.url}`)));
});

test('where a frame may not save, the picture and the code are shown to be taken by hand', async ({ page, site, host, complaints }) => {
  await page.goto(await host(`<iframe sandbox="allow-scripts" src="${site}embed/#${SCENE}" width="690" height="640"></iframe>`));
  const frame = page.frameLocator('iframe');
  const dialog = await dialogOf(frame);
  await dialog.locator('[data-share="png"]').click();
  const picture = dialog.getByRole('img', { name: 'The input plane', exact: false });
  await expect.poll(() => picture.evaluate((/** @type {HTMLImageElement} */ image) => image.complete && image.naturalWidth)).toBeGreaterThan(100);
  await dialog.locator('[data-share="numpy"]').click();
  await expect(dialog.getByRole('textbox', { name: 'Text to copy' })).toHaveValue(/import numpy/);
  complaints.length = 0;
});

test('the dialog of a frame is loaded when it is asked for', async ({ page, site }) => {
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.split('/').at(-1) ?? ''));
  await page.goto(`${site}embed/#${SCENE}`);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Share', exact: true })).toBeVisible();
  expect(asked.filter((name) => name.startsWith('share'))).toEqual([]);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(asked.filter((name) => name.startsWith('share'))).toHaveLength(1);
});
