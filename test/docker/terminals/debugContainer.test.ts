// Debug containers: ephemeral containers of a running pod, as `kubectl debug` adds them.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describePod } from '../../../electron/common/kubectl/describePod.ts';
import type { PodObject } from '../../../electron/common/kubernetes/objects.ts';
import { createMemoryStore } from '../../../electron/engine/store/memoryStore.ts';
import { docker, eventually, shell } from '../engine/engineHarness.ts';
import { TerminalHarness } from './terminalHarness.ts';
import { size, TestTerminal } from './testTerminal.ts';

const pod = { namespace: 'default', name: 'target' };

let harness: TerminalHarness;

beforeAll(async () => {
  harness = new TerminalHarness();
  await harness.start();
  await harness.engine.apply('target', {
    containers: [shell('app', 'trap "exit 0" TERM; sleep 34567 & wait')],
  });
  await harness.engine.untilRunning('target');
});

afterAll(() => harness.dispose());

const statuses = () => harness.engine.get('target')?.status?.ephemeralContainerStatuses ?? [];

describe('a debug container', () => {
  it('sees the processes and the network of its target, runs once, and is shown by describe', async () => {
    const { terminal } = await harness.api.openDebug({
      pod,
      image: 'busybox',
      targetContainer: 'app',
      command: ['sh'],
      size,
    });
    const view = new TestTerminal(harness.api, terminal.id);
    await harness.phase(terminal.id, 'running');
    view.type('cat /proc/1/cmdline | tr "\\0" " "; hostname; stty size\n');
    const text = await view.until('24 80');
    expect(text).toContain('sleep 34567');
    expect(text).toContain('target');
    const name = terminal.pod?.container ?? '';
    expect(statuses()).toMatchObject([{ name, state: { running: {} }, ready: false, restartCount: 0 }]);
    const object = harness.engine.get('target');
    expect(object?.spec.ephemeralContainers).toMatchObject([
      { name, image: 'busybox', targetContainerName: 'app', stdin: true, tty: true },
    ]);
    const described = object && describePod(object, [], { timeZone: 'UTC', now: Date.now() });
    expect(described).toMatch(new RegExp(`Ephemeral Containers:\n  ${name}:\n    Container ID:  docker://`));
    const started = harness.engine.engine.events
      .list({ involvedUid: object?.metadata.uid ?? '' })
      .filter(({ involvedObject }) => involvedObject.fieldPath === `spec.ephemeralContainers{${name}}`);
    expect(started.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['Created', 'Started']));

    expect(await harness.api.close({ id: terminal.id })).toEqual({ isLeftRunning: false });
    await eventually(
      () => statuses()[0]?.state?.terminated,
      () => JSON.stringify(statuses()),
      10_000,
    );
    await harness.engine.crash();
    await harness.engine.until('target', ({ status }) =>
      status?.ephemeralContainerStatuses?.[0]?.state?.terminated ? true : undefined,
    );
    const filter = `label=io.kubernetes.pod.uid=${object?.metadata.uid}`;
    const ids = await docker(
      'ps',
      '-aq',
      '--filter',
      filter,
      '--filter',
      'label=io.podbay.container.kind=ephemeral',
    );
    expect(ids.split('\n').filter(Boolean).length).toBeLessThanOrEqual(1);
    expect(statuses()[0]?.restartCount).toBe(0);
  });

  it('stays in its pod when the app has lost its store', async () => {
    harness.runtime.set(harness.engine.runtime);
    harness.connectPage();
    const { terminal } = await harness.api.openDebug({ pod, image: 'busybox', command: ['sh'], size });
    await harness.phase(terminal.id, 'running');
    const before = harness.engine.get('target')?.spec.ephemeralContainers;
    await harness.engine.crash(createMemoryStore());
    const statusOf = ({ status }: PodObject) =>
      status?.ephemeralContainerStatuses?.find(({ name }) => name === terminal.pod?.container);
    const found = await harness.engine.until('target', (latest) =>
      statusOf(latest)?.state?.running ? latest : undefined,
    );
    expect(statusOf(found)?.restartCount).toBe(0);
    expect(found.spec.ephemeralContainers).toEqual(before);
  });

  it('that cannot start says why, and leaves the pod alone', async () => {
    harness.runtime.set(harness.engine.runtime);
    harness.connectPage();
    const { terminal } = await harness.api.openDebug({ pod, image: 'no-such-image-here:1', size });
    const failed = await harness.phase(terminal.id, 'failed');
    expect(failed.message).toMatch(/could not be started: (ErrImagePull|ImagePullBackOff)/);
    await harness.api.close({ id: terminal.id });
    expect(harness.engine.get('target')?.status?.phase).toBe('Running');
    await expect(
      harness.api.openDebug({ pod, image: 'busybox', targetContainer: 'nobody', size }),
    ).rejects.toThrow('container nobody is not valid for pod target');
  });
});
