// @ts-check
// The page in a second engine: the same bits, the same numbers, a run that trains.
import assert from 'node:assert/strict';
import test from 'node:test';
import { frozenDigests, press, readout, withFirefox, withHost } from './firefox.js';

const TIMEOUT = 240_000;

test('training in Firefox ends at the very bits of native code', { timeout: TIMEOUT }, () =>
  withHost('www/pkg-extras', (url) =>
    withFirefox(async (browser) => {
      const page = await browser.newPage();
      page.setDefaultTimeout(TIMEOUT);
      // A file of the host that is no page: what is compared is the browser's arithmetic.
      await page.goto(`${url}extras.d.ts`);
      const found = await page.evaluate(async (module) => {
        const { default: init, trainingDigests } = await import(module);
        await init();
        return trainingDigests();
      }, `${url}extras.js`);
      assert.deepEqual(found, frozenDigests());
    }),
  ));

test('the page opens a link in Firefox, trains, and complains of nothing', { timeout: TIMEOUT }, () =>
  withHost('dist', (url) =>
    withFirefox(async (browser) => {
      const page = await browser.newPage();
      /** @type {string[]} */
      const complaints = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      await page.goto(`${url}play/#1;data=circle.200.10.1;net=8;act=relu;step=100;end`);
      // Until the figure lives, the page shows the numbers of its still.
      await page.waitForFunction(() => document.querySelector('[data-chapter="sandbox"] data[data-readout="step"][value="100"]'));
      await page.waitForFunction(() => document.querySelector('[data-chapter="sandbox"] data[data-readout="linear-regions"]:not([value=""])'));
      const before = await readout(page, 'loss');
      await press(page, 'train');
      await page.waitForFunction(() => Number(/** @type {HTMLDataElement} */ (document.querySelector('[data-chapter="sandbox"] data[data-readout="step"]')).value) > 600);
      await press(page, 'train');
      assert.ok((await readout(page, 'loss')) < before);
      assert.ok((await readout(page, 'accuracy')) > 0.95);
      assert.deepEqual(complaints, []);
    }),
  ));
