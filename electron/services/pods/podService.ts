// Pods over the contract: the live list, and the commands that change what is desired.

import type { PodsItem } from '../../common/contract/pods.ts';
import type { Contract } from '../../common/contract.ts';
import type { Disposable } from '../../common/disposable.ts';
import type { PodObject } from '../../common/kubernetes/objects.ts';
import type { ContractHandlers } from '../../common/rpc/define.ts';
import { latestSnapshot } from '../../common/rpc/latestSnapshot.ts';
import { applyManifest } from './applyManifest.ts';
import { watchDeletedPods } from './deletedPods.ts';
import { deletePods } from './deletePods.ts';
import type { PodStore } from './podStore.ts';
import { restartPods } from './restartPods.ts';
import { restorePods } from './restorePods.ts';

/** Pods as they change: `upserted` replaces by uid. */
export interface PodsChange {
  readonly revision: number;
  readonly upserted: readonly PodObject[];
  readonly removedUids: readonly string[];
}

export interface PodFeed {
  readonly revision: number;
  list(): readonly PodObject[];
  subscribe(listener: (change: PodsChange) => void): Disposable;
}

/** `lifetime` ends with the app. */
export function podHandlers(
  store: PodStore,
  feed: PodFeed,
  lifetime: AbortSignal,
): ContractHandlers<Contract>['pods'] {
  return {
    watch: (_input, { signal }) => watchPods(feed, signal),
    apply: async ({ source, recreate = false }, { signal }) => ({
      results: await applyManifest(store, source, { recreate }, signal),
    }),
    delete: async ({ targets, graceSeconds, force = false }) => ({
      results: await deletePods(store, targets, { graceSeconds, force }),
    }),
    // A page that goes in the middle must not leave its pods deleted.
    restart: async ({ pods }) => ({ results: await restartPods(store, pods, lifetime) }),
    watchDeleted: (_input, { signal }) => watchDeletedPods(store.archive, signal),
    deleted: async ({ uid }) => {
      const pod = store.archive.find(uid);
      return pod === undefined ? {} : { pod };
    },
    restore: async ({ uids }, { signal }) => ({ results: await restorePods(store, uids, signal) }),
  };
}

async function* watchPods(feed: PodFeed, signal: AbortSignal): AsyncGenerator<PodsItem> {
  const source = {
    snapshot: () => ({ revision: feed.revision, pods: [...feed.list()] }),
    subscribe: (listener: (change: PodsChange) => void) => feed.subscribe(listener),
  };
  for await (const item of latestSnapshot(source, signal)) {
    yield item.type === 'snapshot'
      ? { type: 'snapshot', ...item.snapshot }
      : { type: 'changes', ...mergeChanges(item.changes) };
  }
}

/** Several changes as one: the last word on each pod counts. */
function mergeChanges(changes: readonly PodsChange[]): {
  revision: number;
  upserted: PodObject[];
  removedUids: string[];
} {
  const upserted = new Map<string, PodObject>();
  const removed = new Set<string>();
  let revision = 0;
  for (const change of changes) {
    revision = Math.max(revision, change.revision);
    for (const pod of change.upserted) {
      upserted.set(pod.metadata.uid, pod);
      removed.delete(pod.metadata.uid);
    }
    for (const uid of change.removedUids) {
      upserted.delete(uid);
      removed.add(uid);
    }
  }
  return { revision, upserted: [...upserted.values()], removedUids: [...removed] };
}
