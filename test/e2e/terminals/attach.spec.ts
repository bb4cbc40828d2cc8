// Attaching: Watch first, input only by its switch, and the container goes on whatever happens here.

import type { Page } from '@playwright/test';
import { forbidPointer, tabTo } from '../support/keyboardOnly.ts';
import { expect, seed, test } from '../support/scenario.ts';
import { startTerminalPod } from '../support/terminalPods.ts';
import { TerminalView } from '../support/terminalView.ts';

async function f6Until(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 12; presses++) {
    if ((await page.locator(`${selector}:focus, ${selector} :focus`).count()) > 0) return;
    await page.keyboard.press('F6');
  }
  await expect(page.locator(`${selector} :focus`)).toHaveCount(1);
}

test('scenario 11 by keyboard alone', async ({ page, pods, client, engine, newPod }) => {
  await client.api.settings.update({ patch: { terminal: { gpu: false } } });
  const noPointer = await forbidPointer(page);
  const { keyboard } = page;
  const watch = new TerminalView(page, 'Watch nginx/shell');

  await test.step('applies the manifest', async () => {
    await keyboard.press('Control+n');
    await tabTo(page, 'textbox', 'Manifest');
    await page.evaluate((text) => navigator.clipboard.writeText(text), seed('nginx-shared-pid'));
    await keyboard.press('Control+A');
    await keyboard.press('Control+V');
    await tabTo(page, 'button', 'Review');
    await keyboard.press('Enter');
    await expect(newPod.applyButton).toBeEnabled();
    await tabTo(page, 'button', 'Apply');
    await keyboard.press('Enter');
    await keyboard.press('Control+1');
    await pods.expectRow('nginx', { status: 'Running', ready: '2/2' });
  });

  const attach = async () => {
    await f6Until(page, '[role="row"]');
    await keyboard.press('a');
    await expect(page.getByRole('menuitem', { name: 'nginx' })).toBeFocused();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await watch.expectFocus();
    await expect(watch.state('Live')).toBeVisible();
  };
  const switchInputOn = async () => {
    await keyboard.press('F6');
    await tabTo(page, 'switch', 'Send input');
    await keyboard.press('Space');
    await watch.expectFocus();
  };

  await test.step('watches the shell: nothing that is typed is sent', async () => {
    await attach();
    await expect(watch.region.getByText('Watch', { exact: true })).toBeVisible();
    await keyboard.type('echo never\n');
    await expect(watch.region.getByRole('switch', { name: 'Send input' })).not.toBeChecked();
  });

  await test.step('sends input: /pause is PID 1, nginx’s processes are listed', async () => {
    await switchInputOn();
    await watch.run('ps ax');
    await watch.expectText(/^ *1 .*\/pause/m);
    await watch.expectText('nginx: master process');
    expect(await watch.text()).not.toContain('never');
  });

  await test.step('Ctrl+C asks first', async () => {
    await keyboard.press('Control+c');
    const dialog = page.getByRole('alertdialog', { name: 'Send an interrupt?' });
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('detaching leaves the shell running, and attaching again works', async () => {
    await watch.input.focus();
    await watch.run('kept=yes');
    await watch.expectText('kept=yes');
    await keyboard.press('Control+Shift+W');
    await expect(watch.region).toHaveCount(0);
    expect(await engine.inspect('nginx', 'shell', '.State.Running')).toBe('true');
    await attach();
    await watch.expectText('ps ax');
    await switchInputOn();
    await watch.run('echo again-$kept');
    await watch.expectText(/^again-yes$/m);
    await pods.expectRow('nginx', { status: 'Running', ready: '2/2', restarts: '0' });
  });
  await noPointer();
});

test('without a TTY whole lines are sent; without stdin nothing can be', async ({
  page,
  pods,
  client,
  engine,
}) => {
  await startTerminalPod(client, 'pipes', [
    { name: 'cat', image: 'busybox', command: ['cat'], stdin: true },
    {
      name: 'clock',
      image: 'busybox',
      command: ['sh', '-c', 'echo tick; trap "exit 0" TERM; sleep 3600 & wait'],
    },
  ]);
  const cat = new TerminalView(page, 'Watch pipes/cat');
  const clock = new TerminalView(page, 'Watch pipes/clock');
  // The page hears of it a moment after the client.
  await pods.expectRow('pipes', { status: 'Running', ready: '2/2' });
  const watch = async (container: string) => {
    await pods.row('pipes').focus();
    await page.keyboard.press('a');
    await page.getByRole('menuitem', { name: container }).click();
  };

  await watch('cat');
  await expect(cat.region.getByText('No TTY: line mode')).toBeVisible();
  await cat.region.getByText('Send input').click();
  await cat.region.getByRole('textbox', { name: 'Line to send' }).fill('through the pipe');
  await page.keyboard.press('Enter');
  await cat.expectText(/^through the pipe$/m);
  await cat.region.getByRole('button', { name: 'Detach' }).click();
  await expect(cat.region).toHaveCount(0);
  expect(await engine.inspect('pipes', 'cat', '.State.Running')).toBe('true');

  await watch('clock');
  await clock.expectText('tick');
  await expect(clock.region.getByText(/standard input is not open/)).toBeVisible();
  await expect(clock.region.getByRole('switch')).toHaveCount(0);
});
