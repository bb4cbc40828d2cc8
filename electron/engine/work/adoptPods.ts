// What to make of pods that the runtime shows and the store may not know (README decision 4). Pure.

import type { PodObject } from '../../common/kubernetes/objects.ts';
import { observePods } from '../observe.ts';
import type { ContainerRecord, RuntimeSnapshot } from '../runtime/podRuntime.ts';

export interface KnownPods {
  readonly pods: readonly PodObject[];
  /** Of pods that were deleted. */
  readonly tombstoneUids: ReadonlySet<string>;
}

export interface Adoption {
  /** Unknown to the store, rebuilt from the sandbox's label. */
  readonly adopted: readonly PodObject[];
  /** Deleted before, or nobody can say what they were: uids whose remains go. */
  readonly leftovers: readonly string[];
}

export function adoptPods(snapshot: RuntimeSnapshot, known: KnownPods): Adoption {
  const uids = new Set(known.pods.map(({ metadata }) => metadata.uid));
  const names = new Set(known.pods.map(fullName));
  const adopted: PodObject[] = [];
  const leftovers: string[] = [];
  for (const [uid, observed] of observePods(snapshot)) {
    if (uids.has(uid)) continue;
    const pod = observed.sandboxes[0]?.pod;
    // Two pods cannot have one name: the store's is the one that the user sees.
    const isAdoptable = pod !== undefined && !known.tombstoneUids.has(uid) && !names.has(fullName(pod));
    if (isAdoptable) {
      names.add(fullName(pod));
      adopted.push(withEphemeral(pod, observed.containers));
    } else leftovers.push(uid);
  }
  return { adopted, leftovers };
}

/** Debug containers came after the sandbox, so its copy of the pod has none of them. */
function withEphemeral(pod: PodObject, containers: readonly ContainerRecord[]): PodObject {
  const { ephemeralContainers: known = [] } = pod.spec;
  const added = containers
    .toSorted((a, b) => a.createdAt - b.createdAt)
    .flatMap(({ ephemeral }) => ephemeral ?? [])
    .filter(({ name }) => !known.some((container) => container.name === name));
  if (added.length === 0) return pod;
  return { ...pod, spec: { ...pod.spec, ephemeralContainers: [...known, ...added] } };
}

const fullName = ({ metadata }: PodObject): string => `${metadata.namespace}/${metadata.name}`;
