// The running container that a terminal is about, found by name each time: a restart gives it another id.

import { AppError } from '../../common/appError.ts';
import type { PodRef } from '../../common/contract/objects.ts';
import type { Container, ContainerStatus, PodObject } from '../../common/kubernetes/objects.ts';

export interface ContainerRef extends PodRef {
  readonly container: string;
}

export interface PodContainer {
  readonly pod: PodObject;
  readonly container: Container;
  readonly containerId: string;
}

/** The pods as known last. */
export interface KnownPods {
  list(): readonly PodObject[];
}

/** Fails in kubectl's words where there is no such container or it does not run. */
export function runningContainer(
  pods: KnownPods,
  { namespace, name, container }: ContainerRef,
): PodContainer {
  const pod = findPod(pods, { namespace, name });
  const { phase } = pod.status ?? {};
  const spec = containersOf(pod).find((candidate) => candidate.name === container);
  if (spec === undefined) {
    throw new AppError('NotFound', `container ${container} is not valid for pod ${name}`);
  }
  const status = statusesOf(pod).find((candidate) => candidate.name === container);
  if (status?.state?.running !== undefined && status.containerID !== undefined) {
    return { pod, container: spec, containerId: status.containerID.replace(/^docker:\/\//, '') };
  }
  if (phase === 'Succeeded' || phase === 'Failed') {
    throw new AppError(
      'FailedPrecondition',
      `cannot exec into a container in a completed pod; current phase is ${phase}`,
    );
  }
  throw new AppError('FailedPrecondition', notRunning(name, container, status));
}

export function findPod(pods: KnownPods, { namespace, name }: PodRef): PodObject {
  const pod = pods.list().find(({ metadata }) => metadata.namespace === namespace && metadata.name === name);
  if (pod === undefined) throw new AppError('NotFound', `pods "${name}" not found`);
  return pod;
}

function containersOf({ spec }: PodObject): readonly Container[] {
  const { initContainers = [], containers, ephemeralContainers = [] } = spec;
  return [...initContainers, ...containers, ...ephemeralContainers];
}

function statusesOf({ status }: PodObject): readonly ContainerStatus[] {
  const {
    initContainerStatuses = [],
    containerStatuses = [],
    ephemeralContainerStatuses = [],
  } = status ?? {};
  return [...initContainerStatuses, ...containerStatuses, ...ephemeralContainerStatuses];
}

function notRunning(pod: string, container: string, status: ContainerStatus | undefined): string {
  const { waiting, terminated } = status?.state ?? {};
  if (terminated !== undefined) {
    return `container "${container}" in pod "${pod}" has ended: ${terminated.reason ?? 'Completed'}`;
  }
  const reason = waiting?.reason ?? 'ContainerCreating';
  return `container "${container}" in pod "${pod}" is waiting to start: ${reason}`;
}
