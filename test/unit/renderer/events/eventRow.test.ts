// Events as rows: newest first, chosen by type, text and whether the pod is still there.

import { describe, expect, it } from 'vitest';
import type { Event } from '../../../../electron/common/kubernetes/objects.ts';
import { eventMinutes } from '../../../../renderer/events/eventMinutes.ts';
import { chooseEvents, eventRow } from '../../../../renderer/events/eventRow.ts';
import { makePod } from '../../../fakes/demo/demoPods.ts';

const event = (uid: string, part: Partial<Event> = {}): Event => ({
  metadata: { name: uid, uid },
  involvedObject: { kind: 'Pod', namespace: 'dev', name: 'web', uid: 'web-uid' },
  type: 'Normal',
  reason: 'Pulled',
  message: 'Container image already present',
  firstTimestamp: '2026-03-01T11:00:00Z',
  lastTimestamp: '2026-03-01T11:30:00Z',
  ...part,
});
const pod = makePod({ name: 'web', phase: 'Running', ageSeconds: 1, containers: [] }, 0, 0);
const pods = new Map([['web-uid', pod]]);
const all = { query: '', types: [], reasons: [], isCurrentOnly: false, form: 'compact' } as const;

describe('eventRow', () => {
  it('reads the container from the field path', () => {
    const row = eventRow(
      event('a', { involvedObject: { kind: 'Pod', name: 'web', fieldPath: 'spec.containers{nginx}' } }),
    );
    expect(row).toMatchObject({ object: 'Pod/web', container: 'nginx' });
  });

  it('counts an event without a count as one', () => {
    expect(eventRow(event('a')).count).toBe(1);
  });
});

describe('chooseEvents', () => {
  const events = [
    event('old', { lastTimestamp: '2026-03-01T10:00:00Z' }),
    event('warning', { type: 'Warning', reason: 'BackOff', lastTimestamp: '2026-03-01T12:00:00Z' }),
    event('gone', { involvedObject: { kind: 'Pod', name: 'gone', uid: 'gone-uid' } }),
  ];
  const keys = (choice: Parameters<typeof chooseEvents>[2]) =>
    chooseEvents(events, pods, choice).rows.map(({ key }) => key);

  it('puts what was seen last first', () => {
    expect(keys(all)).toEqual(['warning', 'gone', 'old']);
  });

  it('puts what came in last first of those seen in the same second', () => {
    const same = [
      event('scheduled', { lastTimestamp: '2026-03-01T11:30:00.900000Z' }),
      event('pulled'),
      event('created'),
    ];
    expect(chooseEvents(same, pods, all).rows.map(({ key }) => key)).toEqual([
      'created',
      'pulled',
      'scheduled',
    ]);
  });

  it('leaves out pods that are gone when asked', () => {
    expect(keys({ ...all, isCurrentOnly: true })).toEqual(['warning', 'old']);
  });

  it('counts both types whichever is shown', () => {
    const chosen = chooseEvents(events, pods, { ...all, types: ['Warning'] });
    expect(chosen.rows).toHaveLength(1);
    expect(chosen.counts).toEqual({ Warning: 1, Normal: 2 });
  });

  it('counts reasons among the types shown, and shows only those chosen', () => {
    const chosen = chooseEvents(events, pods, { ...all, reasons: ['BackOff'] });
    expect(chosen.rows.map(({ key }) => key)).toEqual(['warning']);
    expect([...chosen.reasons]).toEqual([
      ['Pulled', 2],
      ['BackOff', 1],
    ]);
    expect(chosen.counts).toEqual({ Warning: 1, Normal: 0 });
  });

  it('puts an event that came often at its first and its last time in the timeline', () => {
    const often = event('often', { count: 5, lastTimestamp: '2026-03-01T13:00:00Z' });
    const chosen = chooseEvents([...events.slice(0, 2), often], pods, { ...all, form: 'timeline' });
    expect(chosen.rows.map(({ key, occurrence }) => [key, occurrence])).toEqual([
      ['often', 5],
      ['warning', undefined],
      ['often/first', 1],
      ['old', undefined],
    ]);
    expect(chosen.events).toBe(3);
  });

  it('wants every word somewhere in the row', () => {
    expect(keys({ ...all, query: 'backoff WEB' })).toEqual(['warning']);
  });
});

describe('eventMinutes', () => {
  const now = Date.parse('2026-03-01T12:00:30Z');
  const minutesOf = (...events: readonly Event[]) =>
    eventMinutes(events.map(eventRow), now)
      .filter(({ normal, warnings }) => normal + warnings > 0)
      .map(({ start, normal, warnings }) => [new Date(start).toISOString().slice(11, 16), normal, warnings]);

  it('has sixty minutes, the current one last', () => {
    const minutes = eventMinutes([], now);
    expect(minutes).toHaveLength(60);
    expect(minutes.at(-1)?.start).toBe(Date.parse('2026-03-01T12:00:00Z'));
  });

  it('counts by type, and leaves out what is older', () => {
    const warning = event('b', { type: 'Warning', lastTimestamp: '2026-03-01T12:00:10Z' });
    const old = event('c', { lastTimestamp: '2026-03-01T11:00:59Z' });
    expect(minutesOf(event('a'), warning, old)).toEqual([
      ['11:30', 1, 0],
      ['12:00', 0, 1],
    ]);
  });

  it('counts a repeated event at its first and its last time', () => {
    const often = { count: 9, firstTimestamp: '2026-03-01T11:10:00Z', lastTimestamp: '2026-03-01T11:59:00Z' };
    expect(minutesOf(event('a', often))).toEqual([
      ['11:10', 1, 0],
      ['11:59', 1, 0],
    ]);
  });
});
