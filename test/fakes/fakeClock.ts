// A clock that stands still until a test moves it: timers fire in order of their due time, none by itself.

import type { Clock } from '../../electron/common/clock.ts';
import type { Disposable } from '../../electron/common/disposable.ts';

interface FakeTimer {
  readonly dueAt: number;
  readonly sequence: number;
  readonly callback: () => void;
}

/** 2026-01-01T00:00:00Z, so that printed times are easy to read. */
export const FAKE_EPOCH = Date.UTC(2026, 0, 1);

export class FakeClock implements Clock {
  #now: number;
  #sequence = 0;
  readonly #timers = new Set<FakeTimer>();

  constructor(startMs: number = FAKE_EPOCH) {
    this.#now = startMs;
  }

  now(): number {
    return this.#now;
  }

  setTimer(ms: number, callback: () => void): Disposable {
    const timer: FakeTimer = { dueAt: this.#now + Math.max(ms, 0), sequence: this.#sequence++, callback };
    this.#timers.add(timer);
    return { dispose: () => void this.#timers.delete(timer) };
  }

  /** Timers not fired and not disposed: zero after a clean shutdown. */
  get pendingTimers(): number {
    return this.#timers.size;
  }

  /** Milliseconds until the next timer; undefined when there is none. */
  get untilNextTimer(): number | undefined {
    const next = this.#next();
    return next && Math.max(0, next.dueAt - this.#now);
  }

  /** Moves time by `ms`; due timers fire in order, and promises settle between them and at the end. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settle();
    for (let timer = this.#next(); timer && timer.dueAt <= end; timer = this.#next()) {
      this.#timers.delete(timer);
      this.#now = Math.max(this.#now, timer.dueAt);
      timer.callback();
      await settle();
    }
    this.#now = end;
    await settle();
  }

  #next(): FakeTimer | undefined {
    let next: FakeTimer | undefined;
    for (const timer of this.#timers) {
      if (
        !next ||
        timer.dueAt < next.dueAt ||
        (timer.dueAt === next.dueAt && timer.sequence < next.sequence)
      ) {
        next = timer;
      }
    }
    return next;
  }
}

/** Lets every promise that can settle without time do so: a few turns of the event loop, no waiting. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise<void>((resolve) => void setImmediate(resolve));
}
