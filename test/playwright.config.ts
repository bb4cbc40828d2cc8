// The browser suite: drives the built app, in browser mode, with the Chromium that set-up found (Debian's, where
// Playwright's own is not installed). Two workers: half of a test is waiting for the engine, and every server has an
// instance of its own. No traces: they took an eighth of the time; `--trace on` gives one when it is needed.
import { defineConfig } from '@playwright/test';
import { findBrowser } from '../build/setup/browser.mjs';

const executablePath = process.env.PODBAY_BROWSER ?? (await findBrowser());

export default defineConfig({
  testDir: './e2e',
  outputDir: '../test-results',
  fullyParallel: false,
  workers: 2,
  // Real engines and a real browser on a shared machine: one more try, and the summary names what needed it.
  retries: 1,
  forbidOnly: process.env.CI !== undefined,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    actionTimeout: 15_000,
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    launchOptions: executablePath === undefined ? {} : { executablePath },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
});
