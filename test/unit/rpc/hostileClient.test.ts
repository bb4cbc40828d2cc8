// What a hostile or broken client can do to the server.

import { describe, expect, it } from 'vitest';
import { type Channel, type ChannelClose, closeCodes } from '../../../electron/common/rpc/channel.ts';
import { INITIAL_WINDOW_BYTES } from '../../../electron/common/rpc/credit.ts';
import { memoryChannel } from '../../../electron/common/rpc/memoryChannel.ts';
import { type Message, PROTOCOL_VERSION, parseMessage } from '../../../electron/common/rpc/messages.ts';
import { serve } from '../../../electron/common/rpc/server.ts';
import { settle, type TestHandlers, testContract, testHandlers } from './testContract.ts';

interface Peer {
  readonly send: (message: unknown) => void;
  readonly received: Message[];
  readonly closed: () => ChannelClose | undefined;
}

/** A client that says whatever it likes. */
function rawClient(handlers: TestHandlers = testHandlers, liveCalls = 256, liveStreams = 128): Peer {
  const pair = memoryChannel();
  serve(testContract, handlers, pair.server, {
    reportError: () => undefined,
    newErrorId: () => 'e1',
    limits: { liveCalls, liveStreams },
  });
  const received: Message[] = [];
  let close: ChannelClose | undefined;
  pair.client.onMessage((data) => {
    const message = parseMessage(data);
    if (message !== undefined) received.push(message);
  });
  pair.client.onClose((reason) => {
    close = reason;
  });
  // The framing is JSON: anything can be said on it, whatever the type of `send` promises.
  return { send: (message) => pair.client.send(message as Message), received, closed: () => close };
}

const hello = { type: 'hello', version: PROTOCOL_VERSION };

describe('the server refuses', () => {
  it.each([
    'nothing.here',
    'math',
    'math.',
    '.add',
    '__proto__',
    'constructor',
    'math.constructor',
    'math.__proto__',
    'math.toString',
    '__proto__.toString',
    'constructor.prototype',
    'feed.count.kind',
    '',
  ])('the method name %j', async (method) => {
    const peer = rawClient();
    peer.send(hello);
    peer.send({ type: 'call', id: 1, method, input: {} });
    await settle();
    expect(peer.received.slice(1)).toMatchObject([
      { type: 'error', id: 1, error: { code: 'Unimplemented' } },
    ]);
    expect(peer.closed()).toBeUndefined();
  });

  it.each([
    [{ a: 'x', b: 1 }, 'a: Invalid input: expected number, received string'],
    [{ a: 1 }, 'b: Invalid input: expected number, received undefined'],
    [null, 'input: Invalid input: expected object, received null'],
    [undefined, 'input: Invalid input: expected object, received undefined'],
    [[], 'input: Invalid input: expected object, received array'],
  ])('the input %j, naming the field', async (input, text) => {
    const peer = rawClient();
    peer.send(hello);
    peer.send({ type: 'call', id: 1, method: 'math.add', input });
    await settle();
    expect(peer.received[1]).toMatchObject({
      type: 'error',
      error: { code: 'InvalidArgument', message: `The request is not valid: ${text}.` },
    });
  });

  it.each([
    ['no object', 'hi'],
    ['an unknown type', { type: 'eval', id: 1 }],
    ['no id', { type: 'call', method: 'math.add' }],
    ['id 0', { type: 'cancel', id: 0 }],
    ['a fraction as id', { type: 'cancel', id: 1.5 }],
    ['an id beyond four bytes', { type: 'cancel', id: 2 ** 32 }],
    ['negative credit', { type: 'credit', id: 1, bytes: -1 }],
    ['a method name without end', { type: 'call', id: 1, method: 'x'.repeat(129), input: {} }],
    ['a message of the server', { type: 'result', id: 1, value: 1 }],
    ['a second hello', hello],
  ])('%s by closing with a protocol error', async (_what, message) => {
    const peer = rawClient();
    peer.send(hello);
    peer.send(message);
    await settle();
    expect(peer.closed()).toMatchObject({ code: closeCodes.protocolError });
  });

  it('a call before hello', async () => {
    const peer = rawClient();
    peer.send({ type: 'call', id: 1, method: 'math.add', input: { a: 1, b: 1 } });
    await settle();
    expect(peer.closed()).toMatchObject({ code: closeCodes.protocolError, reason: 'hello must come first' });
  });

  it('another protocol version with a code of its own', async () => {
    const peer = rawClient();
    peer.send({ type: 'hello', version: PROTOCOL_VERSION + 1 });
    await settle();
    expect(peer.closed()).toMatchObject({ code: closeCodes.versionMismatch });
  });

  it('an id that was used before, even when its call is over', async () => {
    const peer = rawClient();
    peer.send(hello);
    peer.send({ type: 'call', id: 7, method: 'math.add', input: { a: 1, b: 1 } });
    await settle();
    peer.send({ type: 'call', id: 7, method: 'math.add', input: { a: 1, b: 1 } });
    await settle();
    expect(peer.closed()).toMatchObject({ code: closeCodes.protocolError, reason: 'id 7 was used before' });
  });

  it('calls beyond the cap, and takes new ones when some have ended', async () => {
    const peer = rawClient(testHandlers, 2);
    peer.send(hello);
    for (const id of [1, 2, 3]) peer.send({ type: 'call', id, method: 'math.forever', input: {} });
    await settle();
    expect(peer.received.slice(1)).toMatchObject([
      { type: 'error', id: 3, error: { code: 'ResourceExhausted', retryable: true } },
    ]);
    peer.send({ type: 'cancel', id: 1 });
    await settle();
    peer.send({ type: 'call', id: 4, method: 'math.add', input: { a: 1, b: 1 } });
    await settle();
    expect(peer.received.at(-1)).toEqual({ type: 'result', id: 4, value: 2 });
  });

  it('streams beyond their own cap while calls still pass', async () => {
    const endless: TestHandlers = {
      ...testHandlers,
      feed: {
        ...testHandlers.feed,
        async *count() {
          yield await new Promise<never>(() => undefined);
        },
      },
    };
    const peer = rawClient(endless, 10, 1);
    peer.send(hello);
    for (const id of [1, 2]) peer.send({ type: 'call', id, method: 'feed.count', input: { to: 1 } });
    peer.send({ type: 'call', id: 3, method: 'math.add', input: { a: 1, b: 1 } });
    await settle();
    expect(peer.received.slice(1)).toMatchObject([
      { type: 'error', id: 2, error: { code: 'ResourceExhausted' } },
      { type: 'result', id: 3 },
    ]);
  });

  it('an oversized request with a sentence, keeping the connection', async () => {
    const peer = rawClient();
    peer.send(hello);
    peer.send({ type: 'call', id: 1, method: 'math.add', input: { text: 'x'.repeat(1024 * 1024) } });
    await settle();
    expect(peer.received[1]).toMatchObject({ type: 'error', error: { code: 'ResourceExhausted' } });
    expect(peer.closed()).toBeUndefined();
  });

  it('items beyond the credit it gave', async () => {
    const deaf: TestHandlers = {
      ...testHandlers,
      terminal: {
        async *echo() {
          yield await new Promise<never>(() => undefined);
        },
      },
    };
    const peer = rawClient(deaf);
    peer.send(hello);
    peer.send({ type: 'call', id: 1, method: 'terminal.echo', input: {} });
    for (let sent = 0; sent < 6; sent += 1) {
      peer.send({ type: 'item', id: 1, value: new Uint8Array(INITIAL_WINDOW_BYTES / 4) });
    }
    await settle();
    expect(peer.closed()).toMatchObject({ code: closeCodes.protocolError });
  });

  it('to be paid more credit than it spent', async () => {
    const peer = rawClient();
    peer.send(hello);
    peer.send({ type: 'call', id: 1, method: 'feed.bytes', input: { chunks: 1000, chunkBytes: 64 * 1024 } });
    peer.send({ type: 'credit', id: 1, bytes: Number.MAX_SAFE_INTEGER });
    await settle();
    expect(peer.received.filter(({ type }) => type === 'item').length).toBeLessThanOrEqual(10);
  });
});

describe('input nested without end', () => {
  it('neither overflows the stack nor closes the session', () => {
    const sent: Message[] = [];
    let deliver: (message: unknown) => void = () => undefined;
    const objectChannel: Channel = {
      send: (message) => sent.push(message),
      onMessage: (listener) => {
        deliver = listener;
      },
      onClose: () => undefined,
      close: (code, reason) => {
        throw new Error(`closed: ${code} ${reason}`);
      },
    };
    serve(testContract, testHandlers, objectChannel, {
      reportError: () => undefined,
      newErrorId: () => 'e1',
    });
    let deep: unknown = 1;
    for (let depth = 0; depth < 200_000; depth += 1) deep = [deep];
    deliver(hello);
    deliver({ type: 'call', id: 1, method: 'math.add', input: deep });
    expect(sent[1]).toMatchObject({ type: 'error', error: { code: 'InvalidArgument' } });
  });
});
