import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { type Channel, type ChannelClose, closeCodes } from '../../../electron/common/rpc/channel.ts';
import { createClient } from '../../../electron/common/rpc/client.ts';
import { portChannel } from '../../../electron/common/rpc/portChannel.ts';
import { RpcSession } from '../../../electron/common/rpc/rpcSession.ts';
import { serve } from '../../../electron/common/rpc/server.ts';
import { decodeFrame, encodeFrame } from '../../../electron/common/rpc/socketFrames.ts';
import { collect, settle, testContract, testHandlers } from './testContract.ts';

const open: { close(): void }[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** Node's MessagePort has the DOM's behaviour and, at run time, its members. */
function ports(): { client: Channel; server: Channel } {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  return { client: portChannel(domPort(port1)), server: portChannel(domPort(port2)) };
}

function domPort(port: MessageChannel['port1']): Parameters<typeof portChannel>[0] {
  return {
    postMessage: (message) => port.postMessage(message),
    addEventListener: (type, listener) =>
      port.on(type, (data: unknown) => listener(type === 'message' ? { data } : {})),
    start: () => port.start(),
    close: () => port.close(),
  };
}

describe('a MessagePort', () => {
  it('carries calls, and bytes as bytes', async () => {
    const { client, server } = ports();
    serve(testContract, testHandlers, server, { reportError: () => undefined, newErrorId: () => 'e' });
    const session = new RpcSession(client);
    const api = createClient(testContract, () => session);
    expect(await api.math.add({ a: 1, b: 2 })).toBe(3);
    expect(await collect(api.feed.bytes({ chunks: 2, chunkBytes: 1 }))).toEqual([
      new Uint8Array([0]),
      new Uint8Array([1]),
    ]);
  });

  it('tells the other side why it closed', async () => {
    const { client, server } = ports();
    const close = new Promise<ChannelClose>((resolve) => server.onClose(resolve));
    client.close(closeCodes.goingAway, 'bye');
    expect(await close).toEqual({ code: closeCodes.goingAway, reason: 'bye' });
  });

  it('reports an end without a word as abnormal', async () => {
    const { port1, port2 } = new MessageChannel();
    const channel = portChannel(domPort(port1));
    const close = new Promise<ChannelClose>((resolve) => channel.onClose(resolve));
    port2.close();
    expect((await close).code).toBe(closeCodes.abnormal);
  });

  it('keeps what came before anybody listened', async () => {
    const { client, server } = ports();
    client.send({ type: 'hello', version: 1 });
    await settle();
    const first = await new Promise((resolve) => server.onMessage(resolve));
    expect(first).toEqual({ type: 'hello', version: 1 });
  });
});

describe('WebSocket frames', () => {
  it('put bytes behind a four-byte id, without base64', () => {
    const frame = encodeFrame({ type: 'item', id: 0x01020304, value: new Uint8Array([9, 8]) });
    expect(frame).toEqual(new Uint8Array([1, 2, 3, 4, 9, 8]));
    if (typeof frame === 'string') throw new Error('expected a binary frame');
    expect(decodeFrame(frame)).toEqual({ type: 'item', id: 0x01020304, value: new Uint8Array([9, 8]) });
  });

  it('read a frame that lies somewhere in a larger buffer, as Node’s pooled buffers do', () => {
    const pool = new Uint8Array([0, 0, 0, 0, 0, 7, 42]);
    expect(decodeFrame(pool.subarray(2))).toEqual({ type: 'item', id: 7, value: new Uint8Array([42]) });
  });

  it.each(['{', '', 'undefined'])('decode the broken text %j to nothing', (text) => {
    expect(decodeFrame(text)).toBeUndefined();
  });

  it('decode a binary frame without an id to nothing', () => {
    expect(decodeFrame(new Uint8Array([1, 2, 3]))).toBeUndefined();
  });
});
