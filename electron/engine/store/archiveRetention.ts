// How long a deleted pod can be brought back by Undo. Pure.

import type { ArchivedPod, StoreChange } from './objectStore.ts';

const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** Changes that drop what is older than seven days; write them together with the next archived pod. */
export function expiredArchiveChanges(archived: readonly ArchivedPod[], now: number): readonly StoreChange[] {
  return archived
    .filter(({ deletedAt }) => Date.parse(deletedAt) <= now - KEPT_MS)
    .map(({ pod }) => ({ kind: 'deleteArchivedPod', uid: pod.metadata.uid }));
}
