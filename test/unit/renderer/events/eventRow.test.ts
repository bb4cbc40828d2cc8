// Events as rows: newest first, chosen by type, text and whether the pod is still there.

import { describe, expect, it } from 'vitest';
import type { Event } from '../../../../electron/common/kubernetes/objects.ts';
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
