// Checks what is on screen with axe in both themes. The rules are those of WCAG 2.2 AA and axe's best practices.

import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What depends on the theme; the rest is checked once. */
const colorRules = ['color-contrast', 'link-in-text-block'];

/** Fails with every violation of every theme: rule, element and what is wrong with it. */
export async function expectAccessible(page: Page): Promise<void> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await untilStill(page);
    // There are no frames, which the other mode would open a page for.
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    const { violations } = await (colorScheme === 'light'
      ? axe.withTags(tags)
      : axe.withRules(colorRules)
    ).analyze();
    for (const { id, nodes } of violations) {
      for (const node of nodes) {
        if (id === 'region' && (await isOverlay(page, node.target.join(' ')))) continue;
        found.push(`${colorScheme} ${id}: ${node.html} ${node.failureSummary ?? ''}`);
      }
    }
  }
  expect(found).toEqual([]);
}

/**
 * The one reviewed exception: popovers and tooltips float beside the page, outside its landmarks, with buttons that
 * only screen readers see.
 */
async function isOverlay(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((where) => document.querySelector(where)?.closest('#root') === null, selector);
}

/** A colour that is still fading has a contrast that nobody sees. */
async function untilStill(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState, effect }) => {
      const isEndless = effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY;
      return isEndless || playState !== 'running';
    }),
  );
}
