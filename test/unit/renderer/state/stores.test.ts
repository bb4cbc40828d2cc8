// Folding streams into stores: snapshots replace, changes patch, what did not change keeps its identity.

import { describe, expect, it } from 'vitest';
import { podsViewSchema } from '../../../../renderer/pods/podsView.ts';
import { reduceEvents } from '../../../../renderer/state/eventsStore.ts';
import { findPod, type PodsState, reducePods } from '../../../../renderer/state/podsStore.ts';
import { readView } from '../../../../renderer/state/useSavedView.ts';
import { demoEvents, demoPods, makePod } from '../../../fakes/demo/demoPods.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const pods = demoPods(NOW).map((pod, index) => makePod(pod, index, NOW));
const empty: PodsState = { byUid: new Map(), isLoaded: false, updatedAt: 0 };

describe('reducePods', () => {
  it('is loaded after the first snapshot, even an empty one', () => {
    const state = reducePods(empty, [{ type: 'snapshot', revision: 1, pods: [] }], NOW);
    expect(state).toMatchObject({ isLoaded: true, updatedAt: NOW });
  });

  it('replaces everything by a snapshot but keeps objects of the same version', () => {
    const first = reducePods(empty, [{ type: 'snapshot', revision: 1, pods: [...pods] }], NOW);
    const copies = structuredClone(pods.slice(1));
    const second = reducePods(first, [{ type: 'snapshot', revision: 2, pods: copies }], NOW);
    expect(second.byUid.size).toBe(pods.length - 1);
    for (const pod of pods.slice(1)) expect(second.byUid.get(pod.metadata.uid)).toBe(pod);
  });

  it('applies all items of a frame in order', () => {
    const [first] = pods;
    if (!first) throw new Error('no demo pods');
    const state = reducePods(
      empty,
      [
        { type: 'snapshot', revision: 1, pods: [] },
        { type: 'changes', revision: 2, upserted: [first], removedUids: [] },
        { type: 'changes', revision: 3, upserted: [], removedUids: [first.metadata.uid] },
      ],
      NOW,
    );
    expect(state.byUid.size).toBe(0);
  });
});

describe('findPod', () => {
  it('prefers the new pod over the one of the same name that is being deleted', () => {
    const [old] = pods;
    if (!old) throw new Error('no demo pods');
    const leaving = { ...old, metadata: { ...old.metadata, deletionTimestamp: '2026-03-01T12:00:00Z' } };
    const next = { ...old, metadata: { ...old.metadata, uid: 'next' } };
    const state = reducePods(empty, [{ type: 'snapshot', revision: 1, pods: [leaving, next] }], NOW);
    expect(findPod(state, old.metadata.namespace, old.metadata.name)).toBe(next);
    expect(findPod(state, 'other', old.metadata.name)).toBeUndefined();
  });
});

describe('reduceEvents', () => {
  it('counts an event up in place of its older self', () => {
    const [event] = demoEvents(pods, NOW);
    if (!event) throw new Error('no demo events');
    const first = reduceEvents({ byUid: new Map(), isLoaded: false }, [
      { type: 'snapshot', revision: 1, events: [event] },
    ]);
    const again = { ...event, count: 7 };
    const second = reduceEvents(first, [
      { type: 'changes', revision: 2, upserted: [again], removedUids: [] },
    ]);
    expect([...second.byUid.values()]).toEqual([again]);
  });
});

describe('readView', () => {
  it.each([undefined, '', 'not json', '{"sort":{"column":"nonsense"}}', '[]', 'null'])(
    'gives the defaults for %j',
    (json) => expect(readView(podsViewSchema, json)).toEqual(podsViewSchema.parse({})),
  );

  it('fills in fields that an older version did not save', () => {
    expect(readView(podsViewSchema, '{"filter":"web"}')).toEqual({
      ...podsViewSchema.parse({}),
      filter: 'web',
    });
  });
});
