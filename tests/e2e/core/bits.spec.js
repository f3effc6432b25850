// @ts-check
// Training in this browser, whichever it is, next to the bits of native code: 10,000 steps with every activation, loss,
// optimiser and decay.
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { serveFolder } from '../support/static_host.js';

const MODULE = fileURLToPath(new URL('../../../www/pkg-extras', import.meta.url));
const FROZEN = fileURLToPath(new URL('../../../crate/tests/fixtures/digests.json', import.meta.url));

test('training ends at the very bits of native code', async ({ page }) => {
  const host = await serveFolder(MODULE, '/');
  // A page that has nothing but the module: what is compared is the browser's arithmetic.
  await page.route('**/empty', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bits</title>' }));
  await page.goto(`${host.url}empty`);
  const found = await page.evaluate(async (url) => {
    const { default: init, trainingDigests } = await import(url);
    await init();
    return trainingDigests();
  }, `${host.url}extras.js`);
  await host.close();
  expect(found).toEqual(JSON.parse(fs.readFileSync(FROZEN, 'utf8')));
});
