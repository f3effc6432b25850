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
    // Half a kilobyte less on a first visit than what comes with Vite.
    minify: 'terser',
    terserOptions: { module: true, ecma: 2022, compress: { passes: 4, keep_fargs: false } },
    // Every page's script in one file, with all that it imports at once, and a little that several files imported later share.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'main', test: /www\/(page\/main|core\/extras)\.js$|rolldown\/runtime/ }] } } },
  },
  plugins: [pages(), noteBundled('pages')],
});
