// Small windows and large text: nothing scrolls sideways and no text is cut without a way to read it.

import type { Page } from '@playwright/test';
import { expect, test } from '../support/scenario.ts';

const manifest = `
apiVersion: v1
kind: Pod
metadata: {name: a-pod-with-quite-a-long-name, labels: {app.kubernetes.io/name: demonstration}}
spec:
  terminationGracePeriodSeconds: 1
  containers:
    - {name: app, image: busybox, imagePullPolicy: Never, command: [sleep, "3600"], ports: [{containerPort: 80}]}
`;

const windows = [
  { name: '960x600', width: 960, height: 600, textPercent: 100 },
  { name: '1280x800 with text at 200 %', width: 1280, height: 800, textPercent: 200 },
] as const;

/** As the browser's own setting does, which media queries see too. */
async function setTextSize(page: Page, percent: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: (16 * percent) / 100 } });
  await page.reload();
}

/** Everything that sticks out of the window, and scroll boxes that scroll sideways. The editors may. */
async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const describe = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} ${element.textContent?.slice(0, 40) ?? ''}`;
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page');
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest('.cm-editor, .visually-hidden, svg, [role=option]')) continue;
      const box = element.getBoundingClientRect();
      if (box.width > 0 && box.height > 0 && (box.right > innerWidth + 1 || box.left < -1)) {
        found.push(`outside: ${describe(element)}`);
      }
      const { overflowX } = getComputedStyle(element);
      if ((overflowX === 'auto' || overflowX === 'scroll') && element.scrollWidth > element.clientWidth + 1) {
        found.push(`scrolls: ${describe(element)}`);
      }
      // A button has nowhere else to show its words.
      if (element.matches('button, [role=tab]') && element.scrollWidth > element.clientWidth + 1) {
        if (!element.hasAttribute('title') && !element.hasAttribute('aria-label'))
          found.push(`cut: ${describe(element)}`);
      }
    }
    return found;
  });
}

/** The panel of a narrow window leaves the list its names and states. */
async function expectStatusBeside(page: Page): Promise<void> {
  const status = page.getByRole('main').getByRole('gridcell', { name: 'Running' });
  const right = (await status.boundingBox().then((box) => box && box.x + box.width)) ?? Infinity;
  expect(right).toBeLessThanOrEqual((await page.getByRole('complementary').boundingBox())?.x ?? 0);
}

for (const { name, width, height, textPercent } of windows) {
  test(`every page fits a window of ${name}`, async ({ page, podbay, client, pods }) => {
    await client.apply(manifest);
    await page.setViewportSize({ width, height });
    await setTextSize(page, textPercent);
    await pods.expectRow('a-pod-with-quite-a-long-name', { status: 'Running' });
    const check = async (what: string) => {
      await expect(async () => expect(await overflowing(page), what).toEqual([])).toPass({ timeout: 5_000 });
    };
    const pod = { namespace: 'default', name: 'a-pod-with-quite-a-long-name' };
    // One that works, and one whose port the server has itself.
    await client.api.forwards.open({ pod, podPort: 80, localPort: 0, scheme: 'http' });
    await client.api.forwards.open({ pod, podPort: 9000, localPort: Number(new URL(podbay.url).port) });
    await check('pods');
    const open = async (hash: string) => {
      await page.evaluate((value) => {
        location.hash = value;
      }, hash);
    };
    for (const tab of ['describe', 'containers', 'events', 'yaml']) {
      await open(`#/pods/default/a-pod-with-quite-a-long-name?tab=${tab}`);
      await expect(page.getByRole('complementary')).toBeVisible();
      await check(tab);
      if (textPercent === 100) await expectStatusBeside(page);
    }
    for (const [hash, title] of [
      ['#/new', 'New pod'],
      ['#/events', 'Events'],
      ['#/forwards', 'Port forwards'],
      ['#/settings', 'Settings'],
      ['#/help', 'Help'],
    ] as const) {
      await open(hash);
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      await check(title);
    }
    await open('#/pods');
    await pods.row('a-pod-with-quite-a-long-name').focus();
    await page.keyboard.press('Delete');
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await check('delete dialog');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox')).toBeFocused();
    await check('palette');
  });
}
