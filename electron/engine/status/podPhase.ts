// `status.phase` from the spec and the container statuses (kubelet's getPhase, semantics §3.2). Pure.

import type { Container, ContainerStatus, PodSpec } from '../../common/kubernetes/objects.ts';
import { isSidecar } from './containerRun.ts';

export type PodPhase = 'Pending' | 'Running' | 'Succeeded' | 'Failed';

export function isTerminalPhase(phase: string | undefined): phase is 'Succeeded' | 'Failed' {
  return phase === 'Succeeded' || phase === 'Failed';
}

/** True when some regular container runs or has ended; one that waits for its next run does not count. */
export function anyRegularStarted(spec: PodSpec, statuses: readonly ContainerStatus[]): boolean {
  return spec.containers.some(({ name }) => {
    const state = statuses.find((status) => status.name === name)?.state;
    return state?.running !== undefined || state?.terminated !== undefined;
  });
}

/** `statuses` are those of init and regular containers together. */
export function podPhase(
  spec: PodSpec,
  statuses: readonly ContainerStatus[],
  podIsTerminal: boolean,
): PodPhase {
  const count = countContainers(spec, statuses);
  const policy = spec.restartPolicy ?? 'Always';

  if (count.failedInit > 0 && policy === 'Never') return 'Failed';
  if (count.pendingInit > 0) return 'Pending';
  if (count.pendingSidecar > 0 && !anyRegularStarted(spec, statuses)) return 'Pending';
  if (count.waiting > 0) return 'Pending';
  if (count.running > 0 && count.unknown === 0) return 'Running';
  if (count.running > 0 || count.stopped === 0 || count.unknown > 0) return 'Pending';

  const allSucceeded = count.stopped === count.succeeded;
  if (podIsTerminal) return allSucceeded ? 'Succeeded' : 'Failed';
  if (policy === 'Always') return 'Running';
  if (allSucceeded) return 'Succeeded';
  return policy === 'Never' ? 'Failed' : 'Running';
}

interface Counts {
  pendingInit: number;
  failedInit: number;
  pendingSidecar: number;
  waiting: number;
  running: number;
  stopped: number;
  succeeded: number;
  unknown: number;
}

function countContainers(spec: PodSpec, statuses: readonly ContainerStatus[]): Counts {
  const counts: Counts = {
    pendingInit: 0,
    failedInit: 0,
    pendingSidecar: 0,
    waiting: 0,
    running: 0,
    stopped: 0,
    succeeded: 0,
    unknown: 0,
  };
  const statusOf = ({ name }: Container) => statuses.find((status) => status.name === name);
  for (const container of spec.initContainers ?? []) {
    if (isSidecar(container)) countSidecar(counts, statusOf(container));
    else countInit(counts, statusOf(container));
  }
  for (const container of spec.containers) countRegular(counts, statusOf(container));
  return counts;
}

function countInit(counts: Counts, status: ContainerStatus | undefined): void {
  // A waiting init container is judged by its run before: failed, done before, or never run.
  const { terminated, waiting } = status?.state ?? {};
  const ended = terminated ?? (waiting === undefined ? undefined : status?.lastState?.terminated);
  if (ended === undefined) counts.pendingInit++;
  else if (ended.exitCode !== 0) counts.failedInit++;
}

function countSidecar(counts: Counts, status: ContainerStatus | undefined): void {
  const state = status?.state ?? {};
  if (status === undefined) {
    counts.unknown++;
  } else if (state.running !== undefined) {
    counts.running++;
    if (status.started !== true) counts.pendingSidecar++;
  } else if (state.waiting !== undefined) {
    if (status.lastState?.terminated !== undefined) return;
    counts.pendingSidecar++;
    counts.waiting++;
  } else if (state.terminated === undefined) {
    counts.pendingSidecar++;
    counts.unknown++;
  }
}

function countRegular(counts: Counts, status: ContainerStatus | undefined): void {
  const { running, terminated, waiting } = status?.state ?? {};
  if (running !== undefined) {
    counts.running++;
  } else if (terminated !== undefined) {
    counts.stopped++;
    if (terminated.exitCode === 0) counts.succeeded++;
  } else if (waiting !== undefined) {
    if (status?.lastState?.terminated === undefined) counts.waiting++;
    else counts.stopped++;
  } else {
    counts.unknown++;
  }
}
