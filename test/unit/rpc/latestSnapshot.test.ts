import { describe, expect, it } from 'vitest';
import { latestSnapshot } from '../../../electron/common/rpc/latestSnapshot.ts';
import { settle } from './testContract.ts';

function source() {
  const listeners = new Set<(change: number) => void>();
  let total = 0;
  return {
    snapshot: () => total,
    subscribe(listener: (change: number) => void) {
      listeners.add(listener);
      return { dispose: () => void listeners.delete(listener) };
    },
    add(change: number) {
      total += change;
      for (const listener of listeners) listener(change);
    },
    listeners,
  };
}

describe('a subscription', () => {
  it('starts with the whole state and then brings what changed, several changes as one item', async () => {
    const counter = source();
    const items = latestSnapshot(counter, new AbortController().signal);
    counter.add(5);
    expect((await items.next()).value).toEqual({ type: 'snapshot', snapshot: 5 });
    const next = items.next();
    counter.add(1);
    expect((await next).value).toEqual({ type: 'changes', changes: [1] });
    counter.add(2);
    counter.add(3);
    expect((await items.next()).value).toEqual({ type: 'changes', changes: [2, 3] });
    await items.return();
  });

  it('drops the queue of a slow client and gives it a fresh snapshot instead', async () => {
    const counter = source();
    const items = latestSnapshot(counter, new AbortController().signal, 10);
    await items.next();
    for (let change = 0; change < 5_000; change += 1) counter.add(1);
    expect((await items.next()).value).toEqual({ type: 'snapshot', snapshot: 5_000 });
    counter.add(1);
    expect((await items.next()).value).toEqual({ type: 'changes', changes: [1] });
    await items.return();
  });

  it('neither loses nor repeats a change that comes while a snapshot is under way', async () => {
    const counter = source();
    const items = latestSnapshot(counter, new AbortController().signal);
    const first = await items.next();
    counter.add(7);
    expect(first.value).toEqual({ type: 'snapshot', snapshot: 0 });
    expect((await items.next()).value).toEqual({ type: 'changes', changes: [7] });
    await items.return();
  });

  it('ends and unsubscribes when its signal is aborted while it waits', async () => {
    const counter = source();
    const abort = new AbortController();
    const items = latestSnapshot(counter, abort.signal);
    await items.next();
    const waiting = items.next();
    await settle();
    expect(counter.listeners.size).toBe(1);
    abort.abort();
    expect((await waiting).done).toBe(true);
    expect(counter.listeners.size).toBe(0);
  });
});
