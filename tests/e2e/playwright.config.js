// @ts-check
import { defineConfig } from '@playwright/test';
import { installedBrowser } from '../../scripts/browser.mjs';

/** The tag of tests that want the machine to themselves. */
const ALONE = /@alone/;

export default defineConfig({
  testDir: '.',
  workers: 2,
  // A test may take long on a busy machine: what is held is what comes in the end, not how soon.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  fullyParallel: true,
  projects: [
    { name: 'side by side', grepInvert: ALONE, outputDir: '../../test-results/side-by-side' },
    // With nothing else on the machine: what they look at comes and goes between two frames.
    { name: 'alone', grep: ALONE, outputDir: '../../test-results/alone', workers: 1 },
  ],
  forbidOnly: Boolean(process.env.CI),
  // On a machine that nobody watches. What needed it is named, and is mended: `MOST_UNSTEADY` in scripts/steps.mjs.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list'], ['json', { outputFile: '../../test-results/browser.json' }]],
  use: {
    // Recording costs a third of the time; `--trace retain-on-failure` does it elsewhere.
    trace: process.env.CI ? 'retain-on-failure' : 'off',
    actionTimeout: 30_000,
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
