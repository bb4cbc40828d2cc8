import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../electron/common/clock.ts';
import type { LeaseHolder } from '../../../electron/common/contract/system.ts';
import type { Event } from '../../../electron/common/kubernetes/objects.ts';
import type { ObjectStore } from '../../../electron/engine/store/objectStore.ts';
import { openStore } from '../../../electron/store/openStore.ts';
import { samplePod } from '../engine/samplePods.ts';
import { sampleForward } from '../services/forwards/sampleForward.ts';

const holder: LeaseHolder = {
  hostName: 'laptop',
  pid: 4242,
  hostKind: 'desktop',
  startedAt: '2026-01-01T00:00:00Z',
};

let dataDir = '';
const stores: ObjectStore[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'podbay-store-'));
});

afterEach(async () => {
  for (const store of stores.splice(0)) await store.close();
  await rm(dataDir, { recursive: true });
});

async function open(directory = dataDir) {
  const outcome = await openStore(directory, holder, systemClock);
  if (outcome.kind === 'held') throw new Error('held');
  stores.push(outcome.store);
  return outcome;
}

/** The database itself, while no store has it open. */
async function inDatabase<T>(work: (database: ClassicLevel) => Promise<T>): Promise<T> {
  const database = new ClassicLevel(join(dataDir, 'store'));
  await database.open();
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

const event = (uid: string): Event => ({
  kind: 'Event',
  metadata: { name: `web.${uid}`, namespace: 'default', uid },
  involvedObject: { kind: 'Pod' },
});

describe('what was written is there again', () => {
  test('objects of every kind, the order of events and the revision', async () => {
    const { store } = await open();
    const deletedAt = '2026-01-01T00:00:00Z';
    const node = {
      engineId: 'A:B',
      name: 'n',
      labels: { disktype: 'ssd' },
      taints: [],
      unschedulable: false,
    };
    await store.write([
      { kind: 'putPod', pod: samplePod({ uid: 'a' }) },
      { kind: 'putTombstone', tombstone: { uid: 't', namespace: 'dev', name: 'web', deletedAt } },
      { kind: 'archivePod', archived: { pod: samplePod({ uid: 'old' }), deletedAt } },
      { kind: 'putNode', node },
      { kind: 'putForward', forward: sampleForward({ id: 'b', createdAt: '2026-01-01T00:00:00.001Z' }) },
      { kind: 'putForward', forward: sampleForward({ id: 'a', createdAt: '2026-01-01T00:00:00.002Z' }) },
      { kind: 'putForward', forward: sampleForward({ id: 'gone' }) },
      { kind: 'deleteForward', id: 'gone' },
      { kind: 'putSettings', json: '{"theme":"dark"}' },
    ]);
    await store.write([{ kind: 'putEvent', event: event('z') }]);
    await store.write([{ kind: 'putEvent', event: event('b') }]);
    await store.write([{ kind: 'putEvent', event: event('z') }]);
    await store.close();

    const again = await open();
    expect(again.quarantined).toEqual([]);
    expect(again.store.revision).toBe(4);
    expect(again.store.pods()).toEqual(store.pods());
    expect(again.store.tombstones()).toEqual(store.tombstones());
    expect(again.store.archivedPods()).toEqual(store.archivedPods());
    expect([...again.store.events()].map(({ metadata }) => metadata.uid)).toEqual(['b', 'z']);
    expect(again.store.nodes()).toEqual([node]);
    expect(again.store.forwards()).toEqual(store.forwards());
    expect(again.store.forwards().map(({ id }) => id)).toEqual(['b', 'a']);
    expect(again.store.settings()).toBe('{"theme":"dark"}');
  });

  test('deleted objects stay deleted, and a revision is never given twice', async () => {
    const { store } = await open();
    await store.write([{ kind: 'putPod', pod: samplePod({ uid: 'a' }) }]);
    await store.write([{ kind: 'deletePod', uid: 'a' }]);
    await store.close();
    const again = await open();
    expect(again.store.pods()).toEqual([]);
    expect(again.store.revision).toBe(2);
  });

  test('writes made together are saved together and in order', async () => {
    const { store } = await open();
    const names = Array.from({ length: 50 }, (_, index) => `n${index}`);
    await Promise.all(
      names.map((name) => store.write([{ kind: 'putPod', pod: samplePod({ uid: 'same', name }) }])),
    );
    await store.close();
    const again = await open();
    expect(again.store.pod('same')?.metadata).toMatchObject({ name: 'n49', resourceVersion: '50' });
  });

  test('the node of a database from before engine ids is there, and goes when an engine has taken it over', async () => {
    const { store } = await open();
    await store.close();
    const said = { labels: { disktype: 'ssd' }, taints: [], unschedulable: false };
    await inDatabase((database) => database.put('node/record', JSON.stringify(said)));
    const again = await open();
    expect(again.store.nodes()).toEqual([{ ...said, engineId: '', name: '' }]);
    const node = { ...said, engineId: 'A', name: 'box' };
    await again.store.write([
      { kind: 'putNode', node },
      { kind: 'deleteNode', engineId: '' },
    ]);
    await again.store.close();
    expect((await open()).store.nodes()).toEqual([node]);
  });

  test('nobody else may read the directory', async () => {
    const directory = join(dataDir, 'fresh');
    await open(directory);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
  });
});

describe('a second process', () => {
  test('is told who holds the directory, and opens it once that one has closed', async () => {
    const { store } = await open();
    const other = { ...holder, pid: 1 };
    expect(await openStore(dataDir, other, systemClock)).toEqual({ kind: 'held', by: holder });
    await store.close();
    expect(await readdir(dataDir)).not.toContain('holder.json');
    const outcome = await openStore(dataDir, other, systemClock);
    if (outcome.kind === 'opened') stores.push(outcome.store);
    expect(outcome.kind).toBe('opened');
    expect(JSON.parse(await readFile(join(dataDir, 'holder.json'), 'utf8'))).toEqual(other);
  });

  test('fails with advice when the holder never says its name', async () => {
    await open();
    await writeFile(join(dataDir, 'holder.json'), '{"pid":');
    const instantClock = {
      ...systemClock,
      setTimer: (_: number, run: () => void) => systemClock.setTimer(0, run),
    };
    await expect(openStore(dataDir, holder, instantClock)).rejects.toMatchObject({
      code: 'Unavailable',
      retryable: true,
    });
  });
});

describe('damage', () => {
  test('broken records are moved aside with the reason, and everything else is read', async () => {
    const { store } = await open();
    await store.write([{ kind: 'putPod', pod: samplePod({ uid: 'good' }) }]);
    await store.close();
    await inDatabase(async (database) => {
      await database.put('pod/cut', '{"apiVersion":"v1","kind":"Po');
      await database.put('pod/empty', JSON.stringify({ ...samplePod(), spec: { containers: [] } }));
      await database.put('node/record', '[]');
    });

    const again = await open();
    expect(again.store.pods().map(({ metadata }) => metadata.uid)).toEqual(['good']);
    expect(again.store.nodes()).toEqual([]);
    expect(again.quarantined).toEqual([
      { key: 'pod/cut', reason: expect.stringContaining('not JSON') },
      { key: 'pod/empty', reason: expect.stringContaining('spec.containers') },
      { key: 'node/record', reason: expect.any(String) },
    ]);
    await again.store.close();

    const kept = await inDatabase((database) => database.get('quarantine/pod/cut'));
    expect(JSON.parse(kept ?? '')).toMatchObject({ value: '{"apiVersion":"v1","kind":"Po' });
    expect((await open()).quarantined).toEqual([]);
  });

  test('a damaged index is rebuilt from the data', async () => {
    const { store } = await open();
    await store.write([{ kind: 'putPod', pod: samplePod({ uid: 'good' }) }]);
    await store.close();
    const manifest = (await readdir(join(dataDir, 'store'))).find((name) => name.startsWith('MANIFEST'));
    await writeFile(join(dataDir, 'store', manifest ?? ''), 'x'.repeat(200));
    expect((await open()).store.pod('good')).toBeDefined();
  });

  test('the torn end of the log, as a power cut leaves it, costs nothing that was saved', async () => {
    const { store } = await open();
    await store.write([{ kind: 'putPod', pod: samplePod({ uid: 'good' }) }]);
    await store.close();
    const logs = (await readdir(join(dataDir, 'store'))).filter((name) => name.endsWith('.log'));
    for (const log of logs) await appendFile(join(dataDir, 'store', log), Buffer.from([1, 2, 3, 4, 5]));
    expect((await open()).store.pod('good')).toBeDefined();
  });

  test('data of a newer version is refused, untouched', async () => {
    const { store } = await open();
    await store.close();
    await inDatabase((database) => database.put('meta/schema', '2'));
    await expect(open()).rejects.toMatchObject({
      code: 'FailedPrecondition',
      message: expect.stringContaining('newer Podbay'),
    });
    expect(await inDatabase((database) => database.get('meta/schema'))).toBe('2');
  });

  test.each(['file', 'file/below', 'file/further/below'])(
    '%s, where a file stands, is refused with advice',
    async (path) => {
      await writeFile(join(dataDir, 'file'), '');
      await expect(open(join(dataDir, path))).rejects.toMatchObject({
        code: 'Unavailable',
        message: expect.stringContaining('Choose another'),
      });
    },
  );

  test('a place where the system makes no directories is refused at once', async () => {
    await expect(open('/proc/podbay-test/data')).rejects.toThrow(/[Cc]hoose another/);
    await expect(open('/proc')).rejects.toThrow(/[Cc]hoose another/);
  });
});
