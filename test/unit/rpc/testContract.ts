// A contract with one method of every kind, its handlers, and a pair of ends over a memory channel.

import { z } from 'zod';
import { createClient } from '../../../electron/common/rpc/client.ts';
import {
  bytesItem,
  type ContractHandlers,
  call,
  duplex,
  stream,
} from '../../../electron/common/rpc/define.ts';
import { type MemoryChannelFaults, memoryChannel } from '../../../electron/common/rpc/memoryChannel.ts';
import type { Message } from '../../../electron/common/rpc/messages.ts';
import { RpcSession } from '../../../electron/common/rpc/rpcSession.ts';
import { type ServeOptions, serve } from '../../../electron/common/rpc/server.ts';

export const testContract = {
  math: {
    add: call({ input: z.object({ a: z.number(), b: z.number() }), output: z.number() }),
    forever: call({ input: z.object({}), output: z.object({}) }),
  },
  feed: {
    count: stream({ input: z.object({ to: z.number() }), item: z.number() }),
    bytes: stream({ input: z.object({ chunks: z.number(), chunkBytes: z.number() }), item: bytesItem }),
  },
  terminal: {
    echo: duplex({
      input: z.object({}),
      up: z.union([bytesItem, z.object({ columns: z.number() })]),
      down: z.union([bytesItem, z.object({ columns: z.number() })]),
    }),
  },
};

export type TestHandlers = ContractHandlers<typeof testContract>;

export const testHandlers: TestHandlers = {
  math: {
    add: ({ a, b }) => Promise.resolve(a + b),
    forever: (_input, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true });
      }),
  },
  feed: {
    async *count({ to }) {
      for (let value = 1; value <= to; value += 1) yield value;
    },
    async *bytes({ chunks, chunkBytes }) {
      for (let index = 0; index < chunks; index += 1) yield new Uint8Array(chunkBytes).fill(index);
    },
  },
  terminal: {
    async *echo(_input, up) {
      yield* up;
    },
  },
};

export interface Connected {
  readonly api: ReturnType<typeof createClient<typeof testContract>>;
  readonly session: RpcSession;
  readonly cut: () => void;
  /** Every message in the order sent, with the end that sent it. */
  readonly wire: { from: 'client' | 'server'; message: Message }[];
  readonly reported: { error: unknown; errorId: string; method: string }[];
}

export interface ConnectOptions {
  readonly faults?: MemoryChannelFaults;
  readonly serve?: Partial<ServeOptions>;
}

export function connect(handlers: TestHandlers = testHandlers, options: ConnectOptions = {}): Connected {
  const pair = memoryChannel(options.faults);
  const wire: Connected['wire'] = [];
  const reported: Connected['reported'] = [];
  const watched = (from: 'client' | 'server') => ({
    ...pair[from],
    send(message: Message) {
      wire.push({ from, message });
      pair[from].send(message);
    },
  });
  serve(testContract, handlers, watched('server'), {
    reportError: (error, context) => reported.push({ error, ...context }),
    newErrorId: () => 'e1',
    checkOutput: true,
    ...options.serve,
  });
  const session = new RpcSession(watched('client'));
  return { api: createClient(testContract, () => session), session, cut: pair.cut, wire, reported };
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Lets everything that is already possible happen. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
