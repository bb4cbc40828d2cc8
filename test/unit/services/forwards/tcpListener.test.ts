import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { LoopbackPod } from './loopbackPod.ts';

let pod: LoopbackPod;

async function start(serve: (socket: Socket) => void): Promise<LoopbackPod> {
  pod = new LoopbackPod(serve);
  await pod.start();
  return pod;
}

afterEach(() => pod.stop());

/** Not `stream/consumers`: it destroys the socket, and with it the direction that is still open. */
function text(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    socket.once('end', () => resolve(Buffer.concat(chunks).toString()));
  });
}

const isOver = () => expect.poll(() => pod.connections.size).toBe(0);

it('a client that ends its direction gets the answer that only then is made', async () => {
  await start((socket) => {
    void text(socket).then((question) => socket.end(`you said ${question}`));
  });
  const client = await pod.client();
  client.end('hello');
  expect(await text(client)).toBe('you said hello');
  await isOver();
  expect(pod.connections.traffic()).toEqual({ active: 0, total: 1, sentBytes: 5, receivedBytes: 14 });
});

it('a pod that ends its direction still gets what the client sends', async () => {
  let received = Promise.resolve('');
  await start((socket) => {
    socket.end('greeting');
    received = text(socket);
  });
  const client = await pod.client();
  expect(await text(client)).toBe('greeting');
  client.end('afterwards');
  expect(await received).toBe('afterwards');
  await isOver();
});

it('a reset by the pod reaches the client as a reset, not as an end', async () => {
  await start((socket) => {
    socket.once('data', () => socket.resetAndDestroy());
  });
  const client = await pod.client();
  client.write('x');
  const [error] = await once(client, 'error');
  expect(error).toMatchObject({ code: 'ECONNRESET' });
  await isOver();
});

it('a reset by the client reaches the pod as a reset', async () => {
  let failed: Promise<unknown> = Promise.resolve();
  await start((socket) => {
    failed = once(socket, 'error');
    socket.write('ready');
    socket.resume();
  });
  const client = await pod.client();
  await once(client, 'data');
  client.resetAndDestroy();
  expect(await failed).toMatchObject([{ code: 'ECONNRESET' }]);
  await isOver();
});

it('a connection to nothing is reset, and it is said why', async () => {
  await start(() => undefined);
  pod.stopServing();
  const client = await pod.client();
  const [error] = await once(client, 'error');
  expect(error).toMatchObject({ code: 'ECONNRESET' });
  expect(pod.failures.join()).toContain('Nothing listens on port');
  await isOver();
});

it('bytes arrive as they were sent, both ways at once', async () => {
  const bytes = randomBytes(8 * 1024 * 1024);
  await start((socket) => {
    socket.pipe(socket);
  });
  const client = await pod.client();
  client.end(bytes);
  const hash = createHash('sha256');
  for await (const chunk of client) hash.update(chunk);
  expect(hash.digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
  await isOver();
  expect(pod.connections.traffic()).toMatchObject({ sentBytes: bytes.length, receivedBytes: bytes.length });
});

it('a reader that does not read holds the sender up', async () => {
  let sent = 0;
  const chunk = Buffer.alloc(64 * 1024);
  await start((socket) => {
    const more = () => {
      while (sent < 256 * 1024 * 1024) {
        sent += chunk.length;
        if (!socket.write(chunk)) return;
      }
    };
    socket.on('drain', more);
    more();
  });
  const client = await pod.client();
  client.pause();
  let before = -1;
  await expect
    .poll(
      () => {
        const isStill = sent === before;
        before = sent;
        return isStill;
      },
      { interval: 100 },
    )
    .toBe(true);
  // What the kernel's buffers of four sockets take, and ours.
  expect(sent).toBeLessThan(64 * 1024 * 1024);
  client.destroy();
  await isOver();
});

it('switching off resets both sides', async () => {
  let failed: Promise<unknown> = Promise.resolve();
  await start((socket) => {
    failed = once(socket, 'error');
    socket.write('ready');
    socket.resume();
  });
  const client = await pod.client();
  await once(client, 'data');
  pod.connections.clear();
  const [error] = await once(client, 'error');
  expect(error).toMatchObject({ code: 'ECONNRESET' });
  expect(await failed).toMatchObject([{ code: 'ECONNRESET' }]);
});
