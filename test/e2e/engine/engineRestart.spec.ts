// Scenario 23 on screen: the engine goes away while pods run, and comes back.

import { freePort } from '../../support/freePort.ts';
import { PodbayClient } from '../../support/podbayClient.ts';
import { docker } from '../../support/podbayServer.ts';
import { expect, test } from '../support/ownEngine.ts';

const shell = (name: string, script: string) =>
  `{name: ${name}, image: busybox, imagePullPolicy: Never, command: [sh, -c, '${script}']}`;

const manifest = `
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  initContainers: [${shell('init', 'true')}]
  containers: [${shell('app', 'trap "exit 0" TERM; httpd -p 8080 -h /etc; sleep 3600 & wait')}]
---
apiVersion: v1
kind: Pod
metadata: {name: once}
spec:
  restartPolicy: Never
  containers: [${shell('task', 'trap "exit 3" TERM; sleep 3600 & wait')}]
---
apiVersion: v1
kind: Pod
metadata: {name: finished}
spec:
  restartPolicy: Never
  containers: [${shell('task', 'true')}]
`;

test('scenario 23: shows the loss and the age of the list, then every pod is as the kubelet leaves it', async ({
  page,
  podbay,
  dockerd,
}) => {
  await dockerd.start();
  await dockerd.load(['busybox:latest']);
  const client = await PodbayClient.leading(podbay.url);
  await client.apply(manifest);
  const before = await client.untilRow('web', '1/1 Running');
  await client.untilRow('once', '1/1 Running');
  await client.untilRow('finished', '0/1 Completed');
  const port = await freePort();
  await client.api.forwards.open({
    pod: { namespace: 'default', name: 'web' },
    podPort: 8080,
    localPort: port,
  });
  const expectForwarded = () =>
    expect(async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/hostname`);
      expect(await answer.text()).toBe('web\n');
    }).toPass({ timeout: 20_000 });
  await expectForwarded();
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  await expect(row('web')).toContainText('Running');

  await dockerd.stop();
  const grid = page.getByRole('grid', { name: 'Pods' });
  const banner = page.getByText(/^The Docker engine stopped answering. The list is from \d\d:\d\d/);
  await expect(banner).toBeVisible();
  await expect(page.getByRole('button', { name: 'Engine: Engine lost' })).toBeVisible();
  await expect(grid).toHaveCSS('filter', 'grayscale(1)');
  // As it was seen last: the engine ends its containers before it goes.
  await expect(row('web')).toContainText(/Running|Completed/);

  await page.keyboard.press('Control+4');
  const forward = page.getByRole('grid', { name: 'Port forwards' }).getByRole('row').nth(1);
  await expect(forward).toContainText('Waiting for engine');
  await expect(forward.getByRole('switch')).toBeChecked();

  await dockerd.start();
  await expect(banner).toBeHidden();
  await expect(forward.getByText('On', { exact: true })).toBeVisible();
  await page.keyboard.press('Control+1');
  await expect(grid).toHaveCSS('filter', 'none');
  await expect(row('web')).toContainText(/Running.*1\/1.*1 \(\d+s ago\)/);
  await expect(row('once')).toContainText('Error');
  await expect(row('finished')).toContainText('Completed');

  const after = await client.untilRow('web', '1/1 Running');
  await expectForwarded();
  expect(after.metadata.uid).toBe(before.metadata.uid);
  expect(after.status?.containerStatuses?.[0]?.restartCount).toBe(1);
  expect(after.status?.containerStatuses?.[0]?.lastState?.terminated).toBeDefined();
  expect(after.status?.initContainerStatuses?.[0]?.restartCount).toBe(1);
  expect(await client.events(after)).toContain(
    'SandboxChanged: Pod sandbox changed, it will be killed and re-created.',
  );
  const once = client.pod('once');
  expect(once?.status?.phase).toBe('Failed');
  expect(once?.status?.containerStatuses?.[0]?.restartCount).toBe(0);
  expect(once?.status?.containerStatuses?.[0]?.state?.terminated?.exitCode).toBe(3);
  expect(client.pod('finished')?.status?.containerStatuses?.[0]?.restartCount).toBe(0);
  const sandboxes = await docker(
    dockerd.url,
    'ps',
    '--quiet',
    '--filter',
    'label=io.kubernetes.docker.type=podsandbox',
  );
  expect(sandboxes.trim().split('\n')).toHaveLength(1);
  client.close();
});
