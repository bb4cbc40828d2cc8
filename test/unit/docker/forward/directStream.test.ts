// How a direct connection ends, seen from the other side: a real socket, since the system is what decides.

import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DirectStream } from '../../../../electron/docker/forward/directStream.ts';

let server: Server;
let port = 0;

beforeEach(async () => {
  server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP port was given');
  port = address.port;
});

afterEach(() => {
  server.close();
});

async function connected(): Promise<{ stream: DirectStream; peer: Socket; ending: Promise<string> }> {
  const accepted = once(server, 'connection');
  const stream = new DirectStream();
  stream.on('error', () => undefined);
  stream.connect(port, '127.0.0.1');
  await once(stream, 'connect');
  const [peer]: Socket[] = await accepted;
  if (peer === undefined) throw new Error('no connection came');
  const ending = new Promise<string>((resolve) => {
    peer.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
    peer.on('end', () => resolve('end'));
  });
  return { stream, peer, ending };
}

describe('a direct connection', () => {
  it.each([
    ['without an error', undefined],
    ['with one', new Error('the client is gone')],
  ])('that is destroyed %s resets the other side', async (_how, error) => {
    const { stream, peer, ending } = await connected();
    peer.resume();
    const failed = error === undefined ? undefined : once(stream, 'error');
    stream.destroy(error);
    expect(await ending).toBe('ECONNRESET');
    if (failed !== undefined) expect(await failed).toEqual([error]);
  });

  it.each([
    ['right after its end', 0],
    ['while its last bytes wait', 64 * 1024 * 1024],
  ])('that is destroyed %s does not pass that off as all', async (_when, bytes) => {
    const { stream, peer, ending } = await connected();
    const closed = new Promise((resolve) => stream.on('close', resolve));
    stream.end(Buffer.alloc(bytes));
    stream.destroy();
    await closed;
    // Of a connection that was reset not even the first byte can be written.
    peer.write('x');
    expect(['EPIPE', 'ECONNRESET']).toContain(await ending);
  });

  it('fails with a reset by the other side, also one that comes together with bytes', async () => {
    for (let time = 0; time < 20; time++) {
      const { stream, peer } = await connected();
      const outcome = new Promise<string>((resolve) => {
        stream.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
        stream.on('end', () => resolve('end'));
      });
      peer.write(Buffer.alloc(1000), () => peer.resetAndDestroy());
      await once(peer, 'close');
      stream.resume();
      expect(await outcome).toBe('ECONNRESET');
    }
  });

  it('is ended by the other side in good order, and goes on', async () => {
    const { stream, peer } = await connected();
    peer.end(Buffer.alloc(1000));
    stream.resume();
    await once(stream, 'end');
    const heard = once(peer, 'data');
    stream.end('still here');
    expect(String((await heard)[0])).toBe('still here');
  });

  it('of which both directions have ended closes in good order', async () => {
    const { stream, peer, ending } = await connected();
    const closed = new Promise<boolean>((resolve) => peer.on('close', resolve));
    peer.end('bye');
    stream.resume();
    await once(stream, 'end');
    stream.end('thanks');
    peer.resume();
    expect(await ending).toBe('end');
    expect(await closed).toBe(false);
  });
});
