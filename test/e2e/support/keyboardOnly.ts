// Work without a mouse: proves that none was used, and finds controls by Tab alone.

import { expect, type Page } from '@playwright/test';

/** Fails the test at its end when a pointer was used after all. */
export async function forbidPointer(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    document.documentElement.dataset['pointers'] = '0';
    for (const type of ['pointerdown', 'mousedown', 'mousemove', 'wheel']) {
      addEventListener(type, () => (document.documentElement.dataset['pointers'] = '1'), { capture: true });
    }
  });
  return async () => {
    await expect(page.locator('html')).toHaveAttribute('data-pointers', '0');
  };
}

/** Presses Tab until `name` has the focus; out of an editor, where Tab indents, by Escape first. */
export async function tabTo(
  page: Page,
  role: 'button' | 'tab' | 'radio' | 'textbox' | 'switch',
  name: string | RegExp,
) {
  const target = page.getByRole(role, { name }).first();
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 40; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    if ((await page.locator('.cm-content:focus').count()) > 0) await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
  }
  await expect(target, 'reached by Tab').toBeFocused();
}
