// How many events each minute of the last hour had. Pure.

import { type EventRow, moments } from './eventRow.ts';

export const SHOWN_MINUTES = 60;
const MINUTE_MS = 60_000;

export interface EventMinute {
  /** Milliseconds since the epoch. */
  readonly start: number;
  readonly normal: number;
  readonly warnings: number;
}

/** Oldest first, the current minute last. An event that came often counts when it came first and last: only that is dated. */
export function eventMinutes(rows: readonly EventRow[], now: number): readonly EventMinute[] {
  const current = Math.floor(now / MINUTE_MS);
  const counts = Array.from({ length: SHOWN_MINUTES }, () => ({ Normal: 0, Warning: 0 }));
  for (const { type, lastSeen } of rows.flatMap((row) =>
    row.occurrence === undefined ? moments(row) : row,
  )) {
    if (lastSeen === undefined) continue;
    const minutesAgo = current - Math.floor(Date.parse(lastSeen) / MINUTE_MS);
    const minute = counts[SHOWN_MINUTES - 1 - minutesAgo];
    if (minute) minute[type] += 1;
  }
  return counts.map(({ Normal, Warning }, index) => ({
    start: (current - SHOWN_MINUTES + 1 + index) * MINUTE_MS,
    normal: Normal,
    warnings: Warning,
  }));
}
