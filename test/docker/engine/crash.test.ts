// Scenario 22 without the process around it: the engine object is abandoned at any moment, a new one takes over.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../electron/engine/store/memoryStore.ts';
import { docker, EngineHarness, shell, states } from './engineHarness.ts';

let harness: EngineHarness;

beforeEach(async () => {
  harness = new EngineHarness();
  await harness.lead();
});

afterEach(() => harness.cleanUp());

const FOREVER = 'trap "exit 0" TERM; sleep 3600 & wait';
const spec = {
  initContainers: [shell('init', 'true')],
  containers: [shell('a', FOREVER), shell('b', FOREVER)],
};

describe('scenario 22: the app dies in the middle of creating a pod', () => {
  // From before the first call to after the last one, on any machine.
  it.each([0, 20, 60, 120, 250, 500, 900])(
    '%d ms after apply: it is finished, nothing doubled',
    async (ms) => {
      await harness.apply('web', spec);
      await new Promise((resolve) => setTimeout(resolve, ms));
      await harness.crash();
      const pod = await harness.untilRunning('web');
      expect(states(pod)).toEqual({ init: 'Completed', a: 'running', b: 'running' });
      expect(pod.status?.containerStatuses?.map(({ restartCount }) => restartCount)).toEqual([0, 0]);
      const filter = `label=io.kubernetes.pod.uid=${pod.metadata.uid}`;
      const names = await docker(
        'ps',
        '-a',
        '--filter',
        filter,
        '--format',
        '{{.Label "io.kubernetes.container.name"}}',
      );
      expect(names.split('\n').sort()).toEqual(['POD', 'a', 'b', 'init']);
    },
  );

  it.each([0, 30, 100, 300])('%d ms after delete: it goes, and does not come back', async (ms) => {
    await harness.apply('web', spec);
    await harness.untilRunning('web');
    await harness.engine.delete({ namespace: 'default', name: 'web' }, { graceSeconds: 2 });
    await new Promise((resolve) => setTimeout(resolve, ms));
    const uid = harness.get('web')?.metadata.uid ?? '';
    await harness.crash();
    await harness.engine.whenGone(uid, AbortSignal.timeout(20_000));
    expect(await docker('ps', '-aq', '--filter', `label=io.kubernetes.pod.uid=${uid}`)).toBe('');
  });

  it('deletes a pod while it is being created', async () => {
    await harness.apply('web', spec);
    await harness.until('web', ({ status }) => status?.startTime);
    await harness.delete('web', 1);
    expect(harness.engine.list()).toEqual([]);
  });
});

describe('adoption on Docker', () => {
  it('rebuilds a pod from its sandbox when the store is lost', async () => {
    await harness.apply('web', spec);
    const before = await harness.untilRunning('web');
    const ids = await harness.containerIds('web');
    await harness.engine.detach();
    harness.engine.dispose();
    harness.engine = harness.newEngine(createMemoryStore());
    harness.runtime?.dispose();
    await harness.lead();
    const after = await harness.untilRunning('web');
    expect(after.metadata.uid).toBe(before.metadata.uid);
    expect(after.spec).toEqual(before.spec);
    expect(await harness.containerIds('web')).toEqual(ids);
  });

  it('shows the same pod to an observer, which follows it', async () => {
    await harness.apply('web', { restartPolicy: 'Never', containers: [shell('a', 'sleep 1; exit 3')] });
    const observer = harness.newEngine(createMemoryStore());
    const runtime = await harness.connect();
    await observer.attach(runtime, 'observer');
    await harness.until('web', ({ status }) => (status?.phase === 'Failed' ? true : undefined));
    await harness.until('web', () =>
      observer.get('default', 'web')?.status?.phase === 'Failed' ? true : undefined,
    );
    await observer.detach();
    observer.dispose();
    runtime.dispose();
  });
});
