// How long a deleted pod can be brought back. Pure.

import type { ArchivedPod, StoreChange } from './objectStore.ts';

const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** Beyond this the oldest go first: a script that deletes all day must not fill the store. */
export const MAX_ARCHIVED_PODS = 200;

/**
 * Changes that drop what is older than seven days, and what there is no room for; write them together with the next
 * archived pod. `archived`: oldest first.
 */
export function expiredArchiveChanges(archived: readonly ArchivedPod[], now: number): readonly StoreChange[] {
  const surplus = archived.length - (MAX_ARCHIVED_PODS - 1);
  return archived
    .filter(({ deletedAt }, index) => index < surplus || Date.parse(deletedAt) <= now - KEPT_MS)
    .map(({ pod }) => ({ kind: 'deleteArchivedPod', uid: pod.metadata.uid }));
}
