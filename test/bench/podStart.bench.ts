// Pod start: apply until all containers are started, against the same containers made by sequential Engine calls, and
// against `podman play kube` where podman is installed. Rounds alternate, so that a slow moment hits all alike.

import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PodbayClient } from '../support/podbayClient.ts';
import { docker, PodbayServer } from '../support/podbayServer.ts';
import { dockerodeBaseline } from './dockerodeBaseline.ts';
import { preparePodman } from './podmanBaseline.ts';
import { median, report, round, timed } from './report.ts';

const CONTAINER_COUNTS = [1, 2, 4, 8];
const ROUNDS = 7;

let server: PodbayServer;
let client: PodbayClient;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'podbay-bench-'));
  server = await PodbayServer.start();
  client = await PodbayClient.connect(server.url);
  await client.untilLeader();
});

afterAll(async () => {
  client.close();
  await server.destroy();
  await rm(directory, { recursive: true });
});

function manifest(name: string, count: number): string {
  const containers = Array.from(
    { length: count },
    (_, i) =>
      `  - {name: c${i}, image: "busybox:latest", imagePullPolicy: IfNotPresent, command: [sleep, "3600"]}`,
  );
  return [
    'apiVersion: v1',
    'kind: Pod',
    `metadata: {name: ${name}}`,
    'spec:',
    '  terminationGracePeriodSeconds: 1',
    '  containers:',
    ...containers,
  ].join('\n');
}

async function podbayStart(count: number): Promise<number> {
  const name = `bench-${randomBytes(3).toString('hex')}`;
  const elapsed = await timed(async () => {
    await client.apply(manifest(name, count));
    await client.untilRow(name, `${count}/${count} Running`);
  });
  await client.delete(name);
  return elapsed;
}

test('a pod starts faster than the same containers one call after the other', {
  timeout: 900_000,
}, async () => {
  const baseline = dockerodeBaseline();
  const podman = await preparePodman(directory);
  await podbayStart(1);
  const rows = [];
  for (const count of CONTAINER_COUNTS) {
    const [ours, sequential, podmans]: number[][] = [[], [], []];
    for (let i = 0; i < ROUNDS; i++) {
      sequential?.push(await baseline.start(count));
      ours?.push(await podbayStart(count));
      if (podman === undefined) continue;
      const file = join(directory, `${count}.yaml`);
      await writeFile(file, manifest(`podman-bench-${count}`, count));
      podmans?.push(await podman.play(file));
    }
    const podbayMs = median(ours ?? []);
    const sequentialMs = median(sequential ?? []);
    const podmanMs = median(podmans ?? []);
    rows.push({
      containers: count,
      'Podbay ms': round(podbayMs),
      'sequential ms': round(sequentialMs),
      ratio: round(podbayMs / sequentialMs, 2),
      'target ratio': 0.85,
      'podman ms': podman === undefined ? 'not installed' : round(podmanMs),
      'ratio to podman': podman === undefined ? '-' : round(podbayMs / podmanMs, 2),
    });
  }
  report('pod-start', `Pod start, median of ${ROUNDS} rounds`, rows);
  expect(await docker(undefined, 'ps', '-aq', '--filter', 'label=podbay.bench')).toBe('');
});
