// Hundreds of pods come and go in waves: nothing of them may stay behind, neither on the engine nor in the process.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { podYaml } from '../bench/manifests.ts';
import { type ProcessUsage, processUsage } from '../bench/processUsage.ts';
import { PodbayClient } from '../support/podbayClient.ts';
import { PodbayServer } from '../support/podbayServer.ts';
import { startPodbay } from '../support/startPodbay.ts';
import { engineContents } from './engineContents.ts';
import { soakSettings } from './soakSettings.ts';

const WAVE = 10;
/** Caches are filled and code is compiled by then. */
const WARM_UP_WAVES = 5;
/** Events and the pods kept for Undo are bounded, but grow at first. */
const MAX_GROWTH_MB = 64;
/** Connections to the engine that happen to be open. */
const MAX_MORE_FILES = 20;
const WAVE_TIMEOUT_MS = 120_000;

let server: PodbayServer;
let client: PodbayClient;

beforeEach(async () => {
  ({ server, client } = await startPodbay());
});

afterEach(async () => {
  client.close();
  await server.destroy();
});

async function wave(index: number): Promise<ProcessUsage> {
  const names = Array.from({ length: WAVE }, (_, i) => `churn-${index}-${i}`);
  const shapes = names.map((name, i) => podYaml({ name, containers: 1 + (i % 2), emptyDir: i % 2 === 0 }));
  await client.apply(shapes.join('\n---\n'));
  for (const name of names) await client.untilRow(name, /Running$/, WAVE_TIMEOUT_MS);
  await client.delete(...names);
  expect(client.pods()).toEqual([]);
  expect(await engineContents(server.instance)).toEqual({ containers: [], volumes: [] });
  return processUsage(server.pid);
}

test(`${soakSettings.churnPods} pods come and go without a trace`, async () => {
  const usages: ProcessUsage[] = [];
  for (let i = 0; i < soakSettings.churnPods / WAVE; i++) usages.push(await wave(i));
  const [first, last] = [usages[Math.min(WARM_UP_WAVES, usages.length) - 1], usages.at(-1)];
  if (first === undefined || last === undefined) throw new Error('No wave was run.');
  process.stdout.write(
    `churn: ${usages.length * WAVE} pods; RSS ${first.residentMb.toFixed(0)} -> ${last.residentMb.toFixed(0)} MB, ` +
      `open files ${first.openFiles} -> ${last.openFiles}, CPU ${last.cpuSeconds.toFixed(1)} s\n`,
  );
  expect(last.openFiles - first.openFiles).toBeLessThanOrEqual(MAX_MORE_FILES);
  expect(last.residentMb - first.residentMb).toBeLessThanOrEqual(MAX_GROWTH_MB);
});
