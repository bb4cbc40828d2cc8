import { describe, expect, it } from 'vitest';
import { AppError } from '../../../electron/common/appError.ts';
import { INITIAL_WINDOW_BYTES } from '../../../electron/common/rpc/credit.ts';
import { collect, connect, settle, testHandlers } from './testContract.ts';

const closing = (wire: ReturnType<typeof connect>['wire']) =>
  wire.filter(({ from, message }) => from === 'server' && ['result', 'error', 'end'].includes(message.type));

describe('calls', () => {
  it('answer with the handler’s result', async () => {
    const { api } = connect();
    expect(await api.math.add({ a: 2, b: 3 })).toBe(5);
  });

  it('run side by side and each gets its own answer', async () => {
    const { api } = connect();
    const sums = await Promise.all([1, 2, 3].map((a) => api.math.add({ a, b: 10 })));
    expect(sums).toEqual([11, 12, 13]);
  });

  it('keep the code, sentence, details and retryable of an AppError', async () => {
    const { api } = connect({
      ...testHandlers,
      math: {
        ...testHandlers.math,
        add: () =>
          Promise.reject(
            new AppError('Conflict', 'The name is taken. Choose another.', {
              details: 'daemon text',
              retryable: true,
            }),
          ),
      },
    });
    await expect(api.math.add({ a: 1, b: 1 })).rejects.toMatchObject({
      code: 'Conflict',
      message: 'The name is taken. Choose another.',
      details: 'daemon text',
      retryable: true,
    });
  });

  it('turn an unknown exception into Internal with the id of the log line, without its text', async () => {
    const secret = new Error('password=hunter2');
    const { api, wire, reported } = connect({
      ...testHandlers,
      math: { ...testHandlers.math, add: () => Promise.reject(secret) },
    });
    await expect(api.math.add({ a: 1, b: 1 })).rejects.toMatchObject({
      code: 'Internal',
      message: 'Something went wrong inside Podbay. The log has the details under error id e1.',
    });
    expect(reported).toEqual([{ error: secret, errorId: 'e1', method: 'math.add' }]);
    expect(JSON.stringify(wire)).not.toContain('hunter2');
  });

  it('abort the handler when the client cancels, and reject with Cancelled at once', async () => {
    const { api, wire, reported } = connect();
    const abort = new AbortController();
    const answer = api.math.forever({}, { signal: abort.signal });
    await settle();
    abort.abort();
    await expect(answer).rejects.toMatchObject({ code: 'Cancelled' });
    await settle();
    expect(closing(wire)).toHaveLength(1);
    expect(reported).toEqual([]);
  });

  it('are never sent when their signal is aborted before', async () => {
    const { api, wire } = connect();
    await expect(api.math.add({ a: 1, b: 2 }, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'Cancelled',
    });
    expect(wire.filter(({ message }) => message.type === 'call')).toEqual([]);
  });

  it('ignore a cancel that comes after the answer', async () => {
    const { api, wire } = connect();
    const abort = new AbortController();
    await api.math.add({ a: 1, b: 2 }, { signal: abort.signal });
    abort.abort();
    await settle();
    expect(wire.filter(({ message }) => message.type === 'cancel')).toEqual([]);
    expect(await api.math.add({ a: 1, b: 1 })).toBe(2);
  });
});

describe('streams', () => {
  it('deliver every item in order and end exactly once', async () => {
    const { api, wire } = connect();
    expect(await collect(api.feed.count({ to: 1000 }))).toEqual(
      Array.from({ length: 1000 }, (_, i) => i + 1),
    );
    await settle();
    expect(closing(wire).map(({ message }) => message.type)).toEqual(['end']);
  });

  it('carry bytes as bytes, empty ones included', async () => {
    const { api } = connect();
    const chunks = await collect(api.feed.bytes({ chunks: 3, chunkBytes: 2 }));
    expect(chunks).toEqual([new Uint8Array([0, 0]), new Uint8Array([1, 1]), new Uint8Array([2, 2])]);
    expect(await collect(api.feed.bytes({ chunks: 1, chunkBytes: 0 }))).toEqual([new Uint8Array()]);
  });

  it('open only when iterated, and anew for each iteration', async () => {
    const { api, wire } = connect();
    const counting = api.feed.count({ to: 2 });
    expect(wire.filter(({ message }) => message.type === 'call')).toEqual([]);
    expect(await collect(counting)).toEqual([1, 2]);
    expect(await collect(counting)).toEqual([1, 2]);
  });

  it('give what came before an error in the middle, then the error', async () => {
    const { api, wire } = connect({
      ...testHandlers,
      feed: {
        ...testHandlers.feed,
        async *count() {
          yield 1;
          yield 2;
          throw new AppError('Unavailable', 'The engine stopped.');
        },
      },
    });
    const seen: number[] = [];
    const reading = (async () => {
      for await (const item of api.feed.count({ to: 9 })) seen.push(item);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'Unavailable', message: 'The engine stopped.' });
    expect(seen).toEqual([1, 2]);
    expect(closing(wire).map(({ message }) => message.type)).toEqual(['error']);
  });

  it('finalise the producer when the consumer leaves the loop', async () => {
    let finalised = false;
    const { api, wire } = connect({
      ...testHandlers,
      feed: {
        ...testHandlers.feed,
        async *count() {
          try {
            for (let value = 1; ; value += 1) yield value;
          } finally {
            finalised = true;
          }
        },
      },
    });
    for await (const item of api.feed.count({ to: 1 })) if (item === 3) break;
    await settle();
    expect(finalised).toBe(true);
    expect(closing(wire)).toHaveLength(1);
  });

  it('end on the client’s signal even while the producer hangs', async () => {
    let aborted = false;
    const { api, wire } = connect({
      ...testHandlers,
      feed: {
        ...testHandlers.feed,
        async *count(_input, { signal }) {
          signal.addEventListener('abort', () => {
            aborted = true;
          });
          yield 1;
          await new Promise(() => undefined);
        },
      },
    });
    const abort = new AbortController();
    const reading = collect(api.feed.count({ to: 1 }, { signal: abort.signal }));
    await settle();
    abort.abort();
    await expect(reading).rejects.toMatchObject({ code: 'Cancelled' });
    await settle();
    expect(aborted).toBe(true);
    expect(closing(wire)).toHaveLength(1);
  });

  it('release the caller’s signal when they are over', async () => {
    const { api } = connect();
    const abort = new AbortController();
    let listeners = 0;
    const { signal } = abort;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners += 1;
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...args);
    };
    await collect(api.feed.count({ to: 3 }, { signal }));
    for await (const _ of api.feed.count({ to: 3 }, { signal })) break;
    await api.math.add({ a: 1, b: 1 }, { signal });
    expect(listeners).toBe(0);
  });
});

describe('a slow consumer', () => {
  it('stops the producer within the window plus one item, and starts it again', async () => {
    const chunkBytes = 16 * 1024;
    let produced = 0;
    const { api } = connect({
      ...testHandlers,
      feed: {
        ...testHandlers.feed,
        async *bytes({ chunks }) {
          for (let index = 0; index < chunks; index += 1) {
            produced += 1;
            yield new Uint8Array(chunkBytes);
          }
        },
      },
    });
    const reader = api.feed.bytes({ chunks: 200, chunkBytes })[Symbol.asyncIterator]();
    await reader.next();
    await settle();
    const atPause = produced;
    expect(atPause * chunkBytes).toBeLessThanOrEqual(INITIAL_WINDOW_BYTES + chunkBytes);
    await settle();
    expect(produced).toBe(atPause);
    let rest = 0;
    for (let next = await reader.next(); !next.done; next = await reader.next()) rest += 1;
    expect(rest).toBe(199);
  });

  it('of tiny items is bounded too, because every item costs something', async () => {
    const { api } = connect();
    const { wire, api: watched } = connect();
    expect(await collect(api.feed.count({ to: 20 }))).toHaveLength(20);
    const reader = watched.feed.count({ to: 1_000_000 })[Symbol.asyncIterator]();
    await reader.next();
    await settle();
    const sent = wire.filter(({ message }) => message.type === 'item').length;
    expect(sent).toBeLessThanOrEqual(INITIAL_WINDOW_BYTES / 24 + 1);
    await reader.return?.();
  });

  it('lets an item larger than the window pass', async () => {
    const { api } = connect();
    const sizes = (await collect(api.feed.bytes({ chunks: 3, chunkBytes: 2 * INITIAL_WINDOW_BYTES }))).map(
      (chunk) => chunk.byteLength,
    );
    expect(sizes).toEqual([2, 2, 2].map((windows) => windows * INITIAL_WINDOW_BYTES));
  });
});

describe('duplexes', () => {
  it('carry bytes and objects both ways and end when both sides have', async () => {
    const { api } = connect();
    async function* keys() {
      yield new Uint8Array([104, 105]);
      yield { columns: 120 };
    }
    expect(await collect(api.terminal.echo({}, keys()))).toEqual([
      new Uint8Array([104, 105]),
      { columns: 120 },
    ]);
  });

  it('slow the client’s producer down when the handler does not read', async () => {
    const { api } = connect({
      ...testHandlers,
      terminal: {
        async *echo(_input, _up, { signal }) {
          yield { columns: 1 };
          await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        },
      },
    });
    let produced = 0;
    async function* paste() {
      for (;;) {
        produced += 1;
        yield new Uint8Array(32 * 1024);
      }
    }
    const reader = api.terminal.echo({}, paste())[Symbol.asyncIterator]();
    await reader.next();
    await settle();
    expect(produced * 32 * 1024).toBeLessThanOrEqual(INITIAL_WINDOW_BYTES + 32 * 1024);
    await reader.return?.();
  });

  it('fail on both sides when what the client sends cannot be read', async () => {
    const { api, wire } = connect();
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array([1]);
      throw new Error('keyboard unplugged');
    }
    await expect(collect(api.terminal.echo({}, broken()))).rejects.toMatchObject({ code: 'Internal' });
    await settle();
    expect(closing(wire)).toHaveLength(1);
  });
});
