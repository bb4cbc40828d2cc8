// Where terminals live: one session in the panel or in the dock, split, back after a restart, and what stands there
// when the image has no shell.

import { expect, test } from '../support/scenario.ts';
import { imageWithoutShell, sleeps, startTerminalPod } from '../support/terminalPods.ts';
import { TerminalView } from '../support/terminalView.ts';

test('one session moves between panel and dock, and is split', async ({ page, pods, client }) => {
  await startTerminalPod(client, 'web', [
    { name: 'app', image: 'debian', command: sleeps },
    { name: 'side', image: 'busybox', command: sleeps },
  ]);
  const panel = await pods.openDetails('web');
  const dock = page.getByRole('region', { name: 'Dock' });
  await panel.region.getByRole('tab', { name: 'Terminal' }).click();

  await test.step('opening the tab runs nothing; the form does', async () => {
    await expect(panel.region.getByRole('button', { name: 'Open shell' })).toBeVisible();
    await expect(page.locator('.xterm')).toHaveCount(0);
    await panel.region.getByRole('button', { name: 'User and directory' }).click();
    await panel.region.getByRole('textbox', { name: 'User' }).fill('nobody');
    await panel.region.getByRole('textbox', { name: 'Working directory' }).fill('/tmp');
    await panel.region.getByRole('button', { name: 'Open shell' }).click();
  });

  const shell = new TerminalView(page, 'Shell web/app');
  await test.step('as the user and in the directory that were asked for', async () => {
    await shell.untilPrompt();
    await shell.run('echo $(id -un):$(pwd); mark=same');
    await shell.expectText(/^nobody:\/tmp$/m);
    await expect(panel.region.locator('.xterm')).toHaveCount(1);
  });

  await test.step('other tabs and pods later it is where it was, in the dock it is the same', async () => {
    await panel.tab('Events');
    await panel.region.getByRole('tab', { name: 'Terminal' }).click();
    await shell.expectText(/^nobody:\/tmp$/m);
    await shell.region.getByRole('button', { name: 'Move to dock' }).click();
    await expect(dock.getByRole('tab', { name: 'Shell web/app' })).toBeVisible();
    await shell.run('echo $mark-session');
    await shell.expectText(/^same-session$/m);
    await expect(panel.region.getByRole('button', { name: 'Show Shell web/app' })).toBeVisible();
    expect(await page.locator('.xterm').count()).toBe(1);
  });

  await test.step('maximised and back it keeps the focus', async () => {
    for (const name of ['Restore dock', 'Maximise dock']) {
      await page.keyboard.press('Control+Shift+J');
      await expect(dock.getByRole('button', { name })).toBeVisible();
      await shell.expectFocus();
    }
  });

  await test.step('a split stands beside it', async () => {
    await shell.region.getByRole('button', { name: 'Split right' }).click();
    await expect(dock.locator('.xterm')).toHaveCount(2);
    await expect(dock.getByRole('tab', { name: 'Shell web/app and 1 more' })).toBeVisible();
  });
});

test('after a restart of the app tabs come back, and nothing was run again', async ({
  page,
  podbay,
  pods,
  client,
  engine,
}) => {
  await startTerminalPod(client, 'web', [{ name: 'app', image: 'debian', command: sleeps }]);
  const dock = page.getByRole('region', { name: 'Dock' });
  const shell = new TerminalView(page, 'Shell web/app');
  const panel = await pods.openDetails('web');
  await panel.region.getByRole('tab', { name: 'Logs' }).click();
  await panel.region.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Move to dock' }).click();
  await expect(dock.getByRole('tab', { name: 'Logs web' })).toBeVisible();
  await pods.row('web').focus();
  await page.keyboard.press('s');
  await shell.untilPrompt();
  await shell.run('echo said-before-the-end');
  await shell.expectText(/^said-before-the-end$/m);
  const saved = async () => {
    for await (const { views } of client.api.settings.watch({})) return views['dock'] ?? '';
    return '';
  };
  await expect.poll(saved).toContain('terminalId');

  await page.goto('about:blank');
  await podbay.end();
  await podbay.launch();
  await page.goto(podbay.url);
  await expect(dock.getByRole('tab', { name: 'Logs web' })).toBeVisible();
  await expect(dock.getByRole('tab', { name: 'Shell web/app' })).toHaveAttribute('aria-selected', 'true');
  await expect(shell.region.getByText('Nothing was run again', { exact: false })).toBeVisible();
  await shell.expectText(/^said-before-the-end$/m);
  expect(await engine.exec('web', 'app', 'sh', '-c', 'ls -l /proc/*/exe 2>/dev/null')).not.toContain('bash');

  await shell.region.getByRole('button', { name: 'Reconnect' }).click();
  await expect(shell.state('Live')).toBeVisible();
  await shell.untilPrompt();
  await shell.run('echo new-$((40+2))');
  await shell.expectText(/^new-42$/m);
});

test('an image without a shell says so and offers a command or a debug container', async ({
  page,
  pods,
  client,
}) => {
  const image = await imageWithoutShell();
  await startTerminalPod(client, 'bare', [{ name: 'app', image, command: ['/pause'] }]);
  await pods.expectRow('bare', { status: 'Running', ready: '1/1' });
  await pods.row('bare').focus();
  await page.keyboard.press('s');
  const shell = new TerminalView(page, 'Shell bare/app');
  await expect(shell.region.getByRole('heading', { name: 'This image has no shell' })).toBeVisible();

  await test.step('a debug container brings its own tools', async () => {
    await shell.region.getByRole('button', { name: 'Debug container…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Debug container for bare' });
    await expect(dialog.getByRole('textbox', { name: 'Image' })).toHaveValue('busybox');
    await dialog.getByRole('button', { name: 'Start' }).click();
    const debug = new TerminalView(page, /^Debug bare/);
    await debug.untilPrompt();
    await debug.run('echo tools-$((1+1)); ps');
    await debug.expectText(/^tools-2$/m);
    await debug.expectText('/pause');
    const panel = await pods.openDetails('bare');
    await panel.tab('Containers');
    await expect(panel.region.getByText('debug', { exact: true }).first()).toBeVisible();
  });
});
