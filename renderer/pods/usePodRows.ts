// The rows of all pods with what their status alone does not say: a pod whose volumes or sandbox fail is
// ContainerCreating for ever, and only its events tell.

import { useMemo } from 'react';
import type { PodObject } from '../../electron/common/kubernetes/objects.ts';
import { canSetUp, isSetUpFailure } from '../../electron/common/verdict/creationVerdict.ts';
import { type EventsState, useEvents } from '../state/eventsStore.ts';
import { usePods } from '../state/podsStore.ts';
import { type PodRow, podRow } from './podRow.ts';

export function usePodRows(): readonly PodRow[] {
  const byUid = usePods((state) => state.byUid);
  const failing = useEvents(uidsOfSetUpFailures);
  return useMemo(() => {
    const uids = new Set(failing.split(' '));
    return [...byUid.values()].map((pod) => withSetUp(podRow(pod), uids));
  }, [byUid, failing]);
}

/** One of them. */
export function usePodRow(pod: PodObject): PodRow {
  const failing = useEvents(uidsOfSetUpFailures);
  return useMemo(() => withSetUp(podRow(pod), new Set(failing.split(' '))), [pod, failing]);
}

const failures = new WeakMap<EventsState['byUid'], string>();

/** As one text, so that the events of other pods render nothing. */
function uidsOfSetUpFailures({ byUid }: EventsState): string {
  const known = failures.get(byUid);
  if (known !== undefined) return known;
  const uids = [...byUid.values()].filter(isSetUpFailure).map(({ involvedObject }) => involvedObject.uid);
  const text = [...new Set(uids)].join(' ');
  failures.set(byUid, text);
  return text;
}

const stuckRows = new WeakMap<PodRow, PodRow>();

/** `failing`: the uids of pods that had such an event, which may be over. */
export function withSetUp(row: PodRow, failing: ReadonlySet<string>): PodRow {
  if (row.kind !== 'pending' || !failing.has(row.uid) || canSetUp(row.pod)) return row;
  const known = stuckRows.get(row);
  if (known !== undefined) return known;
  const stuck: PodRow = { ...row, kind: 'warn', isProblem: true };
  stuckRows.set(row, stuck);
  return stuck;
}
