// @ts-check
// Hosts whose policy demands trusted types of every page that they serve: nothing here makes HTML or code of text, so nothing is missed.
import { fileURLToPath } from 'node:url';
import { expect, test } from '../support/fixtures.js';
import { linkOf } from '../support/link.js';
import { serveFolder } from '../support/static_host.js';

const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));
const MOONS = linkOf({ data: 'moons.200.10.1', net: '4' });
const DEMAND = { 'content-security-policy': "require-trusted-types-for 'script'" };

/** Drops what is asked of a host of the test's own. @param {string[]} complaints @param {string} url */
const allow = (complaints, url) => complaints.splice(0, complaints.length, ...complaints.filter((complaint) => !complaint.startsWith(`request: ${url}`)));

test('the pages of such a host train, repeat long runs, pass figures on and read files', async ({ figure, page, complaints }) => {
  const host = await serveFolder(DIST, '/strict/', { headers: DEMAND });
  const begun = page.waitForEvent('worker');
  await page.goto(`${host.url}play/#1;data=xor.200.10.1;net=none;act=relu;batch=1;step=16000000;end`);
  await begun;
  await page.evaluate((link) => void (location.hash = link), MOONS);
  await figure.ready();
  await figure.button('Train').click();
  await expect.poll(() => figure.number('step')).toBeGreaterThan(10);
  await figure.button('Share').click();
  await expect(figure.root.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  const box = page.locator('[data-file-door]');
  await box.locator('summary').click();
  await box.locator('textarea').fill('a,b,class\n0,1,0\n1,0,1\n1,1,1\n');
  await box.getByRole('button', { name: 'Read it' }).click();
  await expect(box.locator('[data-file-preview]')).toContainText('3 points');
  await host.close();
  allow(complaints, host.url);
});

test('the lab of such a host sweeps in its workers', async ({ page, complaints }) => {
  const host = await serveFolder(DIST, '/strict/', { headers: DEMAND });
  await page.goto(`${host.url}lab/#sweep1;x=learning-rate,0.1,1,10;y=bias-start,-2,0;by=activation,relu,leaky;seeds=4;first=0;steps=100;data=xor.200.10.1;net=8;act=relu;init=he;opt=sgd;lr=0.1;batch=160;end`);
  await expect(page.locator('[data-lab-recipe]')).toContainText('48 trainings of');
  const starting = page.waitForEvent('worker', (worker) => worker.url().includes('sweep_worker'));
  await page.getByRole('button', { name: 'Run it here' }).click();
  await starting;
  await expect(page.locator('[data-lab-progress]')).toHaveAttribute('value', '48');
  await host.close();
  allow(complaints, host.url);
});

test('a frame of such a host trains, in a page that demands them as well', async ({ page, host, complaints }) => {
  const apart = await serveFolder(DIST, '/strict/', { headers: DEMAND });
  await page.goto(await host(`<iframe sandbox="allow-scripts" src="${apart.url}embed/#${MOONS}" width="700" height="700"></iframe>`, DEMAND));
  const frame = page.frameLocator('iframe');
  await frame.getByRole('button', { name: 'Run', exact: true }).click();
  await frame.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.poll(async () => Number(await frame.locator('data[data-readout="step"]').getAttribute('value'))).toBeGreaterThan(10);
  await frame.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(frame.getByRole('dialog')).toBeVisible();
  await apart.close();
  allow(complaints, apart.url);
});
