import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../electron/common/clock.ts';
import { openStore } from '../../../electron/store/openStore.ts';

const KILLS = 20;
const holder = {
  hostName: 'test',
  pid: process.pid,
  hostKind: 'desktop',
  startedAt: '2026-01-01T00:00:00Z',
} as const;

let dataDir = '';
// Inside the project, so that the child finds node_modules.
const bundleDir = join(import.meta.dirname, '../../../node_modules/.cache/podbay-killed-writer');

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'podbay-kill-'));
  await build({
    configFile: false,
    logLevel: 'silent',
    build: { ssr: join(import.meta.dirname, 'killedWriter.ts'), outDir: bundleDir, target: 'node20' },
  });
}, 30_000);

afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true });
  await rm(bundleDir, { recursive: true, force: true });
});

/** Runs the writer until it has acknowledged `count` writes, then kills it; resolves with all it acknowledged. */
async function killAfter(count: number, round: number): Promise<string[]> {
  const child = spawn(process.execPath, [join(bundleDir, 'killedWriter.js'), dataDir, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: string[] = [];
  for await (const uid of createInterface({ input: child.stdout })) {
    acknowledged.push(uid);
    if (acknowledged.length === count) child.kill('SIGKILL');
  }
  return acknowledged;
}

test(`every acknowledged write survives ${KILLS} kills with SIGKILL`, async () => {
  let revision = 0;
  for (let round = 0; round < KILLS; round++) {
    const acknowledged = await killAfter(1 + round * 3, round);
    const outcome = await openStore(dataDir, holder, systemClock);
    if (outcome.kind === 'held') throw new Error(`held by ${outcome.by.pid}`);
    const { store, quarantined } = outcome;
    expect(quarantined).toEqual([]);
    expect(acknowledged.filter((uid) => store.pod(uid) === undefined)).toEqual([]);
    // A write is one batch: its pod and its settings are of the same write.
    const written = store.pods().filter(({ metadata }) => metadata.uid.startsWith(`${round}-`)).length;
    expect(JSON.parse(store.settings() ?? '')).toEqual({ last: `${round}-${written - 1}` });
    expect(store.revision).toBe(revision + written);
    revision = store.revision;
    await store.close();
  }
}, 60_000);
