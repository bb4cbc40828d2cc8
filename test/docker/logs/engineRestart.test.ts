// A log over a real restart of the engine: it goes on by itself with the next run of the container, and each run is
// what `docker logs` has of it, line for line.

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LogRow, LogState } from '../../../electron/common/contract/logs.ts';
import { PodbayClient } from '../../support/podbayClient.ts';
import { docker, PodbayServer } from '../../support/podbayServer.ts';
import { PrivateEngine } from '../../support/privateEngine.ts';
import { waitFor } from '../../support/waitFor.ts';

const script =
  'i=0; trap "echo bye; exit 0" TERM; while :; do i=$((i+1)); echo $i; [ $((i%7)) = 0 ] && echo e$i >&2; usleep 1000; done';
const manifest = JSON.stringify({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'counter' },
  spec: {
    containers: [
      { name: 'app', image: 'busybox', imagePullPolicy: 'IfNotPresent', command: ['sh', '-c', script] },
    ],
  },
});

let dockerd: PrivateEngine;
let server: PodbayServer;
let client: PodbayClient;

beforeAll(async () => {
  dockerd = await PrivateEngine.create();
  await dockerd.start();
  await dockerd.load(['busybox:latest']);
  server = await PodbayServer.start({ engineUrl: dockerd.url, engineEndsWithTest: true });
  client = await PodbayClient.leading(server.url);
});

afterAll(async () => {
  client.close();
  await server.destroy();
  await dockerd.destroy();
});

/** The rows of a run that are lines of one stream. */
function linesOf(rows: readonly LogRow[], run: number, stream: 'stdout' | 'stderr'): string[] {
  return rows.flatMap((row) =>
    row.kind === 'line' && row.run === run && row.stream === stream ? [row.text] : [],
  );
}

async function stdoutOf(id = ''): Promise<string[]> {
  return (await docker(dockerd.url, 'logs', id)).trimEnd().split('\n');
}

async function allRows({ viewId, first, end }: LogState): Promise<LogRow[]> {
  const rows: LogRow[] = [];
  for (let from = first; from < end; from += 1_000)
    rows.push(...(await client.api.logs.lines({ viewId, from, count: Math.min(1_000, end - from) })).rows);
  return rows;
}

it('goes on by itself when the engine is back: no line is lost, none comes twice', async () => {
  await client.apply(manifest);
  await client.untilRow('counter', '1/1 Running');
  const end = new AbortController();
  const pods = [{ namespace: 'default', name: 'counter' }];
  const states = client.api.logs.open({ pods, range: { by: 'all' }, filter: {} }, { signal: end.signal });
  let state: LogState | undefined;
  const following = (async () => {
    for await (const item of states) state = item;
  })().catch(() => undefined);
  const linesOfRun = (run: number) => state?.runs[run]?.lines ?? 0;
  await waitFor('lines are there', () => linesOfRun(0) > 500);

  await dockerd.stop();
  await waitFor('the log says that it is not live', () => state?.isLive === false);
  await dockerd.start();
  await waitFor('the next run says something', () => linesOfRun(1) > 500, 60_000);
  const ids = state?.runs.map(({ containerId }) => containerId) ?? [];
  expect(ids.length).toBe(2);
  // Each before the next run takes its place among the dead that a kubelet keeps.
  const first = await stdoutOf(ids[0]);
  await docker(dockerd.url, 'stop', ids[1] ?? '');
  const second = await stdoutOf(ids[1]);
  await waitFor('the second run has ended', () => state?.runs[1]?.state === 'exited');
  const rows = await waitFor('both ends are in the log', async () => {
    const found = state && (await allRows(state));
    const ends = found?.filter((row) => row.kind === 'mark' && row.event === 'exited') ?? [];
    return new Set(ends.map(({ run }) => run)).size === 2 && found;
  });

  for (const [run, stdout] of [first, second].entries()) {
    expect(linesOf(rows, run, 'stdout')).toEqual(stdout);
    expect(stdout.slice(0, -1)).toEqual(stdout.slice(0, -1).map((_line, index) => String(index + 1)));
    expect(linesOf(rows, run, 'stderr').length).toBe(Math.floor((stdout.length - 1) / 7));
  }
  end.abort();
  await following;
});
