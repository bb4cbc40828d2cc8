// Repeats of events in the events.k8s.io form (the scheduler's): one object with a series instead of a count.

import type { EventIdentity, Occurrence } from './eventCorrelator.ts';
import { LruMap } from './lruMap.ts';

const CACHE_ENTRIES = 4096;
/** client-go ends a series that was quiet for six minutes. */
const SERIES_MS = 360_000;

export interface SeriesEntry {
  readonly identity: EventIdentity;
  /** 1 for an event that has not repeated. */
  readonly count: number;
  readonly lastSeen: number;
}

export class EventSeries {
  readonly #seen = new LruMap<string, SeriesEntry>(CACHE_ENTRIES);

  /** The message is part of the key, unlike in client-go: a new reason to stay unscheduled must be seen. */
  observe(occurrence: Occurrence, now: number, identify: () => EventIdentity): SeriesEntry {
    const { involvedObject, type, reason, message, component } = occurrence;
    const key = JSON.stringify([component, involvedObject.uid, type, reason, message]);
    const before = this.#seen.get(key);
    const entry =
      before === undefined || now - before.lastSeen > SERIES_MS
        ? { identity: identify(), count: 1, lastSeen: now }
        : { identity: before.identity, count: before.count + 1, lastSeen: now };
    this.#seen.set(key, entry);
    return entry;
  }
}
