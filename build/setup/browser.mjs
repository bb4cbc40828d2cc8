// Finds the Chromium that the browser suite drives.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { offerPackages } from './offerPackages.mjs';
import { SetupError } from './setupError.mjs';

/** The headless build first: without the browser's own windows the suite takes three quarters of the time. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

async function playwrightChromium() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/** Path of Playwright's own Chromium or of the system's; undefined when there is none. */
export async function findBrowser(env = process.env) {
  const folders = (env.PATH ?? '').split(':').filter(Boolean);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return (await playwrightChromium()) ?? paths.find((path) => existsSync(path));
}

/** @returns {Promise<string>} path of a browser, which is installed from Debian when there is none */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found !== undefined) return found;
  const fix = 'The browser tests need Chromium. Run: npx playwright install --with-deps chromium';
  if (!(await offerPackages('The browser tests need Chromium.', ['chromium-headless-shell'])))
    throw new SetupError(fix);
  const installed = await findBrowser();
  if (installed === undefined) throw new SetupError(fix);
  return installed;
}
