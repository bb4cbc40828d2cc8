// What sessions outlive: fifty of them at once, and each with its screen after the page's connection was cut.

import { PodsPage } from '../support/podsPage.ts';
import { expect, test } from '../support/scenario.ts';
import { SocketLine } from '../support/socketLine.ts';
import { sleeps, startTerminalPod } from '../support/terminalPods.ts';
import { TerminalView } from '../support/terminalView.ts';

const SESSIONS = 50;

test(`${SESSIONS} shells at once, each with its own screen, go on after a cut connection`, async ({
  podbay,
  client,
  browser,
}) => {
  // Each is two execs, one of them its lifeline.
  test.setTimeout(180_000);
  await startTerminalPod(client, 'web', [{ name: 'app', image: 'busybox', command: sleeps }]);
  const page = await browser.newPage();
  const line = await SocketLine.of(page);
  await page.goto(podbay.url);
  const pods = new PodsPage(page);
  const panel = await pods.openDetails('web');
  await panel.region.getByRole('tab', { name: 'Terminal' }).click();
  const open = panel.region.getByRole('button', { name: 'Open shell' });
  const shell = new TerminalView(page, 'Shell web/app');
  const sayNumber = async (number: number) => {
    await shell.untilPrompt();
    await shell.run(`number=${number}; echo this-is-$number`);
    await shell.expectText(new RegExp(`^this-is-${number}$`, 'm'));
  };

  await test.step('they open', async () => {
    for (let opened = 1; opened <= SESSIONS; opened++) {
      if (opened > 1) await panel.region.getByRole('button', { name: 'New terminal' }).click();
      await open.click();
      await expect(shell.state('Live')).toBeVisible();
      if (opened === 1 || opened === SESSIONS) await sayNumber(opened);
    }
  });

  await test.step('while the connection is cut their screens stay, and say so', async () => {
    await line.cut();
    await expect(shell.state('Reconnecting')).toBeVisible();
    await shell.expectText(`this-is-${SESSIONS}`);
  });

  await test.step('afterwards they are the sessions that they were', async () => {
    await line.restore();
    await expect(shell.state('Live')).toBeVisible();
    await shell.input.focus();
    await shell.run('echo still-$number');
    await shell.expectText(new RegExp(`^still-${SESSIONS}$`, 'm'));
    await panel.region.getByRole('button', { name: new RegExp(`Shell web/app \\(${SESSIONS}\\)`) }).click();
    await page.getByRole('option', { name: 'Shell web/app', exact: true }).click();
    await shell.expectText(/^this-is-1$/m);
    await shell.input.focus();
    await shell.run('echo still-$number');
    await shell.expectText(/^still-1$/m);
  });
  await page.close();
});
