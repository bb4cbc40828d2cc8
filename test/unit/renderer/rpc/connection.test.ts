import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/common/appError.ts';
import { ObservableValue } from '../../../../electron/common/observable.ts';
import { type Channel, closeCodes } from '../../../../electron/common/rpc/channel.ts';
import { type MemoryChannelPair, memoryChannel } from '../../../../electron/common/rpc/memoryChannel.ts';
import { PROTOCOL_VERSION } from '../../../../electron/common/rpc/messages.ts';
import type { Host } from '../../../../renderer/host/host.ts';
import { Connection } from '../../../../renderer/rpc/connection.ts';
import { followStream, type StreamStatus } from '../../../../renderer/rpc/followStream.ts';
import { FakeClock } from '../../../fakes/fakeClock.ts';
import { settle } from '../../rpc/testContract.ts';

type Attempt = () => Promise<Channel>;

function connectionWith(attempts: Attempt[]) {
  const clock = new FakeClock();
  const host: Host = {
    screenReader: new ObservableValue(false),
    capabilities: { applicationMenu: false, clipboardRead: false, sameMachine: false },
    connect: () => attempts.shift()?.() ?? new Promise(() => undefined),
    openLink: () => undefined,
    writeClipboard: () => Promise.resolve(),
    readClipboard: () => Promise.resolve(''),
  };
  const connection = new Connection(host, { clock, random: () => 0 });
  const phases: string[] = [];
  connection.subscribe(() => phases.push(connection.getState().phase));
  return { clock, connection, phases };
}

function greeting(pair: MemoryChannelPair, version = PROTOCOL_VERSION): Attempt {
  return () => {
    pair.server.send({ type: 'hello', version });
    return Promise.resolve(pair.client);
  };
}

const down: Attempt = () =>
  Promise.reject(new AppError('Unavailable', 'Podbay does not answer.', { retryable: true }));

describe('the connection', () => {
  it('opens with the server’s greeting, and comes back by itself after it was lost', async () => {
    const first = memoryChannel();
    const { clock, connection, phases } = connectionWith([greeting(first), down, greeting(memoryChannel())]);
    void connection.run();
    await settle();
    expect(connection.getState()).toEqual({ phase: 'open' });
    first.cut();
    await settle();
    expect(connection.getState()).toMatchObject({ phase: 'lost' });
    for (let turn = 0; turn < 3 && connection.getState().phase !== 'open'; turn += 1) {
      await clock.advance(500);
      await settle();
    }
    expect(connection.getState()).toEqual({ phase: 'open' });
    expect(phases.filter((phase) => phase === 'open')).toHaveLength(2);
    connection.close();
  });

  it('waits longer after each failure, up to ten seconds', async () => {
    const { clock, connection } = connectionWith(Array.from({ length: 12 }, () => down));
    void connection.run();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 9; attempt += 1) {
      await settle();
      const state = connection.getState();
      if (state.phase !== 'lost') throw new Error(`unexpected ${state.phase}`);
      waits.push(state.retryAt - clock.now());
      await clock.advance(state.retryAt - clock.now());
    }
    expect(waits).toEqual([188, 375, 750, 1500, 3000, 6000, 7500, 7500, 7500]);
    connection.close();
  });

  it('tries at once when asked to', async () => {
    const { clock, connection } = connectionWith([down, greeting(memoryChannel())]);
    void connection.run();
    await settle();
    connection.retryNow();
    await settle();
    expect(connection.getState()).toEqual({ phase: 'open' });
    expect(clock.pendingTimers).toBe(0);
    connection.close();
  });

  it('stops for good at a refused token', async () => {
    const { clock, connection } = connectionWith([
      () => Promise.reject(new AppError('PermissionDenied', 'Open X.')),
    ]);
    await connection.run();
    expect(connection.getState()).toEqual({ phase: 'refused', message: 'Open X.' });
    expect(clock.pendingTimers).toBe(0);
  });

  it('stops for good at another version, whichever side notices', async () => {
    const older = connectionWith([greeting(memoryChannel(), 99)]);
    await older.connection.run();
    expect(older.connection.getState()).toEqual({ phase: 'versionMismatch' });
    const pair = memoryChannel();
    const newer = connectionWith([() => Promise.resolve(pair.client)]);
    const running = newer.connection.run();
    await settle();
    pair.server.close(closeCodes.versionMismatch, 'protocol 2 expected');
    await running;
    expect(newer.connection.getState()).toEqual({ phase: 'versionMismatch' });
  });

  it('refuses calls with a sentence while it is not open', async () => {
    const { connection } = connectionWith([]);
    await expect(connection.api.system.retryEngine({})).rejects.toMatchObject({ code: 'Unavailable' });
  });

  it('ends without leaving a timer when it is closed', async () => {
    const { clock, connection } = connectionWith([down]);
    const running = connection.run();
    await settle();
    connection.close();
    await running;
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('following a stream', () => {
  it('opens it anew after a reconnect and says when what is shown may be old', async () => {
    const first = memoryChannel();
    const { clock, connection } = connectionWith([greeting(first), greeting(memoryChannel())]);
    void connection.run();
    const statuses: StreamStatus['phase'][] = [];
    const items: number[] = [];
    let opened = 0;
    const abort = new AbortController();
    const following = followStream(
      connection,
      {
        open: async function* (_api, signal) {
          opened += 1;
          yield opened;
          await new Promise<void>((resolve) => {
            if (opened === 1) connection.subscribe(resolve);
            else signal.addEventListener('abort', () => resolve());
          });
          throw new AppError('Unavailable', 'lost', { retryable: true });
        },
        onItem: (item) => items.push(item),
        onStatus: ({ phase }) => statuses.push(phase),
      },
      abort.signal,
      clock,
    );
    await settle();
    first.cut();
    await settle();
    await clock.advance(1_000);
    await settle();
    expect(items).toEqual([1, 2]);
    expect(statuses).toEqual(['loading', 'live', 'stale', 'live']);
    abort.abort();
    await following;
    connection.close();
  });

  it('ends at an error that trying again cannot cure', async () => {
    const { connection } = connectionWith([greeting(memoryChannel())]);
    void connection.run();
    const statuses: StreamStatus[] = [];
    await followStream(
      connection,
      {
        open: () => ({
          [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new AppError('NotFound', 'gone')) }),
        }),
        onItem: () => undefined,
        onStatus: (status) => statuses.push(status),
      },
      new AbortController().signal,
    );
    expect(statuses.at(-1)).toMatchObject({ phase: 'failed', error: { code: 'NotFound' } });
    connection.close();
  });
});
