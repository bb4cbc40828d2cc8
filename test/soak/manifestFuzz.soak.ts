// Broken manifests through the running server: it answers every one, never dies, and creates nothing of them.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAppError } from '../../electron/common/appError.ts';
import { processUsage } from '../bench/processUsage.ts';
import { PodbayClient } from '../support/podbayClient.ts';
import { PodbayServer } from '../support/podbayServer.ts';
import { startPodbay } from '../support/startPodbay.ts';
import { engineContents } from './engineContents.ts';
import { mutateManifest } from './mutateManifest.ts';
import { Luck, soakSettings } from './soakSettings.ts';

const seedDirs = ['../fixtures/manifests', '../../resources/samples'].map((path) =>
  join(import.meta.dirname, path),
);
/** An answer that takes longer holds up every other call of the app. */
const MAX_ANSWER_MS = 2_000;
const MS_PER_MINUTE = 60_000;
/** What the app may say of a broken manifest; `Internal` would be a fault of its own. */
const EXPECTED_ERRORS = ['InvalidArgument', 'ResourceExhausted'] as const;

let server: PodbayServer;
let client: PodbayClient;

beforeEach(async () => {
  ({ server, client } = await startPodbay());
});

afterEach(async () => {
  client.close();
  await server.destroy();
});

const seeds = () =>
  seedDirs.flatMap((folder) => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')));

/** True when the app refused it; false when it is a right manifest in spite of all. */
async function refuses(text: string): Promise<boolean> {
  const source = { name: 'fuzz.yaml', text };
  try {
    const { documents } = await client.api.manifests.review({ source });
    if (documents.every(({ planned }) => planned.action !== 'blocked') && documents.length > 0) return false;
    const { results } = await client.api.pods.apply({ source });
    expect(results.every(({ outcome }) => outcome === 'failed')).toBe(true);
  } catch (error) {
    if (!EXPECTED_ERRORS.some((code) => isAppError(error, code))) throw error;
  }
  return true;
}

test(`${soakSettings.fuzzMinutes} minutes of broken manifests change nothing`, async () => {
  const luck = new Luck(soakSettings.seed);
  const texts = seeds();
  const [first = '', ...more] = texts;
  const { pid } = server;
  const before = processUsage(pid);
  const end = Date.now() + soakSettings.fuzzMinutes * MS_PER_MINUTE;
  let slowestMs = 0;
  const count = { refused: 0, right: 0 };
  while (Date.now() < end) {
    const text = mutateManifest(luck.of([first, ...more]), luck);
    const startedAt = performance.now();
    const isRefused = await refuses(text).catch((error: unknown) => {
      throw new Error(`seed ${soakSettings.seed}, manifest:\n${text}`, { cause: error });
    });
    slowestMs = Math.max(slowestMs, performance.now() - startedAt);
    count[isRefused ? 'refused' : 'right'] += 1;
  }
  const after = processUsage(pid);
  process.stdout.write(
    `manifestFuzz: seed ${soakSettings.seed}, ${count.refused} refused, ${count.right} still right, slowest answer ` +
      `${slowestMs.toFixed(0)} ms, RSS ${before.residentMb.toFixed(0)} -> ${after.residentMb.toFixed(0)} MB\n`,
  );
  expect(count.refused).toBeGreaterThan(0);
  expect(slowestMs).toBeLessThan(MAX_ANSWER_MS);
  expect(client.pods()).toEqual([]);
  expect(await engineContents(server.instance)).toEqual({ containers: [], volumes: [] });
  expect(server.log).not.toMatch(/"level":"error"|UnhandledPromise|    at /);
});
