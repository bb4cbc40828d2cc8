// Several streams as one, by timestamp. A row waits until every other stream is past it, or is silent: a stream that
// said nothing for the reorder window is not waited for, and no fresh row waits longer than the window.

import type { Clock } from '../../common/clock.ts';
import type { Disposable } from '../../common/disposable.ts';
import type { StoredRow } from './linePage.ts';
import { MAX_WAITING_ROWS, REORDER_MS } from './logLimits.ts';

class Source {
  readonly rows: StoredRow[] = [];
  /** Of `rows`; what is before it has gone out. */
  head = 0;
  lastPushAt: number;
  isEnded = false;
  #drained: (() => void) | undefined;

  constructor(now: number) {
    this.lastPushAt = now;
  }

  get waiting(): number {
    return this.rows.length - this.head;
  }

  compact(): void {
    if (this.head === this.rows.length) {
      this.rows.length = 0;
      this.head = 0;
    }
    if (this.head > MAX_WAITING_ROWS) {
      this.rows.splice(0, this.head);
      this.head = 0;
    }
    if (this.waiting >= MAX_WAITING_ROWS) return;
    this.#drained?.();
    this.#drained = undefined;
  }

  whenDrained(): Promise<void> {
    return new Promise((resolve) => {
      this.#drained = resolve;
    });
  }
}

export interface MergeInput {
  /** Resolves when there is room for more. */
  push(rows: readonly StoredRow[]): Promise<void> | undefined;
  end(): void;
}

export class LineMerger implements Disposable {
  readonly #clock: Clock;
  readonly #emit: (row: StoredRow) => void;
  readonly #sources = new Set<Source>();
  #timer: Disposable | undefined;

  constructor(clock: Clock, emit: (row: StoredRow) => void) {
    this.#clock = clock;
    this.#emit = emit;
  }

  add(): MergeInput {
    const source = new Source(this.#clock.now());
    this.#sources.add(source);
    return {
      push: (rows) => {
        for (const row of rows) source.rows.push(row);
        source.lastPushAt = this.#clock.now();
        this.#drain();
        return source.waiting >= MAX_WAITING_ROWS ? source.whenDrained() : undefined;
      },
      end: () => {
        source.isEnded = true;
        this.#drain();
      },
    };
  }

  dispose(): void {
    this.#timer?.dispose();
  }

  #drain(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    for (;;) {
      const [next, limit] = this.#earliest();
      const row = next?.rows[next.head];
      if (next === undefined || row === undefined) break;
      const waitMs = this.#waitFor(row);
      if (waitMs > 0) {
        this.#timer = this.#clock.setTimer(waitMs, () => this.#drain());
        break;
      }
      this.#emitUpTo(next, limit);
    }
    for (const source of this.#sources) {
      source.compact();
      if (source.isEnded && source.waiting === 0) this.#sources.delete(source);
    }
  }

  /** The stream whose head is the earliest, and the time of the next stream's head. */
  #earliest(): readonly [Source | undefined, number] {
    let next: Source | undefined;
    let time = Number.POSITIVE_INFINITY;
    let limit = Number.POSITIVE_INFINITY;
    for (const source of this.#sources) {
      const head = source.rows[source.head];
      if (head === undefined) continue;
      if (next === undefined || head.time < time) {
        limit = time;
        time = head.time;
        next = source;
      } else limit = Math.min(limit, head.time);
    }
    return [next, limit];
  }

  /** How long the earliest row must wait for streams that have nothing to compare. */
  #waitFor(row: StoredRow): number {
    const now = this.#clock.now();
    let waitMs = 0;
    for (const source of this.#sources) {
      if (source.waiting > 0 || source.isEnded) continue;
      const silentMs = now - source.lastPushAt;
      // An engine whose clock is ahead must not stop the log, so a time to come counts as now.
      const freshMs = row.time > now ? REORDER_MS - silentMs : row.time + REORDER_MS - now;
      waitMs = Math.max(waitMs, REORDER_MS - silentMs, freshMs);
    }
    return Math.min(waitMs, REORDER_MS);
  }

  /** All of one stream that comes before the others, except what must wait. */
  #emitUpTo(source: Source, limit: number): void {
    for (;;) {
      const row = source.rows[source.head];
      if (row === undefined || row.time > limit || this.#waitFor(row) > 0) return;
      source.head += 1;
      this.#emit(row);
    }
  }
}
