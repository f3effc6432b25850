// @ts-check
// Hosts for the scenarios: of folders of the project, and of pages of strangers. Each has an origin of its own.
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../scripts/command.mjs';
import { serveFolder, serveText } from '../e2e/support/static_host.js';

const WATCH = fs.readFileSync(new URL('./watch.js', import.meta.url), 'utf8');

/** @typedef {Parameters<typeof serveFolder>[2]} Ways */

export const startHosts = () => {
  /** @type {{ close: () => Promise<void> }[]} */
  const served = [];
  return {
    /** The address of a folder. @param {string} folder  From the root of the project. @param {Ways} [ways] */
    async folder(folder, ways) {
      const host = await serveFolder(path.join(ROOT, folder), '/some/path/', { watch: WATCH, ...ways });
      served.push(host);
      return host.url;
    },
    /** The address of a page. @param {string} html @param {Record<string, string>} [headers] */
    async page(html, headers) {
      const host = await serveText(`<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>A course</title>${html}`, headers);
      served.push(host);
      return host.url;
    },
    async close() {
      await Promise.all(served.splice(0).map((host) => host.close()));
    },
  };
};

/** @typedef {ReturnType<typeof startHosts>} Hosts */
