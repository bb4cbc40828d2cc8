// The real page in the Chromium that set-up found, driven by Playwright as a library.

import { type Browser, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../build/setup/browser.mjs';

/** A tall screen: some 50 rows are in sight, and with them rendered. */
const VIEWPORT = { width: 1280, height: 1600 };

export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.PODBAY_BROWSER ?? (await findBrowser());
  return chromium.launch(executablePath === undefined ? {} : { executablePath });
}

/** Opens the app and resolves once its list shows `rows` pods, which must fit into the window. */
export async function openPods(browser: Browser, url: string, rows: number): Promise<Page> {
  const page = await browser.newPage({ viewport: VIEWPORT });
  await page.goto(url);
  if (rows === 0) await page.getByRole('main').waitFor();
  else
    await page.waitForFunction((count) => document.querySelectorAll('[data-row-key]').length >= count, rows);
  return page;
}
