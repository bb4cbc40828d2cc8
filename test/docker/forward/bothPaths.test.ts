// One suite for both ways into a pod: what a TCP connection and a UDP flow owe their users, and that nothing is left.

import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PodDialer } from '../../../electron/engine/runtime/podDialer.ts';
import type { PodRuntime } from '../../../electron/engine/runtime/podRuntime.ts';
import { waitFor } from '../../support/waitFor.ts';
import { connectRuntime, docker, never, testInstance } from '../runtime/runtimeHarness.ts';
import { howItEnded, type PeerPod, ports, processes, readAll, resources, startPeerPod } from './peerPod.ts';

const MB = 1024 * 1024;
/** Beyond what the system keeps for a few sockets, far below what was sent. */
const FLAT_BYTES = 48 * MB;

let runtime: PodRuntime;
let peer: PeerPod;

beforeAll(async () => {
  runtime = await connectRuntime();
  peer = await startPeerPod(runtime);
});

afterAll(async () => {
  await peer.remove();
  runtime.dispose();
});

/** Writes until the other side takes no more; what was taken, in bytes. */
async function fill(stream: Duplex): Promise<number> {
  const chunk = Buffer.alloc(64 * 1024);
  let written = 0;
  for (;;) {
    written += chunk.length;
    if (stream.write(chunk)) continue;
    const drained = once(stream, 'drain').then(() => true);
    const waited = new Promise<false>((resolve) => setTimeout(() => resolve(false), 300));
    if (!(await Promise.race([drained, waited]))) return written;
  }
}

describe.each(['direct', 'relay'] as const)('a connection by the path %s', (path) => {
  let dialer: PodDialer;

  beforeAll(async () => {
    dialer = await runtime.podDialer(peer.uid, path, never);
  });
  afterAll(() => dialer.dispose());

  async function dial(port: number): Promise<Duplex> {
    // Of its own: Node warns when many listen to one.
    const { signal } = new AbortController();
    const connection = await dialer.connect(port, signal);
    expect(connection.path).toBe(path);
    return connection.stream;
  }

  async function expectEcho(): Promise<void> {
    const stream = await dial(ports.echo);
    stream.end('still there');
    expect((await readAll(stream)).toString()).toBe('still there');
  }

  it('carries many bytes both ways at once, none changed', async () => {
    const bytes = randomBytes(32 * MB);
    const stream = await dial(ports.echo);
    const hash = createHash('sha256');
    stream.on('data', (chunk: Buffer) => hash.update(chunk));
    stream.end(bytes);
    await once(stream, 'end');
    expect(hash.digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('is ended by the client first: the pod answers after it', async () => {
    const stream = await dial(ports.countThenAnswer);
    stream.end(Buffer.alloc(700_000));
    expect((await readAll(stream)).toString()).toBe('700000 end');
  });

  it('is ended by the pod first: the client goes on', async () => {
    const stream = await dial(ports.endFirst);
    expect((await readAll(stream)).toString()).toBe('bye');
    stream.end(Buffer.alloc(700_000));
    await once(stream, 'close');
    await waitFor('the pod has it all', async () => (await howItEnded(dialer)) === '700000 end');
  });

  it('fails with a reset by the pod', async () => {
    const stream = await dial(ports.reset);
    stream.on('data', () => undefined);
    const failed = once(stream, 'error');
    stream.write('a line\n');
    expect(await failed).toMatchObject([{ code: 'ECONNRESET' }]);
  });

  it('passes a reset by the client on', async () => {
    const stream = await dial(ports.count);
    stream.write(Buffer.alloc(1234));
    await waitFor('it is under way', () => stream.writableLength === 0);
    stream.destroy();
    await waitFor('the pod was reset', async () => (await howItEnded(dialer)).endsWith(' reset'));
  });

  it('is made a thousand times, twenty at once', async () => {
    const connections = 1000;
    let left = connections;
    const worker = async () => {
      while (left-- > 0) {
        const stream = await dial(ports.echo);
        const text = `number ${left}`;
        stream.end(text);
        expect((await readAll(stream)).toString()).toBe(text);
      }
    };
    await Promise.all(Array.from({ length: 20 }, worker));
  });

  it('holds the pod up for readers that do not read, in flat memory, and no other connection', async () => {
    const streams = await Promise.all(Array.from({ length: 8 }, () => dial(ports.endless)));
    for (const stream of streams) await once(stream, 'readable');
    const before = process.memoryUsage.rss();
    const waiting = () => streams.reduce((total, stream) => total + stream.readableLength, 0);
    let last = -1;
    await waitFor(
      'nothing more comes',
      () => {
        const isStill = waiting() === last;
        last = waiting();
        return isStill;
      },
      20_000,
      200,
    );
    expect(waiting()).toBeLessThan(streams.length * MB);
    expect(process.memoryUsage.rss() - before).toBeLessThan(FLAT_BYTES);
    await expectEcho();
    for (const stream of streams) stream.destroy();
  });

  it('holds its writers up for a pod that does not read, in flat memory, and no other connection', async () => {
    const before = process.memoryUsage.rss();
    const streams = await Promise.all(Array.from({ length: 4 }, () => dial(ports.neverReads)));
    const taken = await Promise.all(streams.map(fill));
    expect(Math.max(...taken)).toBeLessThan(32 * MB);
    expect(process.memoryUsage.rss() - before).toBeLessThan(FLAT_BYTES);
    await expectEcho();
    for (const stream of streams) stream.destroy();
  });

  it('is refused with the port where nothing listens', async () => {
    await expect(dial(ports.nothing)).rejects.toMatchObject({
      code: 'Unavailable',
      message: `Nothing listens on port ${ports.nothing} in the pod.`,
    });
  });

  it('is not made when its caller has gone', async () => {
    await expect(dialer.connect(ports.echo, AbortSignal.abort())).rejects.toMatchObject({
      code: 'Cancelled',
    });
  });

  it('carries datagrams whole, the largest and the empty one too', async () => {
    const flow = await dialer.openDatagrams(ports.echo, never);
    expect(flow.path).toBe(path);
    for (const size of [1, 0, 1400, 65_507]) {
      const sent = randomBytes(size);
      const answer = new Promise<Uint8Array>((resolve) => {
        const listening = flow.onMessage((bytes) => {
          listening.dispose();
          resolve(bytes);
        });
      });
      flow.send(sent);
      expect(Buffer.from(await answer).equals(sent)).toBe(true);
    }
    flow.dispose();
    await flow.closed;
  });

  it('closes a flow of datagrams that the pod refuses', async () => {
    const flow = await dialer.openDatagrams(ports.nothing, never);
    await waitFor('the refusal', () => {
      flow.send(Buffer.from('anybody?'));
      return Promise.race([
        flow.closed.then(() => true),
        new Promise((resolve) => setTimeout(() => resolve(false), 20)),
      ]);
    });
  });

  it('leaves nothing behind when the dialer is disposed: no process, no socket, no timer', async () => {
    const before = resources();
    const other = await runtime.podDialer(peer.uid, path, never);
    const [idle, busy] = await Promise.all([
      other.connect(ports.echo, never),
      other.connect(ports.endless, never),
    ]);
    const flow = await other.openDatagrams(ports.echo, never);
    const ended = [idle, busy].map(({ stream }) => once(stream, 'error'));
    other.dispose();
    expect((await Promise.all(ended)).flat()).toMatchObject([{ code: 'ECONNRESET' }, { code: 'ECONNRESET' }]);
    await flow.closed;
    await expect(other.connect(ports.echo, never)).rejects.toMatchObject({ code: 'FailedPrecondition' });
    const relays = async () => (await processes(peer.sandboxId)).split('/relay').length - 1;
    await waitFor('its relay is gone', async () => (await relays()) === (path === 'relay' ? 1 : 0));
    await waitFor('its sockets and timers are gone', () => {
      const now = resources();
      return ['TCPSocketWrap', 'PipeWrap', 'UDPWrap', 'Timeout'].every(
        (kind) => (now[kind] ?? 0) <= (before[kind] ?? 0) + (kind === 'Timeout' ? 1 : 0),
      );
    });
  });
});

describe('a server on the loopback of the pod alone', () => {
  it.each([
    ['127.0.0.1', ports.onIpv4Loopback],
    ['::1', ports.onIpv6Loopback],
  ])('on %s is reached through the relay, by itself', async (_address, port) => {
    const dialer = await runtime.podDialer(peer.uid, 'auto', never);
    const { path, stream } = await dialer.connect(port, never);
    stream.end('hello');
    expect({ path, text: (await readAll(stream)).toString() }).toEqual({ path: 'relay', text: 'hello' });
    expect((await dialer.connect(ports.echo, never)).path).toBe('direct');

    // Of datagrams the refusal comes late: the flow ends, and the next goes the other way.
    const answered = async () => {
      const flow = await dialer.openDatagrams(port, never);
      const answer = new Promise<string>((resolve) => flow.onMessage(() => resolve(flow.path)));
      for (const word of ['one', 'two', 'three']) flow.send(Buffer.from(word));
      return Promise.race([answer, flow.closed.then(() => undefined)]);
    };
    expect(await waitFor('an answer', answered)).toBe('relay');
    dialer.dispose();
  });

  it('is refused by the direct path', async () => {
    const dialer = await runtime.podDialer(peer.uid, 'direct', never);
    await expect(dialer.connect(ports.onIpv4Loopback, never)).rejects.toMatchObject({ code: 'Unavailable' });
    dialer.dispose();
  });
});

describe('the relay', () => {
  it('is killed under load: all of it is reset, and the next connection works', async () => {
    const dialer = await runtime.podDialer(peer.uid, 'relay', never);
    const streams = await Promise.all(
      Array.from({ length: 4 }, async () => (await dialer.connect(ports.endless, never)).stream),
    );
    for (const stream of streams) stream.resume();
    const failed = streams.map((stream) => once(stream, 'error'));
    await docker('run', '--rm', '--pid', `container:${peer.sandboxId}`, 'debian', 'pkill', '-9', 'relay');
    const errors = (await Promise.all(failed)).flat();
    expect(errors).toMatchObject(streams.map(() => ({ code: 'ECONNRESET' })));
    const { stream } = await dialer.connect(ports.echo, never);
    stream.end('again');
    expect((await readAll(stream)).toString()).toBe('again');
    dialer.dispose();
  });

  it('runs in the sandbox without any right, and no other container is made for it', async () => {
    const dialer = await runtime.podDialer(peer.uid, 'relay', never);
    await dialer.connect(ports.echo, never);
    const lines = (await docker('top', peer.sandboxId, '-o', 'pid,uid,args')).split('\n');
    expect(lines.filter((line) => line.includes('/relay')).map((line) => line.trim())).toEqual([
      expect.stringMatching(/^\d+ +65534 +\/relay$/),
    ]);
    const label = `label=io.podbay.instance=${testInstance}`;
    expect(await docker('ps', '-aq', '--filter', 'name=podbay-relay-', '--filter', label)).toBe('');
    dialer.dispose();
  });
});
