// The pods, by uid. Objects are replaced, never changed: a row that keeps its object needs no new look.

import { create } from 'zustand';
import type { PodsItem } from '../../electron/common/contract/pods.ts';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';

export interface PodsState {
  readonly byUid: ReadonlyMap<string, PodObject>;
  /** False until the first snapshot: an empty list may be claimed only after it. */
  readonly isLoaded: boolean;
  /** When the list was last known to be right, milliseconds since the epoch. */
  readonly updatedAt: number;
}

export const usePods = create<PodsState>()(() => ({ byUid: new Map(), isLoaded: false, updatedAt: 0 }));

/** The state after these items; equal objects of a repeated snapshot keep their identity. */
export function reducePods(state: PodsState, items: readonly PodsItem[], now: number): PodsState {
  let byUid = new Map(state.byUid);
  for (const item of items) {
    if (item.type === 'snapshot') {
      byUid = new Map(item.pods.map((pod) => [pod.metadata.uid, keepSame(byUid, pod)]));
    } else {
      for (const uid of item.removedUids) byUid.delete(uid);
      for (const pod of item.upserted) byUid.set(pod.metadata.uid, pod);
    }
  }
  return { byUid, isLoaded: true, updatedAt: now };
}

function keepSame(known: ReadonlyMap<string, PodObject>, pod: PodObject): PodObject {
  const old = known.get(pod.metadata.uid);
  return old?.metadata.resourceVersion === pod.metadata.resourceVersion ? old : pod;
}

/** The pod of this name, if there is one; a pod being replaced may briefly exist beside its successor. */
export function findPod(state: PodsState, namespace: string, name: string): PodObject | undefined {
  const named = [...state.byUid.values()].filter(
    ({ metadata }) => metadata.name === name && metadata.namespace === namespace,
  );
  return named.find((pod) => pod.metadata.deletionTimestamp === undefined) ?? named[0];
}
