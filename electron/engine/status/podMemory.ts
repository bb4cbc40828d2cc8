// What the engine must remember of a pod because the runtime does not know it, or no longer does: why a start failed,
// the last known status of each container (restart counts survive `docker container prune`), texts of exited runs.
//
// Nothing here has a file of its own. `lastStatus` is `status` of the stored pod, and `restorePodMemory(pod.status)`
// rebuilds the memory after a crash: restart counts, last states, termination messages, start time and the terminal
// reason all live in it. Only the reason cache starts empty, as a kubelet's does after a restart.

import type {
  ContainerStateTerminated,
  ContainerStatus,
  PodStatus,
} from '../../common/kubernetes/objects.ts';
import type { ContainerRecord } from '../runtime/podRuntime.ts';
import { runState } from './containerRun.ts';

/** Why the last attempt to start a container failed: `state.waiting`, from `waitingMessages`. */
export interface StartFailure {
  readonly reason: string;
  readonly message?: string;
}

/** Why the whole pod has failed whatever its containers do: `statusMessages.deadlineExceeded` and the like. */
export interface PodFailure {
  readonly reason: string;
  readonly message: string;
}

export interface PodMemory {
  /** The status computed last; undefined for a pod never seen before. */
  readonly lastStatus: PodStatus | undefined;
  /** kubelet's reason cache, by container name. */
  readonly startFailures: ReadonlyMap<string, StartFailure>;
  /** Text an exited run left behind, by the runtime's container id; empty when it left none. */
  readonly terminationMessages: ReadonlyMap<string, string>;
  readonly failure: PodFailure | undefined;
}

export const emptyPodMemory: PodMemory = {
  lastStatus: undefined,
  startFailures: new Map(),
  terminationMessages: new Map(),
  failure: undefined,
};

/** The memory of a pod known only from the store. */
export function restorePodMemory(status: PodStatus | undefined): PodMemory {
  return { ...emptyPodMemory, lastStatus: status };
}

export function rememberStatus(memory: PodMemory, status: PodStatus): PodMemory {
  return { ...memory, lastStatus: status };
}

export function rememberStartFailure(memory: PodMemory, container: string, failure: StartFailure): PodMemory {
  return { ...memory, startFailures: new Map(memory.startFailures).set(container, failure) };
}

/** Call after every successful start. */
export function forgetStartFailure(memory: PodMemory, container: string): PodMemory {
  if (!memory.startFailures.has(container)) return memory;
  const startFailures = new Map(memory.startFailures);
  startFailures.delete(container);
  return { ...memory, startFailures };
}

/** From now on the pod is Failed with this reason, as soon as none of its containers runs. */
export function rememberPodFailure(memory: PodMemory, failure: PodFailure): PodMemory {
  return { ...memory, failure };
}

/** `message` is chosen by `terminationMessagePolicy`; pass an empty one too, it marks the run as read. */
export function rememberTerminationMessage(
  memory: PodMemory,
  containerId: string,
  message: string,
): PodMemory {
  return {
    ...memory,
    terminationMessages: new Map(memory.terminationMessages).set(containerId, message),
  };
}

/** Drops texts of runs whose container is gone; the last status keeps those that are still shown. */
export function forgetRemovedContainers(memory: PodMemory, existing: ReadonlySet<string>): PodMemory {
  const kept = [...memory.terminationMessages].filter(([id]) => existing.has(id));
  if (kept.length === memory.terminationMessages.size) return memory;
  return { ...memory, terminationMessages: new Map(kept) };
}

/**
 * Exited runs whose termination message nobody has read yet. Read each (also an unreadable one, as '') and call
 * `rememberTerminationMessage` before `computePodStatus`: a status without the text counts as read after a crash.
 */
export function unreadTerminations(
  memory: PodMemory,
  containers: readonly ContainerRecord[],
): readonly ContainerRecord[] {
  return containers.filter(
    (record) =>
      runState(record) === 'exited' &&
      !memory.terminationMessages.has(record.id) &&
      knownTermination(memory, record) === undefined,
  );
}

/** What the last status says of the end of exactly this run. */
export function knownTermination(
  memory: PodMemory,
  record: ContainerRecord,
): ContainerStateTerminated | undefined {
  const status = lastContainerStatus(memory, record.name);
  return [status?.state?.terminated, status?.lastState?.terminated].find(
    (terminated) => terminated?.containerID === `docker://${record.id}`,
  );
}

/** The attempt (= restart count) of the next run of a container: 0 for the first. */
export function nextAttempt(
  memory: PodMemory,
  container: string,
  containers: readonly ContainerRecord[],
): number {
  const last = lastContainerStatus(memory, container);
  const attempts = containers.filter(({ name }) => name === container).map(({ attempt }) => attempt + 1);
  // A status without an id belongs to no run: never started, or vanished and already counted as restarted.
  const known = last === undefined ? 0 : last.restartCount + (last.containerID === undefined ? 0 : 1);
  return Math.max(known, ...attempts);
}

/** The status of one container in `lastStatus`. */
export function lastContainerStatus(memory: PodMemory, container: string): ContainerStatus | undefined {
  const status = memory.lastStatus;
  return [
    ...(status?.containerStatuses ?? []),
    ...(status?.initContainerStatuses ?? []),
    ...(status?.ephemeralContainerStatuses ?? []),
  ].find(({ name }) => name === container);
}
