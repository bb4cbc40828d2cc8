// Both ways into a pod, through the built server: real programs, real sockets, the same obligations.

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processUsage } from '../../bench/processUsage.ts';
import { docker } from '../../support/podbayServer.ts';
import { waitFor } from '../../support/waitFor.ts';
import { BLOB_MB, podJson, toolPorts, toolsPod } from './forwardPods.ts';
import { connectTo, curl, ForwardsHarness, readAll } from './forwardsHarness.ts';

let harness: ForwardsHarness;

beforeAll(async () => {
  harness = await ForwardsHarness.start();
  const { client } = harness;
  await client.apply(
    [
      toolsPod,
      podJson('web', [{ name: 'nginx', image: 'nginx:latest', ports: [80] }]),
      podJson('redis', [{ name: 'redis', image: 'redis:latest', ports: [6379] }]),
    ].join('\n---\n'),
  );
  for (const name of ['tools', 'web', 'redis']) await client.untilRow(name, /Running$/, 60_000);
});

afterAll(() => harness.destroy());

async function containerId(pod: string, container: string): Promise<string> {
  const name = `name=^k8s_${container}_${pod}_`;
  const instance = `label=io.podbay.instance=${harness.server.instance}`;
  return (await docker(undefined, 'ps', '-q', '--filter', name, '--filter', instance)).trim();
}

describe.each(['direct', 'relay'] as const)('forced to be %s', (path) => {
  const ports = new Map<number, number>();

  beforeAll(async () => {
    await harness.client.api.settings.update({ patch: { forwardPath: path } });
    for (const port of Object.values(toolPorts)) {
      ports.set(port, (await harness.open('tools', port)).localPort);
    }
  });

  afterAll(async () => {
    await harness.client.api.forwards.remove({ ids: (await harness.list()).map(({ id }) => id) });
  });

  const portOf = (name: keyof typeof toolPorts) => ports.get(toolPorts[name]) ?? 0;

  /** The program needs a moment after its container runs. */
  async function untilServed(name: keyof typeof toolPorts): Promise<void> {
    await waitFor(`${name} is served`, async () => {
      const socket = await connectTo(portOf(name));
      socket.end();
      return readAll(socket).then(
        () => true,
        () => false,
      );
    });
  }

  it('serves a page of nginx, and says which way it went', async () => {
    const forward = await harness.open('web', 80);
    const page = await waitFor('nginx answers', () => curl(forward.localPort).catch(() => ''));
    expect(page).toContain('<title>Welcome to nginx!</title>');
    const seen = await harness.get(forward.id);
    expect(seen).toMatchObject({ state: { phase: 'on', path }, container: 'nginx', scheme: 'http' });
    expect(seen?.traffic.receivedBytes).toBeGreaterThan(page.length);
  });

  it('carries redis, and a pipeline of ten thousand commands', async () => {
    const forward = await harness.open('redis', 6379);
    const socket = await waitFor('redis answers', async () => {
      const tried = await connectTo(forward.localPort);
      tried.write('PING\r\n');
      return once(tried, 'data').then(
        () => tried,
        () => undefined,
      );
    });
    const commands = 10_000;
    const all = new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (text.split('\r\n').length > commands) resolve(text);
      });
    });
    socket.write('INCR n\r\n'.repeat(commands));
    const numbers = (await all)
      .trim()
      .split('\r\n')
      .map((line) => Number(line.slice(1)));
    expect(numbers).toHaveLength(commands);
    expect(numbers.every((value, i) => i === 0 || value === (numbers[i - 1] ?? 0) + 1)).toBe(true);
    socket.destroy();
  });

  it('gives a client that ends its direction what is only then made', async () => {
    const bytes = Buffer.alloc(8 * 1024 * 1024, 'abc');
    const socket = await connectTo(portOf('digest'));
    socket.end(bytes);
    const digest = createHash('sha256').update(bytes).digest('hex');
    expect((await readAll(socket)).toString()).toBe(`${digest}  -\n`);
  });

  it(`downloads ${BLOB_MB} MB byte for byte`, async () => {
    await untilServed('blob');
    const id = await containerId('tools', `port${toolPorts.blob}`);
    const sum = (await docker(undefined, 'exec', id, 'cat', '/tmp/sum')).split(' ')[0];
    const socket = await connectTo(portOf('blob'));
    const hash = createHash('sha256');
    socket.on('data', (chunk) => hash.update(chunk));
    await once(socket, 'end');
    expect(hash.digest('hex')).toBe(sum);
    socket.destroy();
  });

  it('holds the pod up for readers that do not read, without memory', async () => {
    const before = processUsage(harness.server.pid).residentMb;
    const sockets = await Promise.all(Array.from({ length: 20 }, () => connectTo(portOf('endless'))));
    const received = async () =>
      (await harness.list()).find(({ podPort }) => podPort === toolPorts.endless)?.traffic.receivedBytes ?? 0;
    let last = -1;
    const isStill = async () => {
      const now = await received();
      const same = now === last && now > 0;
      last = now;
      return same;
    };
    await waitFor('nothing moves any more', isStill, 20_000, 300);
    expect(processUsage(harness.server.pid).residentMb - before).toBeLessThan(60);
    for (const socket of sockets) socket.resetAndDestroy();
    await waitFor('all are gone', async () => {
      const forward = (await harness.list()).find(({ podPort }) => podPort === toolPorts.endless);
      return forward?.traffic.active === 0;
    });
  });

  it('resets a connection to nothing and says why', async () => {
    const socket = connect(portOf('nothing'), '127.0.0.1');
    const [error] = await once(socket, 'error');
    expect(error).toMatchObject({ code: 'ECONNRESET' });
    const forward = (await harness.list()).find(({ podPort }) => podPort === toolPorts.nothing);
    expect(forward).toMatchObject({
      state: { phase: 'on' },
      lastFailure: {
        reason: 'nothingListens',
        message: `Nothing listens on port ${toolPorts.nothing} in the pod.`,
      },
    });
  });

  it('carries two thousand short connections, fifty at a time', async () => {
    const { localPort, id } = await harness.open('web', 80);
    let left = 2_000;
    const worker = async () => {
      while (left-- > 0) expect(await curl(localPort)).toContain('Welcome to nginx!');
    };
    await Promise.all(Array.from({ length: 50 }, worker));
    const seen = await waitFor('all are over', async () => {
      const forward = await harness.get(id);
      return forward?.traffic.active === 0 ? forward : undefined;
    });
    expect(seen.traffic.total).toBeGreaterThanOrEqual(2_000);
    expect(seen.lastFailure).toBeUndefined();
  });

  it('closes the port and every connection when it is switched off', async () => {
    const forward = await harness.open('tools', toolPorts.echo);
    const socket = await connectTo(forward.localPort);
    socket.write('x');
    await once(socket, 'data');
    const failed = once(socket, 'error');
    await harness.client.api.forwards.setOn({ ids: [forward.id], isOn: false });
    expect(await failed).toMatchObject([{ code: 'ECONNRESET' }]);
    await expect(connectTo(forward.localPort)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

it('gets over the death of the relay under load', async () => {
  await harness.client.api.settings.update({ patch: { forwardPath: 'relay' } });
  const { localPort, id } = await harness.open('redis', 6379);
  const answered = async () => {
    const socket = await connectTo(localPort);
    socket.write('PING\r\n');
    return once(socket, 'data').then(
      () => socket,
      () => undefined,
    );
  };
  const connections = await Promise.all(Array.from({ length: 20 }, () => waitFor('redis answers', answered)));
  const cut = Promise.all(connections.map((socket) => once(socket, 'error')));
  // Each asks again and again: there is always something on its way.
  for (const socket of connections) {
    socket.on('data', () => socket.write('PING\r\n'));
    socket.write('PING\r\n');
  }
  const sandbox = await containerId('redis', 'POD');
  const kill = ['killall', '-9', 'relay'];
  await docker(undefined, 'run', '--rm', '--pid', `container:${sandbox}`, 'busybox', ...kill);
  for (const [error] of await cut) expect(error).toMatchObject({ code: 'ECONNRESET' });
  (await answered())?.resetAndDestroy();
  expect(await harness.get(id)).toMatchObject({ state: { phase: 'on', path: 'relay' } });
  await harness.client.api.forwards.remove({ ids: [id] });
});
