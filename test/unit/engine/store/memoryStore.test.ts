import { describe, expect, test } from 'vitest';
import { timestamp } from '../../../../electron/common/clock.ts';
import {
  expiredArchiveChanges,
  MAX_ARCHIVED_PODS,
} from '../../../../electron/engine/store/archiveRetention.ts';
import { createMemoryStore } from '../../../../electron/engine/store/memoryStore.ts';
import { EPOCH, samplePod } from '../samplePods.ts';

describe('the object store', () => {
  test('a write is visible at once and stamps its objects with one new revision', async () => {
    const store = createMemoryStore();
    const written = store.write([
      { kind: 'putPod', pod: samplePod({ uid: 'a' }) },
      { kind: 'putPod', pod: samplePod({ uid: 'b' }) },
    ]);
    expect(store.pods().map(({ metadata }) => [metadata.uid, metadata.resourceVersion])).toEqual([
      ['a', '1'],
      ['b', '1'],
    ]);
    await written;
    await store.write([{ kind: 'deletePod', uid: 'a' }]);
    expect(store.revision).toBe(2);
    expect(store.pod('a')).toBeUndefined();
    expect(store.pod('b')?.metadata.resourceVersion).toBe('1');
  });

  test('tombstones, archive, node and settings are kept each by its key', async () => {
    const store = createMemoryStore();
    const tombstone = { uid: 'a', namespace: 'default', name: 'web', deletedAt: timestamp(EPOCH) };
    const archived = { pod: samplePod({ uid: 'a' }), deletedAt: timestamp(EPOCH) };
    const node = { engineId: 'A', name: 'a', labels: { disktype: 'ssd' }, taints: [], unschedulable: true };
    await store.write([
      { kind: 'putTombstone', tombstone },
      { kind: 'archivePod', archived },
      { kind: 'putNode', node },
      { kind: 'putNode', node: { ...node, engineId: 'B', name: 'b' } },
      { kind: 'putSettings', json: '{"theme":"dark"}' },
    ]);
    expect(store.tombstone('a')).toEqual(tombstone);
    expect(store.archivedPod('a')).toEqual(archived);
    expect(store.nodes().map(({ name }) => name)).toEqual(['a', 'b']);
    expect(store.settings()).toBe('{"theme":"dark"}');
    await store.write([
      { kind: 'deleteTombstone', uid: 'a' },
      { kind: 'deleteArchivedPod', uid: 'a' },
      { kind: 'deleteNode', engineId: 'A' },
    ]);
    expect([store.tombstones(), store.archivedPods()]).toEqual([[], []]);
    expect(store.nodes().map(({ name }) => name)).toEqual(['b']);
  });

  test('a closed store still answers and no longer writes', async () => {
    const store = createMemoryStore();
    await store.write([{ kind: 'putPod', pod: samplePod({ uid: 'a' }) }]);
    await store.close();
    await expect(store.write([{ kind: 'deletePod', uid: 'a' }])).rejects.toThrow('closing');
    expect(store.pod('a')).toBeDefined();
  });

  test('a deleted pod can be brought back for seven days', () => {
    const day = 24 * 60 * 60 * 1000;
    const archived = [0, 1].map((days) => ({
      pod: samplePod({ uid: `day${days}` }),
      deletedAt: timestamp(EPOCH + days * day),
    }));
    expect(expiredArchiveChanges(archived, EPOCH + 7 * day - 1)).toEqual([]);
    expect(expiredArchiveChanges(archived, EPOCH + 7 * day)).toEqual([
      { kind: 'deleteArchivedPod', uid: 'day0' },
    ]);
  });

  test('of many deleted pods the oldest go to make room for the next', () => {
    const archived = Array.from({ length: MAX_ARCHIVED_PODS }, (_, index) => ({
      pod: samplePod({ uid: `pod${index}` }),
      deletedAt: timestamp(EPOCH + index),
    }));
    expect(expiredArchiveChanges(archived.slice(1), EPOCH + 1000)).toEqual([]);
    expect(expiredArchiveChanges(archived, EPOCH + 1000)).toEqual([
      { kind: 'deleteArchivedPod', uid: 'pod0' },
    ]);
  });
});
