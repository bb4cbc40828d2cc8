// Whatever a peer sends, as text, as bytes or as a message that is nearly right: nobody throws, nobody answers twice,
// and no prototype changes.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contract } from '../../../electron/common/contract.ts';
import type { Channel, ChannelClose } from '../../../electron/common/rpc/channel.ts';
import type { Method } from '../../../electron/common/rpc/define.ts';
import {
  MAX_ID,
  type Message,
  PROTOCOL_VERSION,
  parseMessage,
} from '../../../electron/common/rpc/messages.ts';
import { RpcSession } from '../../../electron/common/rpc/rpcSession.ts';
import { serve } from '../../../electron/common/rpc/server.ts';
import { decodeFrame, encodeFrame } from '../../../electron/common/rpc/socketFrames.ts';
import { settle, testContract, testHandlers } from '../rpc/testContract.ts';

/** Names that mean something to JavaScript's objects. */
const prototypeNames = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];

const name = fc.oneof(
  fc.constantFrom('math.add', 'math.forever', 'feed.count', 'feed.bytes', 'terminal.echo'),
  fc.constantFrom(...prototypeNames, ...prototypeNames.map((text) => `math.${text}`), '', '.'),
  fc.string({ maxLength: 140 }),
);
const id = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer(), fc.double(), fc.constant('1'));
const json = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom({ a: 1, b: 2 }, { to: 3 }, { chunks: 2, chunkBytes: 8 }, {}),
  // As JSON.parse makes it: an own property, unlike in a literal.
  fc
    .constantFrom('{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}')
    .map((text) => JSON.parse(text)),
);

/** A message whose every part may be missing, misplaced or of another type. */
const nearMessage = fc.record(
  {
    type: fc.constantFrom(
      'hello',
      'call',
      'result',
      'error',
      'item',
      'credit',
      'end',
      'cancel',
      'eval',
      '__proto__',
    ),
    id,
    method: name,
    input: json,
    value: json,
    bytes: fc.oneof(fc.integer(), fc.constant(Number.MAX_SAFE_INTEGER)),
    version: fc.constantFrom(PROTOCOL_VERSION, 0, '1'),
    error: json,
  },
  { requiredKeys: ['type'] },
);

/** Valid more often than not, so that sessions live long enough to be confused. */
const validMessage = fc.oneof(
  fc.record({ type: fc.constant('call'), id: fc.integer({ min: 1, max: 40 }), method: name, input: json }),
  fc.record({ type: fc.constantFrom('cancel', 'end'), id: fc.integer({ min: 1, max: 40 }) }),
  fc.record({
    type: fc.constant('credit'),
    id: fc.integer({ min: 1, max: 40 }),
    bytes: fc.integer({ min: 1 }),
  }),
  fc.record({ type: fc.constant('item'), id: fc.integer({ min: 1, max: 40 }), value: json }),
);

const frame = fc.oneof(
  { weight: 4, arbitrary: validMessage.map((message) => JSON.stringify(message)) },
  { weight: 3, arbitrary: nearMessage.map((message) => JSON.stringify(message)) },
  { weight: 1, arbitrary: fc.string() },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 64 }) },
);

interface Peer {
  readonly channel: Channel;
  readonly sent: Message[];
  readonly deliver: (frame: string | Uint8Array) => void;
  readonly closed: () => ChannelClose | undefined;
}

/** One end of a socket, whose other end is the test. */
function peer(): Peer {
  const sent: Message[] = [];
  let close: ChannelClose | undefined;
  let onMessage: (message: unknown) => void = () => undefined;
  let onClose: (close: ChannelClose) => void = () => undefined;
  const channel: Channel = {
    send: (message) => {
      encodeFrame(message);
      if (close === undefined) sent.push(message);
    },
    onMessage: (listener) => {
      onMessage = listener;
    },
    onClose: (listener) => {
      onClose = listener;
    },
    close: (code, reason) => {
      if (close !== undefined) return;
      close = { code, reason };
      onClose(close);
    },
  };
  const deliver = (bytes: string | Uint8Array) => {
    if (close === undefined) onMessage(decodeFrame(bytes));
  };
  return { channel, sent, deliver, closed: () => close };
}

const hello = JSON.stringify({ type: 'hello', version: PROTOCOL_VERSION });
const pollution = () => Reflect.get({}, 'polluted');

describe('the frame decoder', () => {
  it('takes any frame and gives a value that the message parser takes or refuses', () => {
    fc.assert(
      fc.property(frame, (bytes) => {
        parseMessage(decodeFrame(bytes));
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads back what the encoder wrote', () => {
    const ids = fc.integer({ min: 1, max: 0xff_ff_ff_ff });
    fc.assert(
      fc.property(ids, fc.uint8Array({ maxLength: 256 }), (of, value) => {
        expect(parseMessage(decodeFrame(encodeFrame({ type: 'item', id: of, value })))).toEqual({
          type: 'item',
          id: of,
          value,
        });
      }),
    );
  });

  it('reads a frame that is a view into a larger buffer', () => {
    const whole = new Uint8Array([9, 9, 9, 0, 0, 0, 7, 1, 2, 9]);
    expect(decodeFrame(whole.subarray(3, 9))).toEqual({ type: 'item', id: 7, value: new Uint8Array([1, 2]) });
  });
});

describe('the server', () => {
  it('survives any frames after hello, closes every id once, and still answers unless it hung up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(frame, { maxLength: 30 }), async (frames) => {
        const { channel, sent, deliver, closed } = peer();
        const reported: unknown[] = [];
        serve(testContract, testHandlers, channel, {
          reportError: (error) => reported.push(error),
          newErrorId: () => 'e',
        });
        deliver(hello);
        for (const bytes of frames) deliver(bytes);
        await settle();
        const endings = sent.flatMap((message) =>
          message.type === 'result' || message.type === 'error' || message.type === 'end' ? [message.id] : [],
        );
        expect(new Set(endings).size).toBe(endings.length);
        expect(reported).toEqual([]);
        expect(pollution()).toBeUndefined();
        if (closed() !== undefined) return;
        deliver(JSON.stringify({ type: 'call', id: MAX_ID, method: 'math.add', input: { a: 1, b: 2 } }));
        await settle();
        expect(sent.at(-1)).toEqual({ type: 'result', id: MAX_ID, value: 3 });
        channel.close(1000, 'done');
      }),
      { numRuns: 200 },
    );
  });
});

describe('the client', () => {
  it('survives any frames of a server, and every call settles at the latest when the channel ends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(frame, { maxLength: 30 }), async (frames) => {
        const { channel, deliver } = peer();
        const session = new RpcSession(channel);
        const settled = Promise.allSettled([
          session.call('math.add', { a: 1, b: 2 }),
          session.call('math.forever', {}),
          session.stream('feed.count', { to: 3 }).next(),
        ]);
        deliver(hello);
        for (const bytes of frames) deliver(bytes);
        channel.close(1006, 'gone');
        expect(await settled).toHaveLength(3);
        expect(pollution()).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
});

describe('the contract', () => {
  const methods = Object.entries(contract).flatMap(([group, entries]) =>
    Object.entries<Method>(entries).map(([method, { input }]) => [`${group}.${method}`, input] as const),
  );

  it.each(methods)('of %s parses or refuses any input, and carries no prototype', (_name, input) => {
    fc.assert(
      fc.property(fc.oneof(json, fc.object({ maxDepth: 3 })), (value) => {
        const parsed = input.safeParse(value);
        if (!parsed.success || typeof parsed.data !== 'object' || parsed.data === null) return;
        expect([Object.prototype, Array.prototype, null]).toContain(Object.getPrototypeOf(parsed.data));
        expect(pollution()).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
});
