// The rows of a pod's events: compact as kubectl counts them, or as they happened in time. Pure.

import type { Event } from '../../../electron/common/kubernetes/objects.ts';
import { type EventRow, eventRow } from '../../events/eventRow.ts';

export type { EventRow } from '../../events/eventRow.ts';

const time = (stamp: string | undefined): number => (stamp === undefined ? 0 : Date.parse(stamp));

/** By last occurrence. */
export function newestFirst(events: readonly Event[]): readonly EventRow[] {
  return events
    .map(eventRow)
    .toSorted((a, b) => time(b.lastSeen) - time(a.lastSeen) || a.key.localeCompare(b.key));
}

/** One moment of an event that may have happened often. */
export interface Moment {
  readonly key: string;
  readonly row: EventRow;
  readonly at: string | undefined;
  /** 1 for the first time, the count for the last one; those between are counted, not dated. */
  readonly occurrence: number;
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
    .toSorted((a, b) => time(b.at) - time(a.at) || b.key.localeCompare(a.key));
}
