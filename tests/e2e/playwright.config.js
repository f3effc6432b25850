// @ts-check
import { defineConfig } from '@playwright/test';
import { installedBrowser } from '../../scripts/browser.mjs';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/browser',
  // One at a time: some tests train against the clock.
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: '../../test-results/browser.json' }]],
  use: {
    trace: 'retain-on-failure',
    actionTimeout: 10_000,
    launchOptions: {
      executablePath: installedBrowser(),
      // No sandbox, since CI runs as root; the rest keeps Chromium from calling home.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
