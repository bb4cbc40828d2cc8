// Port forwards as a user works them: the switch beside a port (scenario 4), the page, the dialog, and what survives.

import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { freePort } from '../support/freePort.ts';
import { docker } from '../support/podbayServer.ts';
import { expectAccessible } from './support/accessibility.ts';
import { expect, seed, test } from './support/scenario.ts';

const run = promisify(execFile);

/** The body that `curl` prints; empty where nothing answers. A connection may wait some seconds for its pod. */
async function curl(port: number): Promise<string> {
  try {
    const { stdout } = await run('curl', ['--silent', '--max-time', '12', `localhost:${port}`]);
    return stdout.trim();
  } catch {
    return '';
  }
}

async function listen(port: number): Promise<Server> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

function webPod(name: string, port: number): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: {
      terminationGracePeriodSeconds: 1,
      containers: [
        {
          name: 'kubia',
          image: 'wanstack/kubia',
          imagePullPolicy: 'Never',
          ports: [{ containerPort: port, name: 'http' }],
        },
      ],
    },
  });
}

/** The rows of the page, and those of one forward, such as `web:8080`. */
function forwardsGrid(page: Page) {
  const grid = page.getByRole('grid', { name: 'Port forwards' });
  return {
    grid,
    row: (pod: string, port: string) =>
      grid
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${pod} `) }) })
        .filter({ has: page.getByRole('gridcell', { name: port, exact: true }) }),
  };
}

test('4: the switch beside a port forwards it, over restarts and a new pod, until it is switched off', async ({
  page,
  newPod,
  pods,
  client,
  engine,
}) => {
  await newPod.apply(seed('kubia-manual'), 'pod/kubia-manual created');
  await pods.open();
  await pods.expectRow('kubia-manual', { status: 'Running', ready: '1/1' });
  const panel = await pods.openDetails('kubia-manual');
  const containers = await panel.tab('Containers');
  const line = containers.getByRole('listitem').filter({ hasText: '8080/TCP' });
  const port = line.getByRole('switch', { name: 'Forward 8080/TCP of kubia-manual' });

  await test.step('to the local port of one’s choice', async () => {
    await expect(port).not.toBeChecked();
    await line.getByRole('button', { name: 'Actions for port 8080/TCP' }).click();
    await page.getByRole('menuitem', { name: 'Forward to…' }).click();
    await page.getByRole('textbox', { name: 'Local port' }).fill('8888');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(port).toBeChecked();
    await expect(line.getByText('On', { exact: true })).toBeVisible();
    await expect(line.getByRole('link', { name: '127.0.0.1:8888' })).toHaveAttribute(
      'href',
      'http://127.0.0.1:8888',
    );
    expect(await curl(8888)).toBe("You've hit kubia-manual");
  });

  await test.step('after its container was restarted', async () => {
    await docker(undefined, 'kill', await engine.containerId('kubia-manual', 'kubia'));
    await client.untilRow('kubia-manual', '1/1 Running');
    await expect.poll(() => client.pod('kubia-manual')?.status?.containerStatuses?.[0]?.restartCount).toBe(1);
    await expect.poll(() => curl(8888), { timeout: 30_000 }).toBe("You've hit kubia-manual");
  });

  const { row } = forwardsGrid(page);
  await test.step('while there is no such pod, it waits', async () => {
    await page.keyboard.press('Control+4');
    await expect(row('kubia-manual', 'kubia:8080/TCP')).toContainText('On');
    await client.delete('kubia-manual');
    await expect(row('kubia-manual', 'kubia:8080/TCP')).toContainText('Waiting for pod');
  });

  await test.step('to the next pod of the same name', async () => {
    await client.apply(seed('kubia-manual'));
    await client.untilRow('kubia-manual', '1/1 Running');
    await expect.poll(() => curl(8888), { timeout: 30_000 }).toBe("You've hit kubia-manual");
    await expect(page.getByRole('contentinfo')).toContainText('1 forward');
  });

  await test.step('off closes the port, on finds it again', async () => {
    const onPage = row('kubia-manual', 'kubia:8080/TCP').getByRole('switch');
    await onPage.click();
    await expect(onPage).not.toBeChecked();
    expect(await curl(8888)).toBe('');
    const other = await listen(8888);
    other.close();
    await once(other, 'close');
    await onPage.click();
    await expect(
      row('kubia-manual', 'kubia:8080/TCP').getByRole('link', { name: '127.0.0.1:8888' }),
    ).toBeVisible();
    expect(await curl(8888)).toBe("You've hit kubia-manual");
  });
});

test('bad input is answered at its place, and a port in use names its process', async ({
  page,
  pods,
  client,
}) => {
  await client.apply(webPod('web', 8080));
  await client.untilRow('web', '1/1 Running');
  const other = await listen(0);
  const taken = portOf(other);
  const dialog = page.getByRole('dialog', { name: /^(Forward port|Edit forward)$/ });
  const local = dialog.getByRole('textbox', { name: 'Local port' });

  await test.step('Shift+F asks for the port; Escape gives the focus back', async () => {
    await pods.row('web').focus();
    await page.keyboard.press('Shift+F');
    await expect(dialog).toContainText('default/web');
    await expect(local).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(pods.row('web')).toBeFocused();
  });

  await test.step('numbers and addresses are checked while they are typed', async () => {
    await page.keyboard.press('Shift+F');
    await local.fill('70000');
    await expect(dialog).toContainText('A port is a number from 1 to 65535.');
    await expect(dialog.getByRole('button', { name: 'Forward' })).toBeDisabled();
    await local.fill('443');
    await expect(dialog).toContainText('This is below 1024');
    await dialog.getByRole('button', { name: /Listen on/ }).click();
    await page.getByRole('option', { name: /^0\.0\.0\.0/ }).click();
    await expect(dialog).toContainText('Other machines that reach this address can connect');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: /Listen on/ }).click();
    await page.getByRole('option', { name: /^127\.0\.0\.1/ }).click();
  });

  await test.step('a port that another process has can be changed at once', async () => {
    await local.fill(`${taken}`);
    await local.press('Enter');
    const reason = new RegExp(`${taken} is used by .+ \\(pid ${process.pid}\\)`);
    await expect(dialog).toContainText(reason);
    await dialog.getByRole('button', { name: 'Cancel' }).click();

    const panel = await pods.openDetails('web');
    const describe = await panel.tab('Describe');
    const line = describe.getByRole('listitem').filter({ has: page.getByRole('switch') });
    await expect(line).toContainText('Error');
    await expect(line).toContainText(reason);
    await expectAccessible(page);
    await line.getByRole('button', { name: /^Use \d+$/ }).click();
    await expect(line.getByText('On', { exact: true })).toBeVisible();

    await line.getByRole('button', { name: 'Actions for port 8080/TCP' }).click();
    await page.getByRole('menuitem', { name: 'Edit…' }).click();
    await local.fill(`${taken}`);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(local).toBeFocused();
    await expect(local).toHaveAccessibleDescription(reason);
    await expectAccessible(page);
    await dialog.getByRole('button', { name: /^Use \d+$/ }).click();
    await expect(local).toHaveAccessibleDescription('');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(line.getByText('On', { exact: true })).toBeVisible();
  });

  await test.step('where nothing listens, the connection’s failure stands at the port', async () => {
    await page.getByRole('button', { name: 'Other port…' }).click();
    await dialog.getByRole('textbox', { name: 'Port number' }).fill('8099');
    await dialog.getByText('Any free port').click();
    await dialog.getByRole('button', { name: 'Forward' }).click();
    await expect(dialog).toBeHidden();
    const line = page.getByRole('listitem').filter({ hasText: '8099/TCP' });
    await expect(line.getByText('On', { exact: true })).toBeVisible();
    const address = await line.getByText(/^127\.0\.0\.1:\d+$/).innerText();
    expect(await curl(Number(address.split(':')[1]))).toBe('');
    await expect(line).toContainText('Nothing listens on port 8099 in the pod');
  });
  other.close();
});

test('the page: several at once, by keyboard, and as they were after a restart of the app', async ({
  page,
  pods,
  podbay,
  client,
}) => {
  await client.apply(webPod('one', 8080));
  await client.apply(webPod('two', 8080));
  for (const name of ['one', 'two']) await client.untilRow(name, '1/1 Running');
  const [first, second, third] = [await freePort(), await freePort(), await freePort()];
  const pod = (name: string) => ({ namespace: 'default', name });
  await page.keyboard.press('Control+4');
  await expect(page.getByRole('heading', { name: 'No port forwards yet' })).toBeVisible();
  await expectAccessible(page);
  await client.api.forwards.open({ pod: pod('one'), podPort: 8080, localPort: first, scheme: 'http' });
  await client.api.forwards.open({
    pod: pod('two'),
    podPort: 8080,
    localPort: second,
    restoreOnStart: false,
  });
  await client.api.forwards.open({ pod: pod('later'), podPort: 8080, localPort: third });
  const { grid, row } = forwardsGrid(page);

  await test.step('states, connections and bytes are live', async () => {
    await expect(row('later', '8080/TCP')).toContainText('Waiting for pod');
    await expect(row('one', 'kubia:8080/TCP')).toContainText('0 / 0');
    expect(await curl(first)).toBe("You've hit one");
    await expect(row('one', 'kubia:8080/TCP')).toContainText('0 / 1');
    await expect(row('one', 'kubia:8080/TCP')).toContainText(/\d+ B from the pod, \d+ B to the pod/);
    await expectAccessible(page);
  });

  await test.step('the switch of the row with the focus, without a mouse', async () => {
    await row('two', 'kubia:8080/TCP').focus();
    await page.keyboard.press('t');
    await expect(row('two', 'kubia:8080/TCP')).toContainText('Off');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(row('two', 'kubia:8080/TCP').getByRole('switch')).toBeFocused();
    const port = row('two', 'kubia:8080/TCP').getByRole('switch');
    await page.keyboard.press('Space');
    await expect(port).toBeChecked();
  });

  await test.step('presses faster than the services answer: the last one counts', async () => {
    const port = row('two', 'kubia:8080/TCP').getByRole('switch');
    for (const isOn of [false, true, false]) {
      for (const key of ['Space', 'Space', 'Space']) await page.keyboard.press(key);
      await expect(port).toBeChecked({ checked: isOn });
      await expect(port).toHaveAttribute('aria-busy', 'false');
    }
    await page.keyboard.press('Space');
    await expect(port).toBeChecked();
    await expect.poll(() => curl(second)).toBe("You've hit two");
  });

  await test.step('stop all, start all', async () => {
    await page.keyboard.press('Control+a');
    await page.getByRole('button', { name: 'Stop all' }).click();
    await expect(grid.getByRole('switch', { checked: false })).toHaveCount(3);
    for (const port of [first, second, third]) expect(await curl(port)).toBe('');
    await page.getByRole('button', { name: 'Start all' }).click();
    await expect(grid.getByRole('switch', { checked: true })).toHaveCount(3);
    expect(await curl(second)).toBe("You've hit two");
  });

  await test.step('remove, and undo', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await row('later', '8080/TCP').focus();
    await page.keyboard.press('Delete');
    await expect(row('later', '8080/TCP')).toBeHidden();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(row('later', '8080/TCP')).toContainText(`127.0.0.1:${third}`);
  });

  await test.step('of one pod by f; its port is a link in the list of pods', async () => {
    await pods.open();
    await expect(pods.row('one').getByRole('link', { name: `${first}→8080` })).toBeVisible();
    await expectAccessible(page);
    await pods.row('two').focus();
    await page.keyboard.press('f');
    await expect(grid.getByRole('rowheader')).toHaveCount(1);
    await page.getByRole('button', { name: 'Remove filter Pod default/two' }).click();
    await expect(grid.getByRole('rowheader')).toHaveCount(3);
  });

  await test.step('after a restart those that were to come back are on', async () => {
    await page.goto('about:blank');
    await podbay.end();
    await podbay.launch();
    await page.goto(podbay.url);
    await page.getByRole('link', { name: /^Forwards/ }).click();
    await expect(row('two', 'kubia:8080/TCP')).toContainText('Off');
    await expect(row('later', '8080/TCP')).toContainText('Waiting for pod');
    await expect(row('one', 'kubia:8080/TCP').getByRole('switch')).toBeChecked();
    await expect.poll(() => curl(first)).toBe("You've hit one");
  });
});
