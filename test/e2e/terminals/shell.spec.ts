// A shell on the screen of the built app: what real programs draw, what keys reach them, what comes back.

import { createHash } from 'node:crypto';
import { expect, test } from '../support/scenario.ts';
import { sleeps, startTerminalPod } from '../support/terminalPods.ts';
import { TerminalView } from '../support/terminalView.ts';

test('a shell by one key: colours, sizes, keys, its end, and its screen after a reload', async ({
  page,
  pods,
  client,
}) => {
  await startTerminalPod(client, 'web', [{ name: 'app', image: 'debian', command: sleeps }]);
  const shell = new TerminalView(page, 'Shell web/app');
  const { keyboard } = page;

  await test.step('the first shell that the image has opens with the focus in it', async () => {
    await pods.expectRow('web', { status: 'Running', ready: '1/1' });
    await pods.row('web').focus();
    await keyboard.press('s');
    await shell.untilPrompt();
    await shell.expectFocus();
    await expect(shell.state('Live')).toBeVisible();
    await expect(page.getByText('leaves the terminal', { exact: false }).last()).toBeVisible();
    await shell.run('readlink /proc/$$/exe');
    await shell.expectText('/bash');
  });

  await test.step('named colours are the theme’s, other colours the program’s', async () => {
    await shell.run(`printf '\\033[31mnamed\\033[0m \\033[38;2;10;90;200mexact\\033[0m\\n'`);
    await shell.expectText(/^named exact$/m);
    const colourOf = (word: string) =>
      shell.region.locator('.xterm-rows span').filter({ hasText: new RegExp(`^${word}$`) });
    await expect(colourOf('named').last()).toHaveCSS('color', 'rgb(173, 36, 28)');
    await expect(colourOf('exact').last()).toHaveCSS('color', 'rgb(10, 90, 200)');
  });

  await test.step('wide characters keep their place', async () => {
    // In octal: without a locale bash takes other bytes for Meta keys.
    await shell.run(`printf '\\346\\274\\242\\345\\255\\227|\\303\\251|\\n'`);
    await shell.expectText('漢字|é|');
  });

  await test.step('the program is told every size', async () => {
    const [rows, cols] = await shell.sttySize('first');
    expect(rows).toBe((await shell.rows()).length);
    expect(cols).toBeGreaterThan(80);
    await page.setViewportSize({ width: 1000, height: 800 });
    await expect.poll(async () => (await shell.sttySize(`s${Date.now()}`))[1]).toBeLessThan(cols);
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect.poll(async () => (await shell.sttySize(`t${Date.now()}`))[1]).toBe(cols);
  });

  await test.step('Ctrl+C interrupts, Ctrl+P recalls, Ctrl+K and Ctrl+J are the shell’s', async () => {
    // A shell that is just starting a program takes Ctrl+C for itself: the program must have the terminal.
    await shell.run(`sh -c 'echo as""leep; exec sleep 1000'`);
    await shell.expectText(/^asleep$/m);
    await keyboard.press('Control+c');
    await shell.expectText('^C');
    await shell.run('echo re-called');
    await shell.expectText(/^re-called$/m);
    await keyboard.press('Control+p');
    await keyboard.press('Control+j');
    await expect.poll(async () => (await shell.text()).match(/^re-called$/gm)?.length).toBe(2);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'Dock' })).toBeVisible();
  });

  await test.step('text is found', async () => {
    await keyboard.press('Control+Shift+F');
    const find = shell.region.getByRole('searchbox', { name: 'Find in terminal' });
    await expect(find).toBeFocused();
    await keyboard.type('re-called');
    await expect(shell.region.getByRole('status').filter({ hasText: /^\d+ of \d+$/ })).toBeVisible();
    await keyboard.press('Escape');
    await shell.expectFocus();
  });

  await test.step('a reload brings the session back with its screen', async () => {
    await shell.run('stay=here; clear; echo before-reload');
    await shell.expectText(/^before-reload$/m);
    await page.reload();
    await shell.expectText(/^before-reload$/m);
    await shell.input.focus();
    await shell.run('echo still-$stay');
    await shell.expectText(/^still-here$/m);
  });

  await test.step('its exit code is told, the last screen stays, Reconnect opens another', async () => {
    await shell.run('exit 7');
    await expect(shell.state('Exited (7)')).toBeVisible();
    await shell.expectText(/^still-here$/m);
    await shell.region.getByRole('button', { name: 'Reconnect' }).click();
    await expect(shell.state('Live')).toBeVisible();
    await shell.untilPrompt();
    await shell.run('echo new-shell-$stay-');
    await shell.expectText(/^new-shell--$/m);
  });

  await test.step('closing asks, and ends the process', async () => {
    await keyboard.press('Control+Shift+W');
    const dialog = page.getByRole('alertdialog', { name: 'Close this terminal?' });
    await dialog.getByRole('button', { name: 'Close and end the process' }).click();
    await expect(shell.region).toHaveCount(0);
  });
});

test('full-screen programs and a paste of a megabyte', async ({ page, pods, client, engine, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await startTerminalPod(client, 'box', [{ name: 'tools', image: 'busybox', command: sleeps }]);
  const shell = new TerminalView(page, 'Shell box/tools');
  const { keyboard } = page;
  await pods.expectRow('box', { status: 'Running', ready: '1/1' });
  await pods.row('box').focus();
  await keyboard.press('s');
  await shell.untilPrompt();

  await test.step('vi draws, edits and gives the screen back', async () => {
    await shell.run('vi /tmp/note');
    await shell.expectText(/^~$/m);
    await shell.type('ifirst line\nsecond');
    await shell.expectText(/^first line\nsecond$/m);
    await keyboard.press('Escape');
    // Keys that come with it would be an escape sequence to vi.
    await shell.expectText(/^- \/tmp\/note/m);
    await shell.type(':wq\n');
    await shell.untilPrompt();
    expect(await engine.exec('box', 'tools', 'cat', '/tmp/note')).toBe('first line\nsecond\n');
  });

  await test.step('top draws and ends', async () => {
    await shell.run('clear; top');
    await shell.expectText(/^Mem: /m);
    await shell.expectText(/sleep 3600/);
    await shell.type('q');
    await shell.untilPrompt();
  });

  await test.step('a megabyte arrives whole, after the question about its lines', async () => {
    const line = `${'0123456789abcdef'.repeat(4)}\n`;
    const paste = line.repeat(Math.ceil((1024 * 1024) / line.length));
    await shell.run('clear; stty -echo; sha256sum > /tmp/sum; stty echo; echo done-$((40+2))');
    await page.evaluate((text) => navigator.clipboard.writeText(text), paste);
    await keyboard.press('Control+Shift+V');
    const dialog = page.getByRole('alertdialog', { name: /^Paste 16,?\d{3} lines\?$/ });
    await dialog.getByRole('button', { name: 'Paste' }).click();
    await expect(dialog).toBeHidden();
    await shell.input.focus();
    await keyboard.press('Control+d');
    await shell.expectText('done-42', 60_000);
    const sum = createHash('sha256').update(paste).digest('hex');
    expect(await engine.exec('box', 'tools', 'cat', '/tmp/sum')).toContain(sum);
  });

  await test.step('what is selected is copied by Ctrl+Shift+C and by the menu', async () => {
    await shell.input.focus();
    await shell.run('clear; echo copy-me');
    await shell.expectText(/^copy-me$/m);
    await shell.region.locator('.xterm-screen').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Select all' }).click();
    await expect(page.getByRole('menu')).toHaveCount(0);
    await shell.expectFocus();
    await keyboard.press('Control+Shift+C');
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('copy-me');
  });
});
