// The Events table of a describe text (semantics §5.8).

import type { Event } from '../kubernetes/objects.ts';
import { indent } from './describeLines.ts';
import { age } from './humanDuration.ts';

/** `now` in milliseconds since the epoch. */
export function describeEvents(events: readonly Event[], now: number): string[] {
  if (events.length === 0) return ['Events:\t<none>'];
  // Events of the scheduler have no lastTimestamp, so they come first.
  const sorted = [...events].sort((a, b) => lastTime(a) - lastTime(b));
  const rows = sorted.map((event) =>
    [
      event.type ?? '',
      event.reason ?? '',
      ageText(event, now),
      event.source?.component || event.reportingComponent || '',
      (event.message ?? '').trim(),
    ].join('\t'),
  );
  const header = ['Type\tReason\tAge\tFrom\tMessage', '----\t------\t----\t----\t-------'];
  return ['Events:', ...indent(1, [...header, ...rows])];
}

function lastTime({ lastTimestamp }: Event): number {
  return lastTimestamp ? Date.parse(lastTimestamp) : Number.NEGATIVE_INFINITY;
}

function ageText(event: Event, now: number): string {
  const first = age(event.eventTime || event.firstTimestamp, now);
  const { series, count = 0 } = event;
  if (series) return `${age(series.lastObservedTime, now)} (x${series.count ?? 0} over ${first})`;
  return count > 1 ? `${age(event.lastTimestamp, now)} (x${count} over ${first})` : first;
}
