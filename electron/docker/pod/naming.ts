// Names of what Podbay makes on an engine, as cri-dockerd builds them. The name is the lock: the engine's 409 keeps two
// creators of one object apart. Kubernetes names never hold `_`, so the parts cannot run into each other.

import type { PodObject } from '../../common/kubernetes/objects.ts';

export const NETWORK_NAME = 'podbay';

/** The instance that needs no name of its own. */
const DEFAULT_INSTANCE = 'default';

/** `podbay-lease`, or with the instance's name behind it. */
export function instanceContainerName(purpose: 'lease' | 'probe', instance: string): string {
  return instance === DEFAULT_INSTANCE ? `podbay-${purpose}` : `podbay-${purpose}-${instance}`;
}

/** Of a container that ends the processes of a terminal; `mark` is the terminal's id. */
export const lifelineName = (mark: string): string => `podbay-lifeline-${mark}`;

/** Of a container that relays connections into a pod whose sandbox has no relay; `mark` is random. */
export const relayName = (mark: string): string => `podbay-relay-${mark}`;

/** cri-dockerd's name of the container that holds the pod's namespaces. */
export const SANDBOX_CONTAINER_NAME = 'POD';

export function containerName(pod: PodObject, container: string, attempt: number): string {
  const { name, namespace, uid } = pod.metadata;
  return ['k8s', container, name, namespace, uid, attempt].join('_');
}

export function sandboxName(pod: PodObject, attempt: number): string {
  return containerName(pod, SANDBOX_CONTAINER_NAME, attempt);
}

export function emptyDirVolumeName(podUid: string, volume: string): string {
  return `podbay_${podUid}_${volume}`;
}

/**
 * Holds a sandbox's termination-message files. One per sandbox, so that the `ready` file of an earlier one cannot be
 * taken for this one's; `_system` cannot clash with a volume of the pod.
 */
export function systemVolumeName(podUid: string, sandboxAttempt: number): string {
  return `podbay_${podUid}_${sandboxAttempt}_system`;
}

/** A container that is only ever mounted into, to look at or prepare the engine's files. */
export function fileAccessName(podUid: string, purpose: string): string {
  return `podbay_${podUid}_files_${purpose}`;
}

/** How many runs of each container have their termination file made together with the sandbox, at no cost. */
export const PREPARED_RUNS = 4;

/** Relative to the system volume. */
export function terminationFile(container: string, attempt: number): string {
  return `termination/${container}-${attempt}`;
}
