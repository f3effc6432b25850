// @ts-check
// What any static host does, and nothing that only some do: files by their path, with the usual types.
import fs from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** @type {Record<string, string>} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ts': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves a folder on loopback, on a free port.
 * @param {string} folder
 * @param {string} prefix  The path that it stands under, with a slash at both ends; anything else is not found.
 * @param {{ types?: Record<string, string>, headers?: Record<string, string>, compresses?: boolean, watch?: string }} [ways]  What
 *   this host does differently: types by the ending of the file's name, headers of every answer, whether it compresses, a script that
 *   pages which allow scripts of their site run before any other. Not found is answered with 404.html where there is one.
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serveFolder(folder, prefix, { types = {}, headers = {}, compresses = false, watch } = {}) {
  /** @type {Map<string, Buffer>} */
  const compressed = new Map();
  const server = http.createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (watch !== undefined && pathname === `${prefix}watch.js`) {
      response.writeHead(200, { 'content-type': TYPES['.js'] }).end(watch);
      return;
    }
    const file = pathname.startsWith(prefix) && fileFor(folder, pathname.slice(prefix.length));
    const stored = file && (await fs.readFile(file).catch(() => undefined));
    const content = stored && watch !== undefined && file.endsWith('.html') ? watched(stored, `${prefix}watch.js`) : stored;
    if (!file || !content) {
      const lost = await fs.readFile(path.join(folder, '404.html')).catch(() => undefined);
      response.writeHead(404, lost && { 'content-type': TYPES['.html'] }).end(lost);
      return;
    }
    const type = { ...TYPES, ...types }[path.extname(file)] ?? 'application/octet-stream';
    if (!compresses || !/\bbr\b/.test(String(request.headers['accept-encoding']))) {
      response.writeHead(200, { ...headers, 'content-type': type }).end(content);
      return;
    }
    const small = compressed.get(file) ?? brotliCompressSync(content);
    compressed.set(file, small);
    response.writeHead(200, { ...headers, 'content-type': type, 'content-encoding': 'br' }).end(small);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}${prefix}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A page with a script right after its policy, where that allows it. @param {Buffer} content @param {string} address */
const watched = (content, address) => Buffer.from(content.toString().replace(/<meta http-equiv="Content-Security-Policy"[^>]* script-src 'self'[^>]*>/, `$&<script src="${address}"></script>`));

/**
 * @param {string} folder
 * @param {string} address  Below the prefix. The URL parser has resolved every `..` in it.
 */
function fileFor(folder, address) {
  const page = address === '' || address.endsWith('/') ? `${address}index.html` : address;
  return path.join(folder, decodeURIComponent(page));
}

/**
 * Serves one page of someone else's on loopback, on a free port and so an origin of its own.
 * @param {string} html
 * @param {Record<string, string>} [headers]
 */
export async function serveText(html, headers = {}) {
  const server = http.createServer((_, response) => {
    response.writeHead(200, { ...headers, 'content-type': TYPES['.html'] }).end(html);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
