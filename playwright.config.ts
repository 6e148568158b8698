import { defineConfig } from '@playwright/test';
import type { HostOptions } from './tests/support/office-window';

const executablePath = process.env.CHROMIUM_PATH;
const chromium = {
  ...(executablePath ? { executablePath } : {}),
  // As root, as in a container, Chromium runs only without its own sandbox.
  args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : [],
};

/** The same specs in both hosts; `scripts/test.mjs` says which of them can be had here. */
export default defineConfig<HostOptions>({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // One office at a time: the machines that run this are small, and the specs measure waits.
  workers: 1,
  // The longest that a spec may take on a machine that does other things too; no spec waits for it.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  // What cannot be clicked fails then, not when the whole spec's time is over. To record what every page looked like
  // takes a third of a run: a red spec is run again by hand with `--trace on`.
  use: { actionTimeout: 60_000, trace: 'off' },
  projects: [
    {
      name: 'browser',
      use: { host: 'browser', launchOptions: chromium },
      testIgnore: ['**/*.window.spec.ts', '**/*.package.spec.ts'],
    },
    { name: 'window', use: { host: 'window' }, testIgnore: ['**/*.browser.spec.ts', '**/*.package.spec.ts'] },
    {
      // One feature on a page of its own, over a core that is a fake.
      name: 'components',
      testDir: 'tests/renderer/components',
      // The browser's process of a page, and the scripts that it has read, serve the next test too: to start both anew
      // is nine tenths of a small one. Playwright empties the page and takes back what a test changed of it.
      use: { locale: 'es-AR', viewport: { width: 1360, height: 860 }, launchOptions: chromium, reuseContext: true },
    },
    // What `npm run pictures` takes for the README of an office that a clerk imported.
    { name: 'pictures', testMatch: '**/*.pictures.ts', use: { host: 'browser', launchOptions: chromium } },
    { name: 'package', testMatch: '**/*.package.spec.ts' },
  ],
});
