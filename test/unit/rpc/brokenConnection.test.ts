// What a session of the client does when the connection, the server or a handler fails.

import { describe, expect, it } from 'vitest';
import { type ChannelClose, closeCodes } from '../../../electron/common/rpc/channel.ts';
import { memoryChannel } from '../../../electron/common/rpc/memoryChannel.ts';
import type { Message } from '../../../electron/common/rpc/messages.ts';
import { RpcSession } from '../../../electron/common/rpc/rpcSession.ts';
import { collect, connect, settle, testHandlers } from './testContract.ts';

describe('a dropped channel', () => {
  it('fails what is under way as retryable and aborts every handler', async () => {
    const stopped: string[] = [];
    const { api, cut } = connect({
      ...testHandlers,
      math: {
        ...testHandlers.math,
        forever: (_input, { signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              stopped.push('call');
              reject(new Error('stopped'));
            });
          }),
      },
      feed: {
        ...testHandlers.feed,
        async *count(_input, { signal }) {
          signal.addEventListener('abort', () => stopped.push('stream'));
          yield 1;
          await new Promise(() => undefined);
        },
      },
    });
    const calling = api.math.forever({});
    const reading = collect(api.feed.count({ to: 5 }));
    await settle();
    cut();
    await expect(calling).rejects.toMatchObject({ code: 'Unavailable', retryable: true });
    await expect(reading).rejects.toMatchObject({ code: 'Unavailable', retryable: true });
    expect(stopped.sort()).toEqual(['call', 'stream']);
  });

  it('refuses later calls at once instead of letting them hang', async () => {
    const { api, cut } = connect();
    await settle();
    cut();
    await expect(api.math.add({ a: 1, b: 1 })).rejects.toMatchObject({ code: 'Unavailable' });
  });

  it('leaves nothing behind for the next session', async () => {
    const first = connect();
    await settle();
    first.cut();
    const second = connect();
    expect(await second.api.math.add({ a: 4, b: 4 })).toBe(8);
    expect(await collect(second.api.feed.count({ to: 2 }))).toEqual([1, 2]);
  });
});

describe('the client refuses', () => {
  function rawServer(): {
    say: (message: unknown) => void;
    closed: () => ChannelClose | undefined;
    session: RpcSession;
  } {
    const pair = memoryChannel();
    let close: ChannelClose | undefined;
    const session = new RpcSession(pair.client, {
      onClose: (reason) => {
        close = reason;
      },
    });
    // As above: the peer is free to say anything.
    return { say: (message) => pair.server.send(message as Message), closed: () => close, session };
  }

  it('another protocol version', async () => {
    const { say, closed } = rawServer();
    say({ type: 'hello', version: 99 });
    await settle();
    expect(closed()).toMatchObject({ code: closeCodes.versionMismatch });
  });

  it.each([
    ['garbage', 42],
    ['a call', { type: 'call', id: 1, method: 'x', input: {} }],
  ])('%s from the server', async (_what, message) => {
    const { say, closed } = rawServer();
    say(message);
    await settle();
    expect(closed()).toMatchObject({ code: closeCodes.protocolError });
  });

  it('to send a request above the limit, and stays connected', async () => {
    const { session, closed } = rawServer();
    await expect(session.call('pods.apply', { text: 'x'.repeat(1024 * 1024) })).rejects.toMatchObject({
      code: 'ResourceExhausted',
    });
    expect(closed()).toBeUndefined();
  });

  it('to believe answers to ids it never opened', async () => {
    const { say, closed } = rawServer();
    for (const type of ['end', 'result', 'item']) say({ type, id: 77 });
    await settle();
    expect(closed()).toBeUndefined();
  });
});

describe('with messages delayed', () => {
  it('order is kept and nothing is lost', async () => {
    const late: (() => void)[] = [];
    const { api } = connect(testHandlers, { faults: { delay: (deliver) => late.push(deliver) } });
    const reading = collect(api.feed.count({ to: 50 }));
    let isDone = false;
    void reading.then(() => {
      isDone = true;
    });
    while (!isDone) {
      late.shift()?.();
      await Promise.resolve();
      if (late.length === 0) await settle();
    }
    expect(await reading).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });

  it('a result that crosses a cancel is ignored', async () => {
    const late: (() => void)[] = [];
    const { api } = connect(testHandlers, { faults: { delay: (deliver) => late.push(deliver) } });
    const abort = new AbortController();
    const answer = api.math.add({ a: 1, b: 1 }, { signal: abort.signal });
    const outcome = expect(answer).rejects.toMatchObject({ code: 'Cancelled' });
    for (const deliver of late.splice(0)) deliver();
    await settle();
    abort.abort();
    for (const deliver of late.splice(0)) deliver();
    await outcome;
  });
});

describe('a handler that breaks its contract', () => {
  it('is told so where output is checked', async () => {
    const { api, reported } = connect({
      ...testHandlers,
      feed: {
        ...testHandlers.feed,
        async *count() {
          yield Number.NaN;
        },
      },
    });
    await expect(collect(api.feed.count({ to: 1 }))).rejects.toMatchObject({ code: 'Internal' });
    expect(reported).toHaveLength(1);
  });
});
