// What must hold for a status whatever happens to the containers, in any order, behind our back or not.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type {
  ContainerStatus,
  PodObject,
  PodStatus,
} from '../../../../electron/common/kubernetes/objects.ts';
import type { ContainerRecord } from '../../../../electron/engine/runtime/podRuntime.ts';
import { computePodStatus } from '../../../../electron/engine/status/computePodStatus.ts';
import { runState } from '../../../../electron/engine/status/containerRun.ts';
import {
  emptyPodMemory,
  nextAttempt,
  type PodMemory,
  rememberPodFailure,
  rememberStartFailure,
  rememberStatus,
  restorePodMemory,
} from '../../../../electron/engine/status/podMemory.ts';
import {
  cannotRun,
  container,
  created,
  EPOCH,
  exited,
  running,
  samplePod,
  sandbox,
  sidecar,
} from '../samplePods.ts';

const names = ['init', 'side', 'a', 'b'] as const;
const kindOf = (name: string) => (name === 'init' || name === 'side' ? 'init' : 'app');

const spec = (restartPolicy: string) => ({
  restartPolicy,
  initContainers: [container('init'), sidecar('side')],
  containers: [container('b'), container('a')],
});

const runArbitrary = fc
  .record({
    name: fc.constantFrom(...names),
    attempt: fc.integer({ min: 0, max: 3 }),
    what: fc.constantFrom('running', 'exit0', 'exit1', 'oom', 'created', 'cannotRun'),
  })
  .map(({ name, attempt, what }): ContainerRecord => {
    const extra = { attempt, kind: kindOf(name) } as const;
    if (what === 'running') return running(name, extra);
    if (what === 'created') return created(name, extra);
    if (what === 'cannotRun') return cannotRun(name, 'no such file', extra);
    if (what === 'oom') return exited(name, 137, { ...extra, oomKilled: true });
    return exited(name, what === 'exit0' ? 0 : 1, extra);
  });

const momentArbitrary = fc.record({
  containers: fc.uniqueArray(runArbitrary, { maxLength: 8, selector: ({ id }) => id }),
  sandboxes: fc.constantFrom([], [sandbox()], [sandbox({ state: 'exited', podIps: [] })]),
  failure: fc.option(fc.constantFrom(...names), { nil: undefined }),
  deadline: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
  podIsTerminal: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
});
type Moment = typeof momentArbitrary extends fc.Arbitrary<infer T> ? T : never;

const historyArbitrary = fc.record({
  policy: fc.constantFrom('Always', 'OnFailure', 'Never'),
  moments: fc.array(momentArbitrary, { minLength: 1, maxLength: 6 }),
});

function statusOf(pod: PodObject, memory: PodMemory, moment: Moment, now: number): PodStatus {
  const { containers, sandboxes, podIsTerminal } = moment;
  return computePodStatus({ pod, memory, containers, sandboxes, hostIp: '10.0.0.1', now, podIsTerminal });
}

/** What Docker cannot show: a run that began and is created again, or a pod that has ended with a container running. */
function plausible(moments: readonly Moment[]): readonly Moment[] {
  const began = new Set<string>();
  return moments.map((moment) => {
    const containers = moment.containers.filter((run) => runState(run) !== 'created' || !began.has(run.id));
    for (const run of containers) if (runState(run) !== 'created') began.add(run.id);
    const anyRunning = containers.some((run) => runState(run) === 'running');
    return { ...moment, containers, podIsTerminal: moment.podIsTerminal && !anyRunning };
  });
}

/** Calls `check` with the memory before and the status after every moment. */
function replay(
  check: (pod: PodObject, memory: PodMemory, moment: Moment, status: PodStatus, now: number) => void,
): void {
  fc.assert(
    fc.property(historyArbitrary, ({ policy, moments }) => {
      const pod = samplePod({ spec: spec(policy) });
      let memory = emptyPodMemory;
      plausible(moments).forEach((moment, index) => {
        if (moment.failure !== undefined) {
          memory = rememberStartFailure(memory, moment.failure, { reason: 'CrashLoopBackOff' });
        }
        if (moment.deadline)
          memory = rememberPodFailure(memory, { reason: 'DeadlineExceeded', message: 'late' });
        const now = EPOCH + index * 60_000;
        const status = statusOf(pod, memory, moment, now);
        check(pod, memory, moment, status, now);
        memory = rememberStatus(memory, status);
      });
    }),
    { numRuns: 100 },
  );
}

const all = (status: PodStatus | undefined): readonly ContainerStatus[] => [
  ...(status?.initContainerStatuses ?? []),
  ...(status?.containerStatuses ?? []),
];

test('looking again at the same state changes nothing, so nothing is published twice', () => {
  replay((pod, memory, moment, status, now) => {
    expect(statusOf(pod, rememberStatus(memory, status), moment, now + 1000)).toEqual(status);
  });
});

test('a crash of the app changes nothing but the reasons why a start failed', () => {
  replay((pod, memory, moment, status, now) => {
    const quiet = { ...rememberStatus(memory, status), startFailures: new Map() };
    const restored = restorePodMemory(JSON.parse(JSON.stringify(status)));
    const failure = memory.failure;
    const after = failure === undefined ? restored : rememberPodFailure(restored, failure);
    expect(statusOf(pod, after, moment, now)).toEqual(statusOf(pod, quiet, moment, now));
  });
});

test('the next attempt is above every run that ever began', () => {
  const highest = new Map<string, number>();
  replay((_, memory, { containers }, status) => {
    if (memory.lastStatus === undefined) highest.clear();
    for (const { name, attempt } of containers.filter((record) => runState(record) !== 'created')) {
      highest.set(name, Math.max(highest.get(name) ?? -1, attempt));
    }
    for (const [name, attempt] of highest) {
      expect(nextAttempt(rememberStatus(memory, status), name, [])).toBeGreaterThan(attempt);
    }
  });
});

test('a terminal phase is final, and every container has exactly one state', () => {
  replay((_, memory, __, status) => {
    const before = memory.lastStatus;
    if (before?.phase === 'Succeeded' || before?.phase === 'Failed') expect(status.phase).toBe(before.phase);
    for (const { state, ready } of all(status)) {
      expect(Object.keys(state ?? {})).toHaveLength(1);
      if (ready) expect(state?.waiting).toBeUndefined();
    }
    expect(all(status)).toHaveLength(names.length);
  });
});
