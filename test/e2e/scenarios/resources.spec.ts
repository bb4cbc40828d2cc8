// Scenario 17: limits, quality of service, and an image that may not be pulled.

import { expect, seed, test } from '../support/scenario.ts';

/** The client asks every second until it is served. */
const SERVED_MS = 20_000;

/** The value of a cgroup file inside a container, by its path under cgroup v2 or v1. */
const limitOf = (v2: string, v1: string) => [
  'sh',
  '-c',
  `cat /sys/fs/cgroup/${v2} 2>/dev/null || cat /sys/fs/cgroup/${v1}`,
];

test('17: auto-pod runs within the limits that its cgroups hold', async ({ newPod, pods, engine }) => {
  await newPod.apply(seed('auto-pod'), 'pod/auto-pod created');
  await pods.open();
  await pods.expectRow('auto-pod', { status: 'Running', ready: '2/2' });
  for (const container of ['auto-client', 'auto-serve']) {
    const memory = await engine.exec(
      'auto-pod',
      container,
      ...limitOf('memory.max', 'memory/memory.limit_in_bytes'),
    );
    expect(memory.trim()).toBe(`${128 * 1024 * 1024}`);
    const cpu = await engine.exec('auto-pod', container, ...limitOf('cpu.max', 'cpu/cpu.cfs_quota_us'));
    expect(cpu.trim()).toMatch(/^50000( 100000)?$/);
  }

  const panel = await pods.openDetails('auto-pod');
  await expect(panel.fact('QoS class')).toHaveText('Burstable');
  const card = await panel.container('auto-client');
  await expect(panel.fact('Requests', card)).toHaveText('cpu 250m, memory 64Mi');
  await expect(panel.fact('Limits', card)).toHaveText('cpu 500m, memory 128Mi');
});

test('17: the client’s log shows what the other container serves', async ({ newPod, pods, engine }) => {
  await newPod.apply(seed('auto-pod'), 'pod/auto-pod created');
  await pods.open();
  await pods.expectRow('auto-pod', { status: 'Running', ready: '2/2' });
  await expect
    .poll(() => engine.logs('auto-pod', 'auto-client'), { timeout: SERVED_MS })
    .toContain('server-resp::::serve:8082');
});

test('17: a missing image with imagePullPolicy Never gives ErrImageNeverPull', async ({
  newPod,
  pods,
  engine,
}) => {
  const missing = seed('auto-pod').replace('image: auto-serve', 'image: podbay-test/missing:1');
  await newPod.apply(missing, 'pod/auto-pod created');
  await pods.open();
  await pods.expectRow('auto-pod', { status: 'ErrImageNeverPull', ready: '1/2' });

  const panel = await pods.openDetails('auto-pod');
  await panel.expectVerdict(
    'Image podbay-test/missing:1 is not on this engine and imagePullPolicy is Never. Build or load it, or use IfNotPresent.',
  );
  await panel.tab('Events');
  await expect(
    panel.event(
      'ErrImageNeverPull',
      'Container image "podbay-test/missing:1" is not present with pull policy of Never',
    ),
  ).toBeVisible();
  expect(await engine.containerId('auto-pod', 'auto-serve')).toBe('');
});
