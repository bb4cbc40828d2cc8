// The store's objects in memory and what a change does to them. Both stores are this; they differ in what they save.

import type { ForwardIntent } from '../../common/contract/forwards.ts';
import type { Event, PodObject } from '../../common/kubernetes/objects.ts';
import type { ArchivedPod, NodeRecord, StoreChange, Tombstone } from './objectStore.ts';

export interface StoreContents {
  revision: number;
  readonly pods: Map<string, PodObject>;
  readonly tombstones: Map<string, Tombstone>;
  readonly archivedPods: Map<string, ArchivedPod>;
  /** In the order of their last write. */
  readonly events: Map<string, Event>;
  /** By the engine's id. */
  readonly nodes: Map<string, NodeRecord>;
  /** In the order they were made. */
  readonly forwards: Map<string, ForwardIntent>;
  settings: string | undefined;
}

export function emptyContents(): StoreContents {
  return {
    revision: 0,
    pods: new Map(),
    tombstones: new Map(),
    archivedPods: new Map(),
    events: new Map(),
    nodes: new Map(),
    forwards: new Map(),
    settings: undefined,
  };
}

/** The same change with `revision` as the resourceVersion of its object. */
export function stamp(change: StoreChange, revision: number): StoreChange {
  const resourceVersion = String(revision);
  if (change.kind === 'putPod') {
    const { pod } = change;
    return { kind: 'putPod', pod: { ...pod, metadata: { ...pod.metadata, resourceVersion } } };
  }
  if (change.kind === 'putEvent') {
    const { event } = change;
    return { kind: 'putEvent', event: { ...event, metadata: { ...event.metadata, resourceVersion } } };
  }
  return change;
}

export function applyChange(contents: StoreContents, change: StoreChange): void {
  switch (change.kind) {
    case 'putPod':
      contents.pods.set(change.pod.metadata.uid, change.pod);
      return;
    case 'deletePod':
      contents.pods.delete(change.uid);
      return;
    case 'putTombstone':
      contents.tombstones.set(change.tombstone.uid, change.tombstone);
      return;
    case 'deleteTombstone':
      contents.tombstones.delete(change.uid);
      return;
    case 'archivePod':
      moveToEnd(contents.archivedPods, change.archived.pod.metadata.uid, change.archived);
      return;
    case 'deleteArchivedPod':
      contents.archivedPods.delete(change.uid);
      return;
    case 'putEvent':
      moveToEnd(contents.events, change.event.metadata.uid ?? '', change.event);
      return;
    case 'deleteEvent':
      contents.events.delete(change.uid);
      return;
    case 'putNode':
      contents.nodes.set(change.node.engineId, change.node);
      return;
    case 'deleteNode':
      contents.nodes.delete(change.engineId);
      return;
    case 'putForward':
      contents.forwards.set(change.forward.id, change.forward);
      return;
    case 'deleteForward':
      contents.forwards.delete(change.id);
      return;
    case 'putSettings':
      contents.settings = change.json;
  }
}

/** Map keeps the place of a key that is set again; here the last written comes last. */
function moveToEnd<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
}
