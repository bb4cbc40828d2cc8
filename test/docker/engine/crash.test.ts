// Scenario 22 without the process around it: the engine object is abandoned at any moment, a new one takes over.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../../electron/engine/store/memoryStore.ts';
import { waitFor } from '../../support/waitFor.ts';
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

/** `name state` of each container of the pod. */
async function containerStates(uid: string): Promise<readonly string[]> {
  const format = '{{.Label "io.kubernetes.container.name"}} {{.State}}';
  const lines = await docker(
    'ps',
    '-a',
    '--filter',
    `label=io.kubernetes.pod.uid=${uid}`,
    '--format',
    format,
  );
  return lines.split('\n').filter(Boolean);
}

const isRunning = (state: string) => state.endsWith(' running');

const ORDER = ['created', 'running', 'exited'];

/** Once the container of `moment` (`name state`) is in that state or past it; at once when it is empty. */
async function untilReached(pod: string, moment: string): Promise<void> {
  if (moment === '') return;
  const [name, state = ''] = moment.split(' ');
  const uid = harness.get(pod)?.metadata.uid ?? '';
  const isPast = (line: string) => {
    const [other, now = ''] = line.split(' ');
    return other === name && ORDER.indexOf(now) >= ORDER.indexOf(state);
  };
  await waitFor(moment, async () => (await containerStates(uid)).some(isPast), 20_000, 0);
}

describe('scenario 22: the app dies in the middle of creating a pod', () => {
  // From before the first call to after the last one, on any machine.
  it.each([
    '',
    'POD created',
    'POD running',
    'init created',
    'init exited',
    'a created',
    'a running',
    'b running',
  ])('once there is "%s": it is finished, nothing doubled', async (moment) => {
    await harness.apply('web', spec);
    await untilReached('web', moment);
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
  });

  it.each([
    ['at once', () => true],
    ['when one has ended', (states: readonly string[]) => states.filter(isRunning).length < 3],
    ['when one is gone', (states: readonly string[]) => states.length < 4],
  ])('%s after delete: it goes, and does not come back', async (_moment, isReached) => {
    await harness.apply('web', spec);
    await harness.untilRunning('web');
    await harness.engine.delete({ namespace: 'default', name: 'web' }, { graceSeconds: 2 });
    const uid = harness.get('web')?.metadata.uid ?? '';
    await waitFor('the moment of the crash', async () => isReached(await containerStates(uid)), 20_000, 0);
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
