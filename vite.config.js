// @ts-check
import { defineConfig } from 'vite';
import { noteBundled } from './scripts/notices.mjs';
import { pages } from './scripts/pages/plugin.mjs';

export default defineConfig({
  // Relative addresses: the built page works under any path of any static host.
  base: './',
  publicDir: false,
  build: {
    // Nothing inlined: the Content-Security-Policy allows scripts, styles and fonts from files of ours only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  plugins: [pages(), noteBundled('pages')],
});
