// @ts-check
// The built page on a static host, and a watch over it that every test has.
import { fileURLToPath } from 'node:url';
import { test as base, expect } from '@playwright/test';
import { figureOn } from './figure.js';
import { planeOn } from './plane.js';
import { serveFolder } from './static_host.js';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

export { expect };

/**
 * @type {import('@playwright/test').Fixtures<
 *   { complaints: string[], figure: import('./figure.js').Figure, plane: import('./plane.js').Plane },
 *   { site: string },
 *   import('@playwright/test').PlaywrightTestArgs & import('@playwright/test').PlaywrightTestOptions,
 *   import('@playwright/test').PlaywrightWorkerArgs & import('@playwright/test').PlaywrightWorkerOptions
 * >}
 */
const fixtures = {
  site: [
    async ({}, use) => {
      const host = await serveFolder(DIST, '/some/sub/path/');
      await use(host.url);
      await host.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => use(site),
  figure: async ({ page }, use) => use(figureOn(page)),
  plane: async ({ figure }, use) => use(planeOn(figure)),
  complaints: [
    async ({ context, site }, use) => {
      /** @type {string[]} */
      const complaints = [];
      watch(context, new URL(site).origin, complaints);
      await use(complaints);
      expect(complaints, 'console messages, errors, and requests to other hosts').toEqual([]);
    },
    { auto: true },
  ],
};

/**
 * Playwright's `test`, with `page.goto('./')` opening the built page under a path that no build could have guessed.
 *
 * A test fails if a page wrote anything to the console, threw, or asked another host for anything: `complaints` lists
 * it. A test that provokes such a thing takes it out of that list.
 */
export const test = base.extend(fixtures);

/**
 * @param {import('@playwright/test').BrowserContext} context
 * @param {string} origin  The only one that may be asked.
 * @param {string[]} complaints  Where they are put.
 */
function watch(context, origin, complaints) {
  context.on('console', (message) => complaints.push(`console ${message.type()}: ${message.text()}`));
  context.on('weberror', (error) => complaints.push(`error: ${error.error().message}`));
  context.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (asked !== origin && protocol !== 'data:' && protocol !== 'blob:') complaints.push(`request: ${request.url()}`);
  });
}
