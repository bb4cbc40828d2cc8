// Builders of pods and runtime records for the engine's unit tests: only what a test says differs from the plainest pod.

import type {
  Container,
  PodObject,
  PodSpec,
  PodStatus,
} from '../../../electron/common/kubernetes/objects.ts';
import type { ContainerRecord, SandboxRecord } from '../../../electron/engine/runtime/podRuntime.ts';
import { FAKE_EPOCH } from '../../fakes/fakeClock.ts';

export const EPOCH = FAKE_EPOCH;
export const POD_UID = '6f1c0000-0000-4000-8000-000000000001';

export interface PodSample {
  readonly name?: string;
  readonly uid?: string;
  readonly namespace?: string;
  readonly spec?: Partial<PodSpec>;
  readonly status?: PodStatus;
  readonly deletionTimestamp?: string;
}

export function samplePod(sample: PodSample = {}): PodObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: sample.name ?? 'web',
      namespace: sample.namespace ?? 'default',
      uid: sample.uid ?? POD_UID,
      creationTimestamp: '2026-01-01T00:00:00Z',
      resourceVersion: '1',
      ...(sample.deletionTimestamp === undefined ? {} : { deletionTimestamp: sample.deletionTimestamp }),
    },
    spec: { restartPolicy: 'Always', containers: [container('app')], ...sample.spec },
    ...(sample.status === undefined ? {} : { status: sample.status }),
  };
}

export function container(name: string, extra: Partial<Container> = {}): Container {
  return { name, image: 'busybox', ...extra };
}

export function sidecar(name: string): Container {
  return container(name, { restartPolicy: 'Always' });
}

export function sandbox(extra: Partial<SandboxRecord> = {}): SandboxRecord {
  return {
    id: 'sandbox0',
    podUid: POD_UID,
    attempt: 0,
    state: 'running',
    createdAt: EPOCH,
    podIps: ['172.18.0.2'],
    pod: samplePod(),
    ...extra,
  };
}

/** A run of a regular container, running since one second after the epoch. */
export function running(name: string, extra: Partial<ContainerRecord> = {}): ContainerRecord {
  const attempt = extra.attempt ?? 0;
  return {
    id: `${name}${attempt}`,
    podUid: POD_UID,
    name,
    kind: 'app',
    sandboxId: 'sandbox0',
    attempt,
    specHash: 'h',
    state: 'running',
    createdAt: EPOCH + attempt * 10_000,
    startedAt: EPOCH + attempt * 10_000 + 1000,
    finishedAt: undefined,
    exitCode: 0,
    oomKilled: false,
    error: '',
    image: 'busybox:latest',
    imageId: 'docker://sha256:1',
    ...extra,
  };
}

/** The same run ended two seconds after it was created. */
export function exited(
  name: string,
  exitCode: number,
  extra: Partial<ContainerRecord> = {},
): ContainerRecord {
  const run = running(name, extra);
  return { ...run, state: 'exited', exitCode, finishedAt: run.createdAt + 2000, ...extra };
}

export function created(name: string, extra: Partial<ContainerRecord> = {}): ContainerRecord {
  return { ...running(name, extra), state: 'created', startedAt: undefined, ...extra };
}

/** A run whose start the daemon refused: Docker keeps it in `created`. */
export function cannotRun(
  name: string,
  error: string,
  extra: Partial<ContainerRecord> = {},
): ContainerRecord {
  return created(name, { exitCode: 127, error, ...extra });
}
