// Short words for the plan tests: a pod, its records, and the plan as text.

import type {
  Container,
  PodObject,
  PodSpec,
  PodStatus,
} from '../../../../electron/common/kubernetes/objects.ts';
import { emptyRunHistory, type RunHistory } from '../../../../electron/engine/backoff/runHistory.ts';
import { observePod } from '../../../../electron/engine/observe.ts';
import type { Removal } from '../../../../electron/engine/plan/planInput.ts';
import { planPod } from '../../../../electron/engine/plan/planPod.ts';
import { planToText } from '../../../../electron/engine/plan/planToText.ts';
import type { ContainerRecord, SandboxRecord } from '../../../../electron/engine/runtime/podRuntime.ts';
import { specHash } from '../../../../electron/engine/specHash.ts';
import { emptyPodMemory, type PodMemory } from '../../../../electron/engine/status/podMemory.ts';
import { FAKE_EPOCH } from '../../../fakes/fakeClock.ts';

export const NOW = FAKE_EPOCH + 1_000_000;

export const container = (name: string, more: Partial<Container> = {}): Container => ({
  name,
  image: `${name}:1`,
  imagePullPolicy: 'IfNotPresent',
  ...more,
});

export const sidecar = (name: string): Container => container(name, { restartPolicy: 'Always' });

export function pod(spec: Partial<PodSpec> = {}, metadata: Partial<PodObject['metadata']> = {}): PodObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'web',
      namespace: 'default',
      uid: 'u1',
      creationTimestamp: '2026-01-01T00:00:00Z',
      resourceVersion: '1',
      ...metadata,
    },
    spec: { nodeName: 'node', restartPolicy: 'Always', containers: [container('app')], ...spec },
  };
}

export function sandbox(more: Partial<SandboxRecord> = {}): SandboxRecord {
  const attempt = more.attempt ?? 0;
  return {
    id: `s${attempt}`,
    podUid: 'u1',
    attempt,
    state: 'running',
    createdAt: NOW - 500_000 + attempt,
    podIps: ['172.30.0.2'],
    pod: pod(),
    ...more,
  };
}

const record = (name: string, more: Partial<ContainerRecord>): ContainerRecord => {
  const attempt = more.attempt ?? 0;
  return {
    id: `${name}-${attempt}`,
    podUid: 'u1',
    name,
    kind: 'app',
    sandboxId: 's0',
    attempt,
    specHash: specHash(container(name)),
    state: 'running',
    createdAt: NOW - 400_000,
    startedAt: NOW - 400_000,
    finishedAt: undefined,
    exitCode: 0,
    oomKilled: false,
    error: '',
    image: `${name}:1`,
    imageId: 'docker://sha256:1',
    ...more,
  };
};

export const running = (name: string, more: Partial<ContainerRecord> = {}) => record(name, more);

export const created = (name: string, more: Partial<ContainerRecord> = {}) =>
  record(name, { state: 'created', startedAt: undefined, ...more });

export const exited = (name: string, exitCode: number, more: Partial<ContainerRecord> = {}) =>
  record(name, { state: 'exited', exitCode, finishedAt: NOW - 3_000, ...more });

export interface Situation {
  readonly pod?: PodObject;
  readonly sandboxes?: readonly SandboxRecord[];
  readonly containers?: readonly ContainerRecord[];
  readonly memory?: Partial<PodMemory>;
  readonly status?: Partial<PodStatus>;
  readonly history?: Partial<RunHistory>;
  readonly removal?: Removal;
}

/** The plan of a situation as text; a running sandbox unless said otherwise. */
export function planText(situation: Situation): string {
  const desired = situation.pod ?? pod();
  const snapshot = { sandboxes: situation.sandboxes ?? [sandbox()], containers: situation.containers ?? [] };
  const plan = planPod({
    pod: desired,
    observed: observePod(snapshot, desired.metadata.uid),
    memory: { ...emptyPodMemory, lastStatus: situation.status, ...situation.memory },
    history: { ...emptyRunHistory, ...situation.history },
    removal: situation.removal ?? 'none',
    now: NOW,
  });
  return planToText(plan, NOW);
}
