// Scenarios 11 (its process namespace), 12, 13 and 15: what containers share with each other and with the host.

import { docker } from '../../support/podbayServer.ts';
import { expect, seed, test } from '../support/scenario.ts';

test('11: with a shared process namespace /pause is PID 1 and nginx is seen', async ({
  newPod,
  pods,
  engine,
}) => {
  await newPod.apply(seed('nginx-shared-pid'), 'pod/nginx created');
  await pods.open();
  await pods.expectRow('nginx', { status: 'Running', ready: '2/2' });
  const processes = await engine.exec('nginx', 'shell', 'ps', 'ax');
  expect(processes).toMatch(/^ *1 .*\/pause/m);
  expect(processes).toContain('nginx: master process');

  const panel = await pods.openDetails('nginx');
  await expect(panel.fact('Shared')).toHaveText('shareProcessNamespace');
});

test('12: without it a container sees only its own processes', async ({ newPod, pods, engine }) => {
  const own = seed('nginx-shared-pid').replace('  shareProcessNamespace: true\n', '');
  await newPod.apply(own, 'pod/nginx created');
  await pods.open();
  await pods.expectRow('nginx', { status: 'Running', ready: '2/2' });
  const processes = await engine.exec('nginx', 'shell', 'ps', 'ax');
  expect(processes).toMatch(/^ *1 .*sh$/m);
  expect(processes).not.toContain('/pause');
  expect(processes).not.toContain('nginx');
});

test('13: a pod in the host’s namespaces is announced before it is applied', async ({ newPod, client }) => {
  await newPod.open();
  await newPod.paste(seed('nginx-host-namespaces'));
  await newPod.review();
  await expect(
    newPod.side.getByRole('heading', { name: 'This pod can see or change the host' }),
  ).toBeVisible();
  await expect(newPod.finding(/^spec\.hostNetwork: this pod sees the host's network/)).toBeVisible();
  await expect(newPod.finding(/^spec\.hostPID: this pod sees the host's processes/)).toBeVisible();
  await expect(newPod.finding(/^spec\.hostIPC: this pod sees the host's shared memory/)).toBeVisible();
  expect(client.pods()).toEqual([]);
});

test('13: it then has the host’s network, processes and IPC', async ({ newPod, pods, engine }) => {
  await newPod.apply(seed('nginx-host-namespaces'), 'pod/nginx created');
  await pods.open();
  await pods.expectRow('nginx', { status: 'Running', ready: '2/2' });
  for (const mode of ['NetworkMode', 'PidMode', 'IpcMode']) {
    expect(await engine.inspect('nginx', 'POD', `.HostConfig.${mode}`), mode).toBe('host');
  }
  const host = (await docker(undefined, 'info', '--format', '{{.Name}}')).trim();
  expect((await engine.exec('nginx', 'shell', 'hostname')).trim()).toBe(host);
  expect(await engine.exec('nginx', 'shell', 'ps', 'ax')).toContain('dockerd');

  const panel = await pods.openDetails('nginx');
  await expect(panel.fact('Shared')).toHaveText('hostNetwork, hostPID, hostIPC');
});

test('15: host aliases stand in the kubelet-managed hosts file', async ({ newPod, pods, engine }) => {
  await newPod.apply(seed('hostaliases-pod'), 'pod/hostaliases-pod created');
  await pods.open();
  await pods.expectRow('hostaliases-pod', { status: /^(Completed|CrashLoopBackOff)$/ });
  // The newest run may not have printed yet.
  const hosts = () => engine.logs('hostaliases-pod', 'cat-hosts');
  await expect.poll(hosts).toMatch(/^# Kubernetes-managed hosts file\.\n127\.0\.0\.1\tlocalhost\n/);
  await expect
    .poll(hosts)
    .toMatch(/\n# Entries added by HostAliases\.\n10\.1\.2\.3\tfoo\.remote\tbar\.remote\n$/);
});
