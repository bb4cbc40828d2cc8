// Appendix B of the semantics, and the scenarios, as what kubectl prints for the computed status.

import { describe, expect, test } from 'vitest';
import { podColumns } from '../../../../electron/common/kubectl/podColumns.ts';
import { waitingMessages } from '../../../../electron/common/kubectl/waitingMessages.ts';
import type { PodCondition, PodObject } from '../../../../electron/common/kubernetes/objects.ts';
import type { ContainerRecord } from '../../../../electron/engine/runtime/podRuntime.ts';
import { computePodStatus } from '../../../../electron/engine/status/computePodStatus.ts';
import {
  emptyPodMemory,
  type PodMemory,
  rememberStartFailure,
  rememberStatus,
} from '../../../../electron/engine/status/podMemory.ts';
import {
  cannotRun,
  container,
  created,
  EPOCH,
  exited,
  type PodSample,
  running,
  samplePod,
  sandbox,
  sidecar,
} from '../samplePods.ts';

interface Seen {
  readonly status: string;
  readonly ready: string;
  readonly phase: string | undefined;
  readonly restarts: number;
}

interface Moment {
  readonly pod: PodObject;
  readonly containers?: readonly ContainerRecord[];
  readonly memory?: PodMemory;
  readonly podIsTerminal?: boolean;
}

function statusAt({ pod, containers = [], memory = emptyPodMemory, podIsTerminal = false }: Moment) {
  const sandboxes = podIsTerminal ? [] : [sandbox()];
  return computePodStatus({
    pod,
    memory,
    sandboxes,
    containers,
    hostIp: '10.0.0.1',
    now: EPOCH + 60_000,
    podIsTerminal,
  });
}

function kubectl(moment: Moment): Seen {
  const status = statusAt(moment);
  const columns = podColumns({ ...moment.pod, status });
  return {
    status: columns.status,
    ready: `${columns.ready}/${columns.total}`,
    phase: status.phase,
    restarts: columns.restarts,
  };
}

const never = (spec: PodSample['spec'] = {}) => samplePod({ spec: { restartPolicy: 'Never', ...spec } });
const initSpec = { initContainers: [container('i1'), container('i2')], containers: [container('app')] };
const init = (record: ContainerRecord): ContainerRecord => ({ ...record, kind: 'init' });
const failing = (name: string, failure: { reason: string; message?: string }) =>
  rememberStartFailure(emptyPodMemory, name, failure);

function conditionsOf(moment: Moment): string[] {
  const print = ({ type, status, reason, message }: PodCondition) =>
    [`${type}=${status}`, reason, message].filter((part) => part !== undefined).join(' ');
  return (statusAt(moment).conditions ?? []).map(print);
}

describe('acceptance vectors', () => {
  test('1: a Never pod that exits 0 is ContainerCreating, then Completed', () => {
    expect(kubectl({ pod: never() })).toEqual({
      status: 'ContainerCreating',
      ready: '0/1',
      phase: 'Pending',
      restarts: 0,
    });
    expect(kubectl({ pod: never(), containers: [exited('app', 0)] })).toEqual({
      status: 'Completed',
      ready: '0/1',
      phase: 'Succeeded',
      restarts: 0,
    });
  });

  test('2: a Never pod that exits 3 is Failed without a reason of its own', () => {
    const status = statusAt({ pod: never(), containers: [exited('app', 3)] });
    expect(status).toMatchObject({ phase: 'Failed' });
    expect(status.reason).toBeUndefined();
    expect(status.containerStatuses?.[0]?.state).toEqual({
      terminated: {
        containerID: 'docker://app0',
        exitCode: 3,
        reason: 'Error',
        startedAt: '2026-01-01T00:00:01Z',
        finishedAt: '2026-01-01T00:00:02Z',
      },
    });
  });

  test('3: a crash loop under Always keeps phase Running and its last state', () => {
    const pod = samplePod();
    const runs = [exited('app', 1, { attempt: 1 }), exited('app', 1)];
    expect(kubectl({ pod, containers: runs })).toMatchObject({
      status: 'Error',
      phase: 'Running',
      restarts: 1,
    });
    const { name, namespace, uid } = pod.metadata;
    const backOff = waitingMessages.crashLoopBackOff(10_000, 'app', { name, namespace, uid });
    const moment = { pod, containers: runs, memory: failing('app', backOff) };
    expect(kubectl(moment)).toMatchObject({ status: 'CrashLoopBackOff', phase: 'Running', restarts: 1 });
    expect(statusAt(moment).containerStatuses?.[0]).toMatchObject({
      state: { waiting: { reason: 'CrashLoopBackOff' } },
      lastState: { terminated: { containerID: 'docker://app1', exitCode: 1 } },
    });
  });

  test('4 and scenario 7: one container done and one running is NotReady 1/2', () => {
    const pod = samplePod({
      spec: { restartPolicy: 'OnFailure', containers: [container('a'), container('b')] },
    });
    expect(kubectl({ pod, containers: [exited('a', 0), running('b')] })).toEqual({
      status: 'NotReady',
      ready: '1/2',
      phase: 'Running',
      restarts: 0,
    });
  });

  test('5: a missing image is ErrImagePull and Pending', () => {
    const memory = failing('app', waitingMessages.errImagePull('manifest unknown'));
    expect(kubectl({ pod: samplePod(), memory })).toEqual({
      status: 'ErrImagePull',
      ready: '0/1',
      phase: 'Pending',
      restarts: 0,
    });
  });

  test('6: the first of two init containers crash-loops', () => {
    const pod = samplePod({ spec: initSpec });
    const containers = [init(exited('i1', 1))];
    expect(kubectl({ pod, containers })).toMatchObject({ status: 'Init:Error', phase: 'Pending' });
    const memory = failing('i1', { reason: 'CrashLoopBackOff' });
    expect(kubectl({ pod, containers, memory })).toMatchObject({
      status: 'Init:CrashLoopBackOff',
      phase: 'Pending',
    });
    expect(conditionsOf({ pod, containers, memory })).toContain(
      'Initialized=False ContainersNotInitialized containers with incomplete status: [i1 i2]',
    );
  });

  test('7: a failing init container under Never fails the pod', () => {
    const pod = never(initSpec);
    expect(kubectl({ pod, containers: [init(exited('i1', 1))] })).toMatchObject({
      status: 'Init:Error',
      phase: 'Failed',
    });
  });

  test('8: a sidecar that is killed after the main container leaves the pod Succeeded', () => {
    const pod = never({ initContainers: [sidecar('side')] });
    const containers = [init(exited('side', 137)), exited('app', 0)];
    expect(kubectl({ pod, containers, podIsTerminal: true })).toMatchObject({
      status: 'Completed',
      phase: 'Succeeded',
    });
  });

  test('13 and scenario 25: an exceeded memory limit is OOMKilled with 137', () => {
    const containers = [exited('app', 137, { oomKilled: true })];
    expect(kubectl({ pod: never(), containers })).toMatchObject({ status: 'OOMKilled', phase: 'Failed' });
  });

  test.each([
    ['created', undefined],
    ['exited', EPOCH],
  ] as const)(
    '14: a refused start that the runtime calls %s is RunContainerError, then ContainerCannotRun',
    (state, finishedAt) => {
      const error = 'exec: "nope": executable file not found in $PATH';
      const moment = {
        pod: samplePod(),
        containers: [cannotRun('app', error, { state, finishedAt })],
        memory: failing('app', waitingMessages.runContainerError(error)),
      };
      expect(kubectl(moment)).toMatchObject({ status: 'RunContainerError', phase: 'Running' });
      expect(statusAt(moment).containerStatuses?.[0]?.lastState?.terminated).toEqual({
        containerID: 'docker://app0',
        exitCode: 127,
        reason: 'ContainerCannotRun',
        message: error,
        startedAt: '2026-01-01T00:00:00Z',
        finishedAt: '2026-01-01T00:00:00Z',
      });
    },
  );

  test('15: a pod being deleted is Terminating, and Failed once its container was killed', () => {
    const pod = samplePod({ deletionTimestamp: '2026-01-01T00:00:30Z' });
    const before = statusAt({ pod, containers: [running('app')] });
    const memory = rememberStatus(emptyPodMemory, before);
    expect(kubectl({ pod, containers: [running('app')], memory })).toMatchObject({
      status: 'Terminating',
      phase: 'Running',
    });
    const killed = [exited('app', 137)];
    expect(kubectl({ pod, containers: killed, memory })).toMatchObject({ phase: 'Running' });
    expect(kubectl({ pod, containers: killed, memory, podIsTerminal: true })).toMatchObject({
      status: 'Error',
      phase: 'Failed',
    });
  });

  test('17: equal requests and limits are Guaranteed', () => {
    const amounts = { cpu: '500m', memory: '64Mi' };
    const resources = { requests: amounts, limits: amounts };
    const pod = samplePod({ spec: { containers: [container('app', { resources })] } });
    expect(statusAt({ pod }).qosClass).toBe('Guaranteed');
  });

  test('scenario 2: two running containers are 2/2 Running', () => {
    const pod = samplePod({ spec: { containers: [container('redis'), container('php')] } });
    expect(kubectl({ pod, containers: [running('redis'), running('php')] })).toEqual({
      status: 'Running',
      ready: '2/2',
      phase: 'Running',
      restarts: 0,
    });
  });

  test('scenario 3: a main process that ends at once is Completed, then CrashLoopBackOff', () => {
    const containers = [exited('app', 0)];
    expect(kubectl({ pod: samplePod(), containers })).toMatchObject({
      status: 'Completed',
      phase: 'Running',
    });
    const memory = failing('app', { reason: 'CrashLoopBackOff' });
    expect(kubectl({ pod: samplePod(), containers, memory })).toMatchObject({
      status: 'CrashLoopBackOff',
      phase: 'Running',
    });
  });

  test('scenario 8: Init:0/1, then PodInitializing although the container is created ahead, then Running', () => {
    const pod = samplePod({ spec: { initContainers: [container('war')] } });
    const ahead = created('app');
    expect(kubectl({ pod, containers: [init(running('war')), ahead] }).status).toBe('Init:0/1');
    const initialized = [init(exited('war', 0)), ahead];
    expect(kubectl({ pod, containers: initialized }).status).toBe('PodInitializing');
    expect(kubectl({ pod, containers: [init(exited('war', 0)), running('app')] })).toMatchObject({
      status: 'Running',
      ready: '1/1',
    });
  });
});

describe('typical condition sets', () => {
  const readySet = [
    'PodReadyToStartContainers=True',
    'Initialized=True',
    'Ready=True',
    'ContainersReady=True',
    'PodScheduled=True',
  ];
  const notReady = (names: string) => `ContainersNotReady containers with unready status: [${names}]`;

  test('while an image is pulled', () => {
    expect(conditionsOf({ pod: samplePod() })).toEqual([
      'PodReadyToStartContainers=True',
      'Initialized=True',
      `Ready=False ${notReady('app')}`,
      `ContainersReady=False ${notReady('app')}`,
      'PodScheduled=True',
    ]);
  });

  test('while an init container runs', () => {
    const pod = samplePod({ spec: { initContainers: [container('init')] } });
    expect(conditionsOf({ pod, containers: [init(running('init'))] })).toEqual([
      'PodReadyToStartContainers=True',
      'Initialized=False ContainersNotInitialized containers with incomplete status: [init]',
      `Ready=False ${notReady('app')}`,
      `ContainersReady=False ${notReady('app')}`,
      'PodScheduled=True',
    ]);
  });

  test('running and ready', () => {
    expect(conditionsOf({ pod: samplePod(), containers: [running('app')] })).toEqual(readySet);
  });

  test('a started sidecar counts as initialized and must be ready', () => {
    const pod = samplePod({ spec: { initContainers: [sidecar('side')] } });
    const containers = [init(running('side')), running('app')];
    expect(conditionsOf({ pod, containers })).toEqual(readySet);
    expect(conditionsOf({ pod, containers: [init(exited('side', 1)), running('app')] })).toContain(
      `Ready=False ${notReady('side')}`,
    );
  });

  test('completed', () => {
    expect(conditionsOf({ pod: never(), containers: [exited('app', 0)], podIsTerminal: true })).toEqual([
      'PodReadyToStartContainers=False',
      'Initialized=True PodCompleted',
      'Ready=False PodCompleted',
      'ContainersReady=False PodCompleted',
      'PodScheduled=True',
    ]);
  });

  test('failed', () => {
    expect(conditionsOf({ pod: never(), containers: [exited('app', 1)], podIsTerminal: true })).toEqual([
      'PodReadyToStartContainers=False',
      'Initialized=True',
      'Ready=False PodFailed',
      'ContainersReady=False PodFailed',
      'PodScheduled=True',
    ]);
  });
});
