// Logs: a million lines through the app, against `docker logs` to a file in the same run; nothing may be lost.

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PodbayClient } from '../support/podbayClient.ts';
import { docker, PodbayServer } from '../support/podbayServer.ts';
import { startPodbay } from '../support/startPodbay.ts';
import { waitFor } from '../support/waitFor.ts';
import { report, round, timed } from './report.ts';

const LINES = 1_000_000;
const run = promisify(execFile);

let server: PodbayServer;
let client: PodbayClient;

beforeAll(async () => {
  ({ server, client } = await startPodbay());
});

afterAll(async () => {
  client.close();
  await server.destroy();
});

const manifest = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'million' },
  spec: {
    restartPolicy: 'Never',
    containers: [
      {
        name: 'app',
        image: 'busybox',
        imagePullPolicy: 'IfNotPresent',
        command: ['seq', '1', String(LINES)],
      },
    ],
  },
});

async function residentMiB(): Promise<number> {
  const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(server.pid)]);
  return Number(stdout) / 1024;
}

test('a million lines: time, lost lines and memory against docker logs', async () => {
  await client.api.pods.apply({ source: { name: 'million.yaml', text: manifest } });
  await waitFor('the container has ended', async () => client.row('million') === '0/1 Completed', 300_000);
  const id = (await docker(undefined, 'ps', '-aq', '--filter', 'name=^k8s_app_million_')).trim();
  const before = await residentMiB();
  const file = join(server.dataDir, 'million.log');
  const dockerMs = await timed(() => run('sh', ['-c', `docker logs ${id} > ${file} 2>&1`]));

  let held = 0;
  let first = 0;
  let viewId = '';
  const abort = new AbortController();
  const pods = [{ namespace: 'default', name: 'million' }];
  const range = { by: 'all' } as const;
  const states = client.api.logs.open({ pods, range, filter: {} }, { signal: abort.signal });
  let firstScreenMs = 0;
  const began = performance.now();
  const iterator = states[Symbol.asyncIterator]();
  while (held < LINES) {
    const { value, done } = await iterator.next();
    if (done) break;
    // The first row is the mark of the container's start.
    if (firstScreenMs === 0 && value.end > 1) firstScreenMs = performance.now() - began;
    ({ viewId, first } = value);
    held = value.runs[0]?.lines ?? 0;
  }
  const podbayMs = performance.now() - began;
  const after = await residentMiB();

  const hash = createHash('sha256');
  for await (const chunk of client.api.logs.download({ what: 'run', viewId, run: 0 })) hash.update(chunk);
  const { stdout } = await run('sha256sum', [file]);
  expect(hash.digest('hex')).toBe(stdout.slice(0, 64));
  abort.abort();

  report('logs', `Logs: ${LINES} lines`, [
    {
      'docker logs > file ms': round(dockerMs),
      'podbay ms': round(podbayMs),
      ratio: round(podbayMs / dockerMs, 2),
      'first rows ms': round(firstScreenMs),
      lost: LINES - held,
      'not held': first,
      'server MiB more': round(after - before),
    },
  ]);
  expect(held).toBe(LINES);
  expect(podbayMs).toBeLessThanOrEqual(2 * dockerMs);
});
