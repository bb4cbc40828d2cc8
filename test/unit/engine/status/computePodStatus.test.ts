import { describe, expect, test } from 'vitest';
import { statusMessages } from '../../../../electron/common/kubectl/conditionMessages.ts';
import type { PodStatus } from '../../../../electron/common/kubernetes/objects.ts';
import {
  computePodStatus,
  type PodStatusInput,
} from '../../../../electron/engine/status/computePodStatus.ts';
import {
  emptyPodMemory,
  forgetStartFailure,
  nextAttempt,
  type PodMemory,
  rememberPodFailure,
  rememberStartFailure,
  rememberStatus,
  rememberTerminationMessage,
  restorePodMemory,
  unreadTerminations,
} from '../../../../electron/engine/status/podMemory.ts';
import {
  rejectedPodStatus,
  unschedulablePodStatus,
} from '../../../../electron/engine/status/unboundPodStatus.ts';
import { container, created, EPOCH, exited, running, samplePod, sandbox } from '../samplePods.ts';

function compute(input: Partial<PodStatusInput> = {}): PodStatus {
  return computePodStatus({
    pod: samplePod(),
    memory: emptyPodMemory,
    sandboxes: [sandbox()],
    containers: [],
    hostIp: '10.0.0.1',
    now: EPOCH,
    podIsTerminal: false,
    ...input,
  });
}

const after = (status: PodStatus, memory: PodMemory = emptyPodMemory) => rememberStatus(memory, status);
const only = (status: PodStatus) => status.containerStatuses?.[0];

describe('the shape of a status', () => {
  test('a running pod has everything that kubectl prints', () => {
    expect(compute({ containers: [running('app')] })).toEqual({
      phase: 'Running',
      conditions: [
        'PodReadyToStartContainers',
        'Initialized',
        'Ready',
        'ContainersReady',
        'PodScheduled',
      ].map((type) => ({ type, status: 'True', lastTransitionTime: '2026-01-01T00:00:00Z' })),
      hostIP: '10.0.0.1',
      hostIPs: [{ ip: '10.0.0.1' }],
      podIP: '172.18.0.2',
      podIPs: [{ ip: '172.18.0.2' }],
      startTime: '2026-01-01T00:00:00Z',
      qosClass: 'BestEffort',
      containerStatuses: [
        {
          name: 'app',
          state: { running: { startedAt: '2026-01-01T00:00:01Z' } },
          lastState: {},
          ready: true,
          started: true,
          restartCount: 0,
          image: 'busybox:latest',
          imageID: 'docker://sha256:1',
          containerID: 'docker://app0',
        },
      ],
    });
  });

  test('a pod that is adopted without its status started with its sandbox, not now', () => {
    const adopted = { sandboxes: [sandbox({ createdAt: EPOCH })], now: EPOCH + 60_000 };
    expect(compute(adopted).startTime).toBe('2026-01-01T00:00:00Z');
    expect(compute({ ...adopted, sandboxes: [] }).startTime).toBe('2026-01-01T00:01:00Z');
  });

  test('regular containers are sorted by name and init containers stay in spec order', () => {
    const spec = {
      initContainers: [container('z'), container('a')],
      containers: [container('web'), container('Cache'), container('app')],
    };
    const status = compute({ pod: samplePod({ spec }) });
    expect(status.initContainerStatuses?.map(({ name }) => name)).toEqual(['z', 'a']);
    expect(status.containerStatuses?.map(({ name }) => name)).toEqual(['Cache', 'app', 'web']);
  });

  test('a pod on the host network has the address of the host', () => {
    const pod = samplePod({ spec: { hostNetwork: true } });
    const status = compute({ pod, sandboxes: [sandbox({ podIps: [] })] });
    expect(status.podIP).toBe('10.0.0.1');
    expect(status.conditions?.[0]).toMatchObject({ type: 'PodReadyToStartContainers', status: 'True' });
  });

  test('the last address stays while the pod ends', () => {
    const memory = after(compute({ containers: [running('app')] }));
    const status = compute({ memory, sandboxes: [], containers: [exited('app', 0)], podIsTerminal: true });
    expect(status.podIP).toBe('172.18.0.2');
  });
});

describe('what the runtime forgets', () => {
  const loop = [exited('app', 1, { attempt: 3 }), exited('app', 1, { attempt: 2 })];

  test('pruning the dead container keeps restart count, state and the next attempt', () => {
    const memory = after(compute({ containers: loop }));
    const pruned = compute({ memory });
    expect(only(pruned)).toEqual(only(compute({ containers: loop })));
    expect(nextAttempt(memory, 'app', [])).toBe(4);
  });

  test('pruning during back-off keeps restart count, last state and the next attempt', () => {
    const backOff = { reason: 'CrashLoopBackOff', message: 'back-off' };
    const memory = rememberStartFailure(emptyPodMemory, 'app', backOff);
    const seen = after(compute({ memory, containers: loop }), memory);
    const pruned = compute({ memory: seen });
    expect(only(pruned)).toMatchObject({
      state: { waiting: backOff },
      lastState: { terminated: { containerID: 'docker://app3' } },
      restartCount: 3,
    });
    expect(nextAttempt(after(pruned, memory), 'app', [])).toBe(4);
  });

  test('a removed run is the last state of the run after it', () => {
    const memory = after(compute({ containers: [exited('app', 7)] }));
    const status = compute({ memory, containers: [running('app', { attempt: 1 })] });
    expect(only(status)?.lastState?.terminated).toMatchObject({ exitCode: 7, containerID: 'docker://app0' });
    const later = compute({ memory: after(status), containers: [running('app', { attempt: 1 })] });
    expect(only(later)).toEqual(only(status));
  });

  test('removing the newest run behind our back does not bring back the count of an older one', () => {
    const memory = after(compute({ containers: loop }));
    const older = compute({ memory, containers: loop.slice(1) });
    expect(only(older)).toMatchObject({ restartCount: 3, containerID: 'docker://app3' });
    expect(nextAttempt(memory, 'app', loop.slice(1))).toBe(4);
  });

  test('a running container that vanished is an unknown end and counts as one restart', () => {
    const seen = compute({ containers: [running('app')] });
    const vanished = compute({ memory: after(seen) });
    expect(only(vanished)).toMatchObject({
      state: { waiting: { reason: 'ContainerCreating' } },
      lastState: {
        terminated: {
          reason: 'ContainerStatusUnknown',
          exitCode: 137,
          message:
            'The container could not be located when the pod was deleted.  The container used to be Running',
        },
      },
      restartCount: 1,
    });
    const again = compute({ memory: after(vanished) });
    expect(only(again)?.restartCount).toBe(1);
    expect(nextAttempt(after(again), 'app', [])).toBe(1);
  });

  test('a container that vanished while the pod is deleted is not restarted', () => {
    const memory = after(compute({ containers: [running('app')] }));
    const pod = samplePod({ deletionTimestamp: '2026-01-01T00:00:30Z' });
    expect(only(compute({ pod, memory }))?.restartCount).toBe(0);
  });

  test('a container created ahead and removed before it ran is no restart', () => {
    const memory = after(compute({ containers: [created('app')] }));
    expect(nextAttempt(memory, 'app', [created('app')])).toBe(1);
    expect(nextAttempt(memory, 'app', [])).toBe(0);
    expect(only(compute({ memory }))?.restartCount).toBe(0);
  });

  test('the first run is attempt 0, also after a start that never made a container', () => {
    expect(nextAttempt(emptyPodMemory, 'app', [])).toBe(0);
    const memory = rememberStartFailure(emptyPodMemory, 'app', { reason: 'ErrImagePull' });
    expect(nextAttempt(after(compute({ memory })), 'app', [])).toBe(0);
  });

  test('the memory rebuilt from the stored status computes the same status', () => {
    const memory = rememberTerminationMessage(emptyPodMemory, 'app3', 'out of cheese');
    const status = compute({ memory, containers: loop });
    const restored = restorePodMemory(status);
    expect(compute({ memory: restored, containers: loop, now: EPOCH + 3_600_000 })).toEqual(status);
    expect(unreadTerminations(restored, loop)).toEqual([]);
  });
});

describe('why a start failed', () => {
  test('it is forgotten with the next success', () => {
    const memory = rememberStartFailure(emptyPodMemory, 'app', { reason: 'CreateContainerError' });
    expect(only(compute({ memory }))?.state?.waiting?.reason).toBe('CreateContainerError');
    expect(forgetStartFailure(memory, 'app').startFailures.size).toBe(0);
  });

  test.each([
    ['a running container', [running('app')], samplePod()],
    ['a container that stays ended', [exited('app', 0)], samplePod({ spec: { restartPolicy: 'OnFailure' } })],
    ['a pod being deleted', [exited('app', 1)], samplePod({ deletionTimestamp: '2026-01-01T00:00:30Z' })],
  ])('it does not hide %s', (_, containers, pod) => {
    const memory = rememberStartFailure(emptyPodMemory, 'app', { reason: 'CrashLoopBackOff' });
    expect(only(compute({ pod, memory, containers }))?.state?.waiting).toBeUndefined();
  });
});

describe('termination messages', () => {
  test('the text follows the error of the daemon', () => {
    const memory = rememberTerminationMessage(emptyPodMemory, 'app0', 'disk full');
    const containers = [exited('app', 1, { error: 'oops' })];
    expect(only(compute({ memory, containers }))?.state?.terminated?.message).toBe('oops: disk full');
  });

  test('12 KiB are shared by all containers, and no character is cut in half', () => {
    const containers = ['a', 'b', 'c', 'd', 'e'].map((name) => container(name));
    const memory = rememberTerminationMessage(emptyPodMemory, 'a0', '€'.repeat(1365));
    const status = compute({
      pod: samplePod({ spec: { containers } }),
      memory,
      containers: [exited('a', 1)],
    });
    // 12288 / 5 = 2457 bytes = 819 characters of three bytes.
    expect(only(status)?.state?.terminated?.message).toBe('€'.repeat(819));
  });

  test('an exited run is unread until its text is remembered, an empty one too', () => {
    const runs = [exited('app', 1), running('other')];
    expect(unreadTerminations(emptyPodMemory, runs).map(({ id }) => id)).toEqual(['app0']);
    const memory = rememberTerminationMessage(emptyPodMemory, 'app0', '');
    expect(unreadTerminations(memory, runs)).toEqual([]);
  });
});

describe('transitions', () => {
  test('a condition keeps its time until its status changes', () => {
    const first = compute();
    const second = compute({ memory: after(first), containers: [running('app')], now: EPOCH + 5000 });
    const times = Object.fromEntries(
      (second.conditions ?? []).map(({ type, lastTransitionTime }) => [type, lastTransitionTime]),
    );
    expect(times).toMatchObject({
      Initialized: '2026-01-01T00:00:00Z',
      Ready: '2026-01-01T00:00:05Z',
      PodScheduled: '2026-01-01T00:00:00Z',
    });
  });

  test('a foreign condition stays first, and a readiness gate waits for its own', () => {
    const spec = { readinessGates: [{ conditionType: 'example.com/lb' }] };
    const pod = samplePod({ spec });
    const containers = [running('app')];
    const gateOf = (status: PodStatus) => status.conditions?.find(({ type }) => type === 'Ready');
    expect(gateOf(compute({ pod, containers }))).toMatchObject({
      reason: 'ReadinessGatesNotReady',
      message: 'corresponding condition of pod readiness gate "example.com/lb" does not exist.',
    });
    const memory = after({ conditions: [{ type: 'example.com/lb', status: 'True' }] });
    const status = compute({ pod, memory, containers });
    expect(status.conditions?.[0]).toEqual({ type: 'example.com/lb', status: 'True' });
    expect(gateOf(status)).toMatchObject({ status: 'True' });
  });

  test('a terminal phase stays, with its reason', () => {
    const memory = after({ phase: 'Failed', reason: 'DeadlineExceeded', message: 'late' });
    expect(compute({ memory, containers: [running('app')] })).toMatchObject({
      phase: 'Failed',
      reason: 'DeadlineExceeded',
      message: 'late',
    });
  });

  test('a pod past its deadline fails once nothing runs any more', () => {
    const seen = after(compute({ containers: [running('app')] }));
    const memory = rememberPodFailure(seen, statusMessages.deadlineExceeded);
    expect(compute({ memory, containers: [running('app')] })).toMatchObject({ phase: 'Running' });
    expect(compute({ memory, containers: [exited('app', 137)] })).toMatchObject({
      phase: 'Failed',
      reason: 'DeadlineExceeded',
      message: 'Pod was active on the node longer than the specified deadline',
    });
  });

  test('at the end a container without a known end has failed', () => {
    const status = compute({ podIsTerminal: true });
    expect(status.phase).toBe('Failed');
    expect(only(status)?.state?.terminated).toMatchObject({
      reason: 'ContainerStatusUnknown',
      message: 'The container could not be located when the pod was terminated',
    });
  });

  test('a pod deleted before it was initialized is Failed with its containers still waiting', () => {
    const spec = { initContainers: [container('i1'), container('i2')] };
    const containers = [exited('i1', 1, { kind: 'init' })];
    const status = compute({ pod: samplePod({ spec }), containers, podIsTerminal: true });
    expect(status.phase).toBe('Failed');
    expect(only(status)?.state?.waiting?.reason).toBe('PodInitializing');
    expect(status.initContainerStatuses?.map(({ state }) => Object.keys(state ?? {}))).toEqual([
      ['terminated'],
      ['waiting'],
    ]);
  });
});

describe('pods that the node does not run', () => {
  const message = '0/1 nodes are available: 1 Insufficient cpu.';

  test('a pod that fits nowhere is Pending with one condition', () => {
    expect(unschedulablePodStatus(samplePod(), message, EPOCH)).toEqual({
      phase: 'Pending',
      qosClass: 'BestEffort',
      conditions: [
        {
          type: 'PodScheduled',
          status: 'False',
          reason: 'Unschedulable',
          message,
          lastTransitionTime: '2026-01-01T00:00:00Z',
        },
      ],
    });
  });

  test('asking again keeps the time of the condition', () => {
    const status = unschedulablePodStatus(samplePod(), message, EPOCH);
    expect(unschedulablePodStatus(samplePod({ status }), message, EPOCH + 60_000)).toEqual(status);
  });

  test('a rejected pod has failed, and says by what', () => {
    expect(
      rejectedPodStatus(samplePod(), 'OutOfcpu', "Node didn't have enough resource", EPOCH),
    ).toMatchObject({
      phase: 'Failed',
      reason: 'OutOfcpu',
      message: "Pod was rejected: Node didn't have enough resource",
    });
  });
});

describe('ephemeral containers', () => {
  const pod = samplePod();
  const debugged = { ...pod, spec: { ...pod.spec, ephemeralContainers: [container('debugger')] } };
  const statusOf = (input: Partial<PodStatusInput>) =>
    compute({ pod: debugged, ...input }).ephemeralContainerStatuses?.[0];
  const run = { kind: 'ephemeral' } as const;

  test('have a status of their own and make no pod ready or unready', () => {
    const status = compute({ pod: debugged, containers: [running('app'), running('debugger', run)] });
    expect(status.ephemeralContainerStatuses).toMatchObject([
      { name: 'debugger', ready: false, restartCount: 0, state: { running: {} } },
    ]);
    expect(status.conditions?.find(({ type }) => type === 'Ready')?.status).toBe('True');
    expect(compute({ containers: [running('app')] })).not.toHaveProperty('ephemeralContainerStatuses');
  });

  test('that failed leave the phase alone and show how they ended', () => {
    const status = compute({
      pod: debugged,
      containers: [running('app'), exited('debugger', 3, run)],
    });
    expect(status.phase).toBe('Running');
    expect(status.ephemeralContainerStatuses?.[0]?.state?.terminated?.exitCode).toBe(3);
  });

  test('that wait for their image say why', () => {
    const memory = rememberStartFailure(emptyPodMemory, 'debugger', {
      reason: 'ErrImagePull',
      message: 'no',
    });
    expect(statusOf({ memory, containers: [running('app')] })?.state).toEqual({
      waiting: { reason: 'ErrImagePull', message: 'no' },
    });
  });

  test('that were removed by hand have ended and will not be counted as restarted', () => {
    const before = compute({ pod: debugged, containers: [running('app'), running('debugger', run)] });
    const gone = statusOf({ memory: after(before), containers: [running('app')] });
    expect(gone).toMatchObject({ restartCount: 0, state: { terminated: { exitCode: 137 } } });
  });
});
