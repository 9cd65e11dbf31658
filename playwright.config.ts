import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/machine/browser.js';
import { electronExecutable } from './scripts/machine/electron-runtime.js';
import { standInFolder } from './scripts/machine/standin.js';

// Real Electron where its runtime is there, the stand-in everywhere else (or when it is asked for).
if (!electronExecutable() || process.env.INKLING_ELECTRON === 'standin') {
  process.env.ELECTRON_OVERRIDE_DIST_PATH = standInFolder;
  process.env.STANDIN_BROWSER ??= findBrowser();
}

/** Specs of what packaging may break: the start, data, workers, trainer, decoders, files, faults, and each place. */
const packagingTag = /@packaging/;
const isRelease = process.env.INKLING_SPECS === 'all';

export default defineConfig<{ isPackaged: boolean }>({
  testDir: 'test',
  globalSetup: './test/e2e/synthetic-data.ts',
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  // One for each core: an app waits most of its time, for the page or the trainer.
  workers: '100%',
  reporter: 'list',
  outputDir: 'test-results/playwright',
  projects: [
    { name: 'standin', testMatch: 'electron-standin/*.spec.ts' },
    { name: 'built', testMatch: 'e2e/*.spec.ts' },
    { name: 'screenshots', testDir: 'test/screenshots' },
    { name: 'endurance', testDir: 'test/endurance' },
    {
      name: 'packaged',
      // A packaged app asks nobody but GitHub for updates, and has no dev server, without which a start is made to fail.
      testIgnore: ['e2e/failed-start.spec.ts', 'e2e/updates.spec.ts'],
      testMatch: ['e2e/*.spec.ts', 'packaging/*.spec.ts'],
      grep: isRelease ? /./ : packagingTag,
      use: { isPackaged: true },
    },
  ],
});
