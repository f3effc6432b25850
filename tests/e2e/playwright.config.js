// @ts-check
import { defineConfig } from '@playwright/test';
import { installedForTests } from '../../scripts/browser.mjs';

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
  // What fails is run once more alone, and only then recorded, which costs a third of the time: `playwright` in scripts/steps.mjs.
  retries: 0,
  reporter: [['list'], ['json', { outputFile: '../../test-results/browser.json' }]],
  use: {
    trace: 'off',
    actionTimeout: 30_000,
    launchOptions: {
      executablePath: installedForTests(),
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
