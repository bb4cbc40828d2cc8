// The rows of a pod's events: compact as kubectl counts them, or as they happened in time. Pure.

import type { Event } from '../../../electron/common/kubernetes/objects.ts';
import { type EventRow, eventRow, newestRowsFirst, wholeSecond } from '../../events/eventRow.ts';

export type { EventRow } from '../../events/eventRow.ts';

/** By last occurrence; of one second, what came in last is first. `events` are in the order they came in. */
export function newestFirst(events: readonly Event[]): readonly EventRow[] {
  return newestRowsFirst(events.map(eventRow));
}

/** One moment of an event that may have happened often. */
export interface Moment {
  readonly key: string;
  readonly row: EventRow;
  readonly at: string | undefined;
  /** 1 for the first time, the count for the last one; those between are counted, not dated. */
  readonly occurrence: number;
}

/** Key of the moment of the nearest second, the first of them; `instant` in milliseconds. Undefined: none is dated. */
export function nearestMoment(moments: readonly Moment[], instant: number): string | undefined {
  const second = Math.floor(instant / 1000);
  const distance = ({ at }: Moment) =>
    at === undefined ? Number.POSITIVE_INFINITY : Math.abs(wholeSecond(at) - second);
  const nearest = moments.toSorted((a, b) => distance(a) - distance(b))[0];
  return nearest?.at === undefined ? undefined : nearest.key;
}

/** Newest first; an event that came more than once stands at its first and at its last time. */
export function timeline(events: readonly Event[]): readonly Moment[] {
  return events
    .map(eventRow)
    .flatMap((row): Moment[] => {
      const last = { key: `${row.key}/last`, row, at: row.lastSeen, occurrence: row.count };
      const first = { key: `${row.key}/first`, row, at: row.firstSeen, occurrence: 1 };
      return row.count > 1 ? [first, last] : [last];
    })
    .toReversed()
    .toSorted((a, b) => wholeSecond(b.at) - wholeSecond(a.at));
}
