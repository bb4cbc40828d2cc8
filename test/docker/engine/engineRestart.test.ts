// Scenario 23 without the page: an engine of our own is restarted while a pod runs.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { PrivateEngine } from '../../support/privateEngine.ts';
import { EngineHarness, shell, states } from './engineHarness.ts';

let dockerd: PrivateEngine;
let harness: EngineHarness;

beforeAll(async () => {
  dockerd = await PrivateEngine.create();
  await dockerd.start();
  await dockerd.load(['busybox:latest']);
  harness = new EngineHarness(dockerd.url);
  await harness.lead();
});

afterAll(async () => {
  await harness.engine.detach();
  harness.engine.dispose();
  harness.runtime?.dispose();
  await dockerd.destroy();
});

it('brings pods back after a restart of the engine: new sandbox, init containers again, counts up by one', async () => {
  await harness.apply('web', {
    terminationGracePeriodSeconds: 1,
    initContainers: [shell('init', 'true')],
    containers: [shell('app', 'trap "exit 0" TERM; sleep 3600 & wait')],
  });
  await harness.untilRunning('web');
  await dockerd.stop();
  await harness.engine.detach();
  harness.runtime?.dispose();
  expect(harness.get('web')?.status?.phase).toBe('Running');
  await dockerd.start();
  await harness.lead();
  const pod = await harness.until(
    'web',
    (latest) =>
      states(latest)['app'] === 'running' && latest.status?.containerStatuses?.[0]?.restartCount === 1
        ? latest
        : undefined,
    40_000,
  );
  expect(states(pod)).toEqual({ init: 'Completed', app: 'running' });
  expect(pod.status?.initContainerStatuses?.[0]?.restartCount).toBe(1);
  expect(harness.eventsOf('web')).toContain(
    'SandboxChanged: Pod sandbox changed, it will be killed and re-created.',
  );
});
