// Where each object lies in the database. Keys are UTF-8, values JSON; the layout is version 1.
//
//   meta/schema               the layout's version, written when the database is made
//   meta/revision             the revision of the last write, in every batch
//   pod/<uid>                 v1.Pod
//   tombstone/<uid>           {uid, namespace, name, deletedAt, nodeName?}
//   archive/<uid>             {pod, deletedAt}
//   event/<uid>               v1.Event
//   node/<engine id>          {engineId, name, labels, taints, unschedulable}
//   node/record               {labels, taints, unschedulable}: of the only node there was before ids were kept
//   forward/<id>              the saved part of a port forward
//   settings/app              the settings, as services/ wrote them
//   quarantine/<former key>   {reason, value}: a record that could not be read

import type { StoreChange } from '../engine/store/objectStore.ts';

export const SCHEMA_VERSION = 1;

export const metaKeys = { schema: 'meta/schema', revision: 'meta/revision' } as const;
export const prefixes = {
  pod: 'pod/',
  tombstone: 'tombstone/',
  archive: 'archive/',
  event: 'event/',
  node: 'node/',
  forward: 'forward/',
  quarantine: 'quarantine/',
} as const;
export const settingsKey = 'settings/app';

export type Operation =
  | { readonly type: 'put'; readonly key: string; readonly value: string }
  | { readonly type: 'del'; readonly key: string };

const nodeKey = (engineId: string): string => prefixes.node + (engineId === '' ? 'record' : engineId);
const put = (key: string, value: unknown): Operation => ({ type: 'put', key, value: JSON.stringify(value) });
const del = (key: string): Operation => ({ type: 'del', key });

/** What a change does to the database. */
export function operationOf(change: StoreChange): Operation {
  switch (change.kind) {
    case 'putPod':
      return put(prefixes.pod + change.pod.metadata.uid, change.pod);
    case 'deletePod':
      return del(prefixes.pod + change.uid);
    case 'putTombstone':
      return put(prefixes.tombstone + change.tombstone.uid, change.tombstone);
    case 'deleteTombstone':
      return del(prefixes.tombstone + change.uid);
    case 'archivePod':
      return put(prefixes.archive + change.archived.pod.metadata.uid, change.archived);
    case 'deleteArchivedPod':
      return del(prefixes.archive + change.uid);
    case 'putEvent':
      return put(prefixes.event + (change.event.metadata.uid ?? ''), change.event);
    case 'deleteEvent':
      return del(prefixes.event + change.uid);
    case 'putNode':
      return put(nodeKey(change.node.engineId), change.node);
    case 'deleteNode':
      return del(nodeKey(change.engineId));
    case 'putForward':
      return put(prefixes.forward + change.forward.id, change.forward);
    case 'deleteForward':
      return del(prefixes.forward + change.id);
    case 'putSettings':
      return { type: 'put', key: settingsKey, value: change.json };
  }
}
