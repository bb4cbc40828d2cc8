// Everything planPod may look at, as plain data: the desired pod, what exists, what only we know, and the time.

import type { Container, PodObject } from '../../common/kubernetes/objects.ts';
import type { RunHistory } from '../backoff/runHistory.ts';
import { type ObservedPod, recordsOf } from '../observe.ts';
import { runState } from '../status/containerRun.ts';
import { lastContainerStatus, type PodMemory } from '../status/podMemory.ts';

/** `forced`: the object has left the store, its tombstone is all that is left. */
export type Removal = 'none' | 'graceful' | 'forced';

export interface PlanInput {
  readonly pod: PodObject;
  readonly observed: ObservedPod;
  readonly memory: PodMemory;
  readonly history: RunHistory;
  readonly removal: Removal;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export const initContainersOf = (pod: PodObject): readonly Container[] => pod.spec.initContainers ?? [];

/** Added to a running pod to look into it; run once. */
export const ephemeralContainersOf = (pod: PodObject): readonly Container[] =>
  pod.spec.ephemeralContainers ?? [];

/** Kubernetes' default. */
const DEFAULT_GRACE_SECONDS = 30;

export function graceMs(pod: PodObject): number {
  return 1000 * (pod.spec.terminationGracePeriodSeconds ?? DEFAULT_GRACE_SECONDS);
}

/** The phase is, or is about to be, Succeeded or Failed for good: nothing starts again. */
export function hasEnded({ memory }: PlanInput): boolean {
  const phase = memory.lastStatus?.phase;
  return memory.failure !== undefined || phase === 'Succeeded' || phase === 'Failed';
}

/** True when a regular container of the pod is known to have run, even if its record is gone. */
export function hasRunBefore({ pod, observed, memory }: PlanInput): boolean {
  return pod.spec.containers.some(({ name }) => {
    const status = lastContainerStatus(memory, name);
    return (
      recordsOf(observed, name).some((record) => runState(record) !== 'created') ||
      status?.state?.running !== undefined ||
      status?.state?.terminated !== undefined ||
      status?.lastState?.terminated !== undefined
    );
  });
}
