// Language, theme and density: changed in Settings, at once, and kept over reloads and starts.

import type { Page } from '@playwright/test';
import { expect, test } from '../support/scenario.ts';

const manifest = `
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  terminationGracePeriodSeconds: 1
  containers:
    - {name: app, image: busybox, imagePullPolicy: Never, command: [sleep, "3600"]}
`;

async function choose(page: Page, setting: string, option: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(setting) }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

test('Simplified Chinese changes the screen, never the terms of Kubernetes, and stays over a reload', async ({
  page,
  client,
  pods,
}) => {
  await client.apply(manifest);
  await pods.expectRow('web', { status: 'Running' });
  await page.getByRole('link', { name: 'Settings' }).click();
  await choose(page, 'Language', '简体中文');
  await expect(page.getByRole('heading', { level: 1, name: '设置' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');

  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: '设置' })).toBeVisible();
  await page.getByRole('link', { name: /^Pod/ }).click();
  const grid = page.getByRole('grid', { name: 'Pod 列表' });
  await expect(grid.getByRole('columnheader', { name: '命名空间' })).toBeVisible();
  await expect(grid.getByRole('gridcell', { name: 'Running', exact: true })).toBeVisible();
  await grid.getByRole('rowheader', { name: 'web' }).click();
  const panel = page.getByRole('complementary');
  await expect(panel.getByRole('tab', { name: 'YAML' })).toBeVisible();
  for (const term of ['PodScheduled', 'ContainersReady', 'BestEffort', 'Scheduled']) {
    await expect(panel.getByText(term, { exact: true }).first()).toBeVisible();
  }
  await expect(panel).toContainText('Successfully assigned default/web to');
  await panel.getByRole('tab', { name: /^容器/ }).click();
  await expect(panel.getByRole('button', { name: /app Running/ })).toBeVisible();
});

test('theme and density survive a restart of the server', async ({ page, podbay }) => {
  await page.getByRole('link', { name: 'Settings' }).click();
  await choose(page, 'Theme', 'Dark');
  await choose(page, 'Row density', 'Compact');
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.goto('about:blank');
  await podbay.end();
  await podbay.launch();
  await page.goto(`${podbay.url}`);
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('button', { name: /Row density/ })).toContainText('Compact');
});
