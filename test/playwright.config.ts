// The browser suite: drives the built app, in browser mode, with the Chromium that set-up found (Debian's, where
// Playwright's own is not installed). One worker: the tests share one Docker Engine.
import { defineConfig } from '@playwright/test';
import { findBrowser } from '../build/setup/browser.mjs';

const executablePath = process.env.PODBAY_BROWSER ?? (await findBrowser());

export default defineConfig({
  testDir: './e2e',
  outputDir: '../test-results',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    actionTimeout: 15_000,
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: executablePath === undefined ? {} : { executablePath },
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
});
