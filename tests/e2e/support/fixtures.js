// @ts-check
// The built page on a static host, and a watch over it that every test has.
import { fileURLToPath } from 'node:url';
import { test as base, expect } from '@playwright/test';
import { figureOn } from './figure.js';
import { planeOn } from './plane.js';
import { serveFolder, serveText } from './static_host.js';

const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));

export { expect };

/**
 * Serves a page of somebody else's from an origin of its own, and returns its address. What is asked of that origin is no
 * complaint.
 * @typedef {(html: string, headers?: Record<string, string>) => Promise<string>} Host
 */

/**
 * @type {import('@playwright/test').Fixtures<
 *   { complaints: string[], host: Host, figure: import('./figure.js').Figure, plane: import('./plane.js').Plane },
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
  host: async ({ complaints }, use) => {
    /** @type {Awaited<ReturnType<typeof serveText>>[]} */
    const hosts = [];
    await use(async (html, headers) => {
      const served = await serveText(`<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>A course</title>${html}`, headers);
      hosts.push(served);
      return served.url;
    });
    await Promise.all(hosts.map(({ close }) => close()));
    const others = complaints.filter((complaint) => !hosts.some(({ url }) => complaint.startsWith(`request: ${url}`)));
    complaints.splice(0, complaints.length, ...others);
  },
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
