// Work without a mouse: create, inspect, delete and undo; where the focus is and where it goes back to.

import type { Page } from '@playwright/test';
import { forbidPointer, tabTo } from '../support/keyboardOnly.ts';
import { expect, test } from '../support/scenario.ts';

const manifest = `
apiVersion: v1
kind: Pod
metadata: {name: keys}
spec:
  terminationGracePeriodSeconds: 1
  containers:
    - {name: app, image: busybox, imagePullPolicy: Never, command: [sleep, "3600"]}
`;

test('creates a pod from a sample, inspects it, deletes it and takes that back', async ({ page, pods }) => {
  const noPointer = await forbidPointer(page);
  const { keyboard } = page;
  await expect(page.getByRole('heading', { name: 'No pods yet' })).toBeVisible();

  await test.step('from a sample to a running pod', async () => {
    await keyboard.press('Control+n');
    await tabTo(page, 'button', /shared-processes\.yaml$/);
    await keyboard.press('Enter');
    const editor = page.getByRole('textbox', { name: 'Manifest' });
    await expect(editor).toContainText('shareProcessNamespace');
    await tabTo(page, 'button', 'Review');
    await keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Review' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Apply', exact: true })).toBeEnabled();
    await tabTo(page, 'button', 'Apply');
    await keyboard.press('Enter');
    await expect(page.getByText(/^pod\/[a-z-]+ created$/)).toBeVisible();
    await keyboard.press('Control+1');
    await expect(pods.grid.getByRole('gridcell', { name: 'Running', exact: true })).toBeVisible();
  });

  const [name = ''] = await pods.names();
  const panel = page.getByRole('complementary', { name: `Details of ${name}` });

  await test.step('describe, events and YAML', async () => {
    for (let presses = 0; presses < 12 && !(await isFocused(page, 'row')); presses++)
      await keyboard.press('F6');
    await expect(pods.row(name)).toBeFocused();
    await keyboard.press('d');
    await expect(panel.getByRole('tab', { name: 'Describe' })).toHaveAttribute('aria-selected', 'true');
    await expect(pods.row(name)).toBeFocused();
    await keyboard.press('Enter');
    await expect(panel.locator(':focus')).toHaveCount(1);
    await tabTo(page, 'tab', 'Describe');
    await keyboard.press('ArrowRight');
    await expect(panel.getByRole('tab', { name: /^Containers/ })).toBeFocused();
    await keyboard.press('ArrowRight');
    await expect(panel.getByRole('tab', { name: /^Logs/ })).toBeFocused();
    await keyboard.press('ArrowRight');
    await expect(panel.getByRole('tab', { name: 'Terminal' })).toBeFocused();
    await keyboard.press('ArrowRight');
    await expect(panel.getByRole('tab', { name: /^Events/ })).toBeFocused();
    await expect(panel.getByRole('tabpanel', { name: /^Events/ })).toContainText('Started container');
    await keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(pods.row(name)).toBeFocused();
    await keyboard.press('y');
    await expect(panel.getByRole('textbox')).toContainText('kind: Pod');
    await keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await keyboard.press('e');
    await expect(page.getByRole('textbox', { name: 'Manifest' })).toContainText(`name: ${name}`);
    await keyboard.press('Control+1');
    for (let presses = 0; presses < 12 && !(await isFocused(page, 'row')); presses++)
      await keyboard.press('F6');
  });

  await test.step('delete, with Cancel first, then undo', async () => {
    await keyboard.press('Delete');
    const dialog = page.getByRole('alertdialog', { name: `Delete pod ${name}?` });
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await keyboard.press('Escape');
    await expect(pods.row(name)).toBeFocused();
    await keyboard.press('Control+d');
    await tabTo(page, 'textbox', 'Grace period in seconds');
    await keyboard.type('1');
    await tabTo(page, 'button', 'Delete');
    await keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await tabTo(page, 'button', 'Undo');
    await keyboard.press('Enter');
    await expect(page.getByText(`Restored ${name}`)).toBeVisible();
    await pods.expectRow(name, { status: 'Running', timeoutMs: 60_000 });
  });
  await noPointer();
});

test('palette, filter, regions and the Escape ladder', async ({ page, client, pods }) => {
  await client.apply(manifest);
  await client.apply(manifest.replace('name: keys', 'name: other'));
  const noPointer = await forbidPointer(page);
  const { keyboard } = page;
  await pods.expectRow('keys', { status: 'Running' });
  await pods.expectRow('other', { status: 'Running' });

  await test.step('the palette opens a pod and gives the focus back', async () => {
    await keyboard.press('/');
    await expect(pods.filter).toBeFocused();
    await keyboard.press('Control+k');
    const palette = page.getByRole('combobox', { name: 'Command palette' });
    await expect(palette).toBeFocused();
    await keyboard.press('Escape');
    await expect(pods.filter).toBeFocused();
    await keyboard.press('Control+k');
    await keyboard.type('keys');
    await expect(page.getByRole('option', { name: /^keys/ })).toBeVisible();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(page.getByRole('complementary', { name: 'Details of keys' })).toBeVisible();
  });

  await test.step('one Escape takes back one thing: filter, selection, panel', async () => {
    await keyboard.press('Control+f');
    await keyboard.type('keys');
    await expect(pods.grid.getByRole('rowheader')).toHaveText(['keys']);
    await keyboard.press('ArrowDown');
    await expect(pods.row('keys')).toBeFocused();
    await keyboard.press('Space');
    await expect(page.getByText('1 selected')).toBeVisible();
    await keyboard.press('Escape');
    await expect(pods.grid.getByRole('rowheader')).toHaveText(['keys', 'other']);
    await expect(page.getByText('1 selected')).toBeVisible();
    await keyboard.press('Escape');
    await expect(page.getByText('1 selected')).toBeHidden();
    await expect(page.getByRole('complementary', { name: 'Details of keys' })).toBeVisible();
    await keyboard.press('Escape');
    await expect(page.getByRole('complementary')).toBeHidden();
    await expect(pods.row('keys')).toBeFocused();
  });

  await test.step('a panel that is closed while walking through the rows stays closed', async () => {
    const panels = page.getByRole('complementary');
    await keyboard.press('Enter');
    await expect(panels).toHaveCount(1);
    await keyboard.press('ArrowDown');
    await keyboard.press('Escape');
    const closedAt = await page.evaluate(() => performance.now());
    await expect(panels).toHaveCount(0);
    await page.waitForFunction((since) => performance.now() - since > 300, closedAt);
    await expect(panels).toHaveCount(0);
    await keyboard.press('ArrowUp');
    await expect(pods.row('keys')).toBeFocused();
  });

  await test.step('F6 goes round the regions and comes back to the same row', async () => {
    const visited: string[] = [];
    for (let presses = 0; presses < 4; presses++) {
      await keyboard.press('F6');
      visited.push(
        await page.evaluate(
          () => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region'] ?? '',
        ),
      );
    }
    expect(visited.toSorted()).toEqual(['page', 'rail', 'status', 'topbar']);
    await expect(pods.row('keys')).toBeFocused();
    await keyboard.press('Shift+F6');
    await expect(page.getByRole('navigation', { name: 'Sections' }).locator(':focus')).toHaveCount(1);
    await keyboard.press('F6');
    await expect(pods.row('keys')).toBeFocused();
  });

  await test.step('menus and dialogs give the focus back', async () => {
    await keyboard.press('Shift+F10');
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await keyboard.press('Escape');
    await expect(pods.row('keys')).toBeFocused();
    await keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await keyboard.press('Escape');
    await keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Command palette' })).toBeFocused();
    await keyboard.press('Escape');
    await expect(pods.row('keys')).toBeFocused();
  });
  await noPointer();
});

test('when the focused row is deleted the focus goes to the next one', async ({ page, client, pods }) => {
  await client.apply(manifest);
  await client.apply(manifest.replace('name: keys', 'name: other'));
  await pods.expectRow('keys', { status: 'Running' });
  await pods.expectRow('other', { status: 'Running' });
  await pods.row('keys').focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await tabTo(page, 'button', 'Delete');
  await page.keyboard.press('Enter');
  await expect(pods.row('keys')).toHaveCount(0);
  await expect(pods.row('other')).toBeFocused();
});

async function isFocused(page: Page, role: string): Promise<boolean> {
  return page.evaluate((wanted) => document.activeElement?.getAttribute('role') === wanted, role);
}
