// A terminal whose engine is stopped says so, and runs nothing again until it is asked to.

import { PodbayClient } from '../../support/podbayClient.ts';
import { expect, test } from '../support/ownEngine.ts';
import { PodsPage } from '../support/podsPage.ts';
import { startTerminalPod } from '../support/terminalPods.ts';
import { TerminalView } from '../support/terminalView.ts';

/** Ends on SIGTERM: the engine's stop waits for it. */
const ENDS = ['sh', '-c', 'trap "exit 0" TERM; sleep 3600 & wait'];

test('a shell that went with its engine keeps its screen, and is run anew on request only', async ({
  page,
  podbay,
  dockerd,
}) => {
  await dockerd.start();
  await dockerd.load(['busybox:latest']);
  const client = await PodbayClient.leading(podbay.url);
  await startTerminalPod(client, 'web', [{ name: 'app', image: 'busybox', command: ENDS }]);
  const shell = new TerminalView(page, 'Shell web/app');
  const pods = new PodsPage(page);
  await pods.expectRow('web', { status: 'Running', ready: '1/1' });
  await pods.row('web').focus();
  await page.keyboard.press('s');
  await shell.untilPrompt();
  await shell.run('echo before-the-$((40+2))');
  await shell.expectText(/^before-the-42$/m);

  // Its container may end before the engine's connections do.
  const ended = shell.region.getByText(/^(Disconnected: |The process has ended with exit code 137)/);
  await dockerd.stop();
  await expect(ended).toBeVisible();
  await shell.expectText(/^before-the-42$/m);

  await dockerd.start();
  await expect(pods.row('web')).toContainText(/Running.*1\/1.*1 \(/);
  await expect(ended).toBeVisible();
  await shell.region.getByRole('button', { name: 'Reconnect' }).click();
  await shell.untilPrompt();
  await shell.input.focus();
  await shell.run('echo after-the-$((40+2))');
  await shell.expectText(/^after-the-42$/m);
  client.close();
});
