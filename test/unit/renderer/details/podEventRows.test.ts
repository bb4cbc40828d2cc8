import { describe, expect, it } from 'vitest';
import type { Event } from '../../../../electron/common/kubernetes/objects.ts';
import { nearestMoment, newestFirst, timeline } from '../../../../renderer/details/events/podEventRows.ts';

function event(uid: string, first: string, last: string, count: number): Event {
  return {
    metadata: { uid, name: uid },
    involvedObject: { kind: 'Pod', name: 'web' },
    reason: uid,
    firstTimestamp: `2026-01-01T00:${first}:00Z`,
    lastTimestamp: `2026-01-01T00:${last}:00Z`,
    count,
  };
}

const events = [
  event('Pulled', '01', '01', 1),
  event('BackOff', '02', '09', 6),
  event('Killing', '05', '05', 1),
];

describe('newestFirst', () => {
  it('orders by the last occurrence', () => {
    expect(newestFirst(events).map(({ reason }) => reason)).toEqual(['BackOff', 'Killing', 'Pulled']);
  });

  it('puts what came in last first among the events of one second, as the scheduler dates finer than the kubelet', () => {
    const scheduled: Event = {
      metadata: { uid: 'b' },
      involvedObject: {},
      reason: 'Scheduled',
      eventTime: '2026-01-01T00:01:00.900000Z',
    };
    const shown = newestFirst([scheduled, event('a', '01', '01', 1), event('c', '01', '01', 1)]);
    expect(shown.map(({ reason }) => reason)).toEqual(['c', 'a', 'Scheduled']);
  });
});

describe('nearestMoment', () => {
  const nearest = (time: string) => nearestMoment(timeline(events), Date.parse(`2026-01-01T00:${time}Z`));

  it('is the first or last time of an event that is closest to an instant, before or after it', () => {
    expect(['00:00', '01:40', '07:30', '23:00'].map(nearest)).toEqual([
      'Pulled/last',
      'BackOff/first',
      'BackOff/last',
      'BackOff/last',
    ]);
    expect(nearestMoment([], 0)).toBeUndefined();
  });
});

describe('timeline', () => {
  it('shows a repeated event at its first and at its last time', () => {
    expect(timeline(events).map(({ row, occurrence }) => `${row.reason} ${occurrence}`)).toEqual([
      'BackOff 6',
      'Killing 1',
      'BackOff 1',
      'Pulled 1',
    ]);
  });
});
