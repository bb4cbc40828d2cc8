// The events of all pods, by uid.

import { create } from 'zustand';
import type { EventsItem } from '../../electron/common/contract/events.ts';
import type { Event } from '../../electron/common/kubernetes/objects.ts';

export interface EventsState {
  readonly byUid: ReadonlyMap<string, Event>;
  readonly isLoaded: boolean;
}

export const useEvents = create<EventsState>()(() => ({ byUid: new Map(), isLoaded: false }));

export function reduceEvents(state: EventsState, items: readonly EventsItem[]): EventsState {
  let byUid = new Map(state.byUid);
  for (const item of items) {
    if (item.type === 'snapshot') byUid = new Map();
    else for (const uid of item.removedUids) byUid.delete(uid);
    const events = item.type === 'snapshot' ? item.events : item.upserted;
    for (const event of events) byUid.set(event.metadata.uid ?? '', event);
  }
  return { byUid, isLoaded: true };
}
