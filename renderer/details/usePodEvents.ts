// The events of one pod out of those that the page follows already, so every view of them agrees.

import { useMemo } from 'react';
import type { Event } from '../../electron/common/kubernetes/objects.ts';
import { useEvents } from '../state/eventsStore.ts';

export function usePodEvents(uid: string): readonly Event[] {
  const byUid = useEvents((state) => state.byUid);
  const mine = useMemo(
    () => [...byUid.values()].filter((event) => event.involvedObject.uid === uid),
    [byUid, uid],
  );
  return useSameList(mine);
}

const lists = new WeakMap<Event, readonly Event[]>();

/** The list seen before when it holds the same events: other pods' events must render nothing here. */
function useSameList(events: readonly Event[]): readonly Event[] {
  const [first] = events;
  if (first === undefined) return none;
  const known = lists.get(first);
  const isSame = known?.length === events.length && known.every((event, index) => event === events[index]);
  if (known !== undefined && isSame) return known;
  lists.set(first, events);
  return events;
}

const none: readonly Event[] = [];
