// axe finds nothing on the screens of terminals, in the light and in the dark theme.

import { expectAccessible } from '../support/accessibility.ts';
import { expect, test } from '../support/scenario.ts';
import { imageWithoutShell, sleeps, startTerminalPod } from '../support/terminalPods.ts';
import { TerminalView } from '../support/terminalView.ts';

// One look takes about a second, on a busy machine five.
test.describe.configure({ timeout: 240_000 });

test('terminals: form, shell with colours, search, Watch, no shell, settings', async ({
  page,
  pods,
  client,
}) => {
  await startTerminalPod(client, 'web', [
    { name: 'app', image: 'debian', command: sleeps },
    { name: 'shell', image: 'busybox', stdin: true, tty: true },
    { name: 'bare', image: await imageWithoutShell(), command: ['/pause'] },
  ]);
  const panel = await pods.openDetails('web');
  await panel.region.getByRole('tab', { name: 'Terminal' }).click();
  await panel.region.getByRole('button', { name: 'User and directory' }).click();
  await expectAccessible(page);

  const shell = new TerminalView(page, 'Shell web/app');
  await panel.region.getByRole('button', { name: 'Open shell' }).click();
  await shell.untilPrompt();
  await shell.run(`for c in 30 31 32 33 34 35 36 37 90 97; do printf "\\033[\${c}mcolour $c \\033[0m"; done`);
  await shell.expectText(/colour 97 /);
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('colour');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await shell.run('exit 1');
  await expect(shell.state('Exited (1)')).toBeVisible();
  await expectAccessible(page);

  const open = async (key: 'a' | 's', container: string) => {
    await pods.row('web').focus();
    await page.keyboard.press(key);
    await page.getByRole('menuitem', { name: container }).click();
  };
  await open('a', 'shell');
  await expect(new TerminalView(page, 'Watch web/shell').state('Live')).toBeVisible();
  await expectAccessible(page);
  await open('s', 'bare');
  await expect(page.getByRole('heading', { name: 'This image has no shell' })).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${page.url().split('#')[0]}#/settings/terminal`);
  await expect(page.getByRole('heading', { name: 'Terminal' })).toBeVisible();
  await expectAccessible(page);
});
