// Forwards at length, by each path: a gigabyte byte for byte, ten thousand connections, twenty restarts of the container
// behind one of them. Nothing may be lost, and nothing may grow.

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { processUsage } from '../bench/processUsage.ts';
import { podJson } from '../docker/forwards/forwardPods.ts';
import { connectTo, curl, ForwardsHarness, readAll } from '../docker/forwards/forwardsHarness.ts';
import { docker } from '../support/podbayServer.ts';
import { waitFor } from '../support/waitFor.ts';
import { soakSettings } from './soakSettings.ts';

/** Not a power of two, so that a piece lost or doubled shifts all that follows. */
const BLOB_BYTES = 61_000_003;
const BLOBS = 18;
const AT_ONCE = 100;
const RESTARTS = 20;
const PATHS = ['direct', 'relay'] as const;
/** Each is another definition of the container, for which it is restarted at once: back-off counts by definition. */
const tagOf = (n: number) => `podbay-soak-forward:${n}`;
const tags = Array.from({ length: RESTARTS * PATHS.length + 1 }, (_, n) => tagOf(n));
const MAX_GROWTH_MB = 64;
const MAX_MORE_FILES = 20;

let harness: ForwardsHarness;

const echoPod = (image: string) =>
  podJson('echo', [{ name: 'app', image, script: 'exec nc -ll -p 7000 -e cat', ports: [7000] }]);

const serveBlobs = `head -c ${BLOB_BYTES} /dev/urandom > /tmp/blob
i=0; while [ $i -lt ${BLOBS} ]; do cat /tmp/blob; i=$((i+1)); done > /tmp/all
sha256sum < /tmp/all > /tmp/sum
exec nc -ll -p 7001 -e cat /tmp/all`;

beforeAll(async () => {
  for (const tag of tags) await docker(undefined, 'tag', 'busybox', tag);
  harness = await ForwardsHarness.start();
  const pods = [
    echoPod(tagOf(0)),
    podJson('blobs', [{ name: 'app', script: serveBlobs, ports: [7001] }]),
    podJson('web', [{ name: 'nginx', image: 'nginx:latest', ports: [80] }]),
  ];
  await harness.client.apply(pods.join('\n---\n'));
  for (const name of ['echo', 'blobs', 'web']) await harness.client.untilRow(name, '1/1 Running', 60_000);
});

afterAll(async () => {
  await harness.destroy();
  await docker(undefined, 'rmi', ...tags);
});

describe.each(PATHS)('forwarded %s', (path) => {
  beforeAll(async () => {
    await harness.client.api.settings.update({ patch: { forwardPath: path } });
  });

  test('a gigabyte arrives byte for byte', async () => {
    const { localPort } = await harness.open('blobs', 7001);
    const sum = await waitFor(
      'the sum is made',
      async () => {
        const id = await docker(undefined, 'ps', '-q', '--filter', 'name=^k8s_app_blobs_');
        return (await docker(undefined, 'exec', id.trim(), 'cat', '/tmp/sum')).split(' ')[0];
      },
      120_000,
    );
    const socket = await connectTo(localPort);
    const hash = createHash('sha256');
    let bytes = 0;
    socket.on('data', (chunk) => {
      bytes += chunk.length;
      hash.update(chunk);
    });
    await once(socket, 'end');
    socket.destroy();
    expect([bytes, hash.digest('hex')]).toEqual([BLOB_BYTES * BLOBS, sum]);
  });

  test(`${soakSettings.connections} connections leave nothing behind`, async () => {
    const { localPort, id } = await harness.open('web', 80);
    const run = async (count: number) => {
      let left = count;
      const worker = async () => {
        while (left-- > 0) expect(await curl(localPort)).toContain('Welcome to nginx!');
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      await waitFor('all are over', async () => (await harness.get(id))?.traffic.active === 0);
      return processUsage(harness.server.pid);
    };
    const before = await run(1_000);
    const after = await run(soakSettings.connections);
    process.stdout.write(
      `forwards, ${path}: ${soakSettings.connections} connections; RSS ${before.residentMb.toFixed(0)} -> ` +
        `${after.residentMb.toFixed(0)} MB, open files ${before.openFiles} -> ${after.openFiles}\n`,
    );
    expect((await harness.get(id))?.lastFailure).toBeUndefined();
    expect(after.openFiles - before.openFiles).toBeLessThanOrEqual(MAX_MORE_FILES);
    expect(after.residentMb - before.residentMb).toBeLessThanOrEqual(MAX_GROWTH_MB);
  });

  test(`${RESTARTS} restarts of the container, and every one is only a wait`, async () => {
    const { localPort, id } = await harness.open('echo', 7000);
    const restarts = () => harness.client.pod('echo')?.status?.containerStatuses?.[0]?.restartCount ?? 0;
    const first = restarts();
    for (let n = 1; n <= RESTARTS; n++) {
      await harness.client.apply(echoPod(tagOf(first + n)));
      await waitFor('it was restarted', () => restarts() === first + n);
      const socket = await connectTo(localPort);
      socket.end(`hello ${n}`);
      expect(String(await readAll(socket))).toBe(`hello ${n}`);
      socket.destroy();
    }
    expect(await harness.get(id)).toMatchObject({ state: { phase: 'on', path } });
  });
});
