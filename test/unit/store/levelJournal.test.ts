import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StoreChange } from '../../../electron/engine/store/objectStore.ts';
import { LevelJournal } from '../../../electron/store/levelJournal.ts';
import { samplePod } from '../engine/samplePods.ts';

let directory = '';
let database: ClassicLevel;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'podbay-journal-'));
  database = new ClassicLevel(directory);
  await database.open();
});

afterEach(async () => {
  await database.close();
  await rm(directory, { recursive: true });
});

const put = (uid: string): StoreChange => ({ kind: 'putPod', pod: samplePod({ uid }) });

test('writes that come while a batch is under way share the next one', async () => {
  const batch = vi.spyOn(database, 'batch');
  const journal = new LevelJournal(database);
  await Promise.all(Array.from({ length: 100 }, (_, index) => journal.append([put(`p${index}`)], index + 1)));
  expect(batch.mock.calls.length).toBeLessThanOrEqual(2);
  const calls: readonly (readonly unknown[])[] = batch.mock.calls;
  for (const call of calls) expect(call[1]).toEqual({ sync: true });
  expect(await database.get('meta/revision')).toBe('100');
  expect(await database.keys({ gt: 'pod/', lt: 'pod0' }).all()).toHaveLength(100);
});

test('after a failed batch nothing later is saved, and every caller is told', async () => {
  const journal = new LevelJournal(database);
  await journal.append([put('a')], 1);
  const batch = vi.spyOn(database, 'batch').mockRejectedValueOnce(new Error('No space left on device'));
  const failed = [journal.append([put('b')], 2), journal.append([put('c')], 3)];
  for (const result of await Promise.allSettled(failed)) {
    expect(result).toMatchObject({ status: 'rejected', reason: { code: 'Unavailable' } });
  }
  await expect(journal.append([put('d')], 4)).rejects.toThrow('Free disk space');
  expect(batch).toHaveBeenCalledTimes(1);
  await journal.close();
  expect(await database.keys({ gt: 'pod/', lt: 'pod0' }).all()).toEqual(['pod/a']);
});

test('closing waits for the batch under way', async () => {
  const journal = new LevelJournal(database);
  const written = journal.append([put('a')], 1);
  await journal.close();
  expect(await database.get('meta/revision')).toBe('1');
  await written;
});
