// What one reader sees of a log: its rows, or those that pass a filter, under positions that never change. Without a
// filter there is no index: position and row number are the same.

import type { Clock } from '../../common/clock.ts';
import type { LogFilter, LogRow } from '../../common/contract/logs.ts';
import { logLevel } from '../../common/logs/logLevel.ts';
import { rowFlags, type StoredRow } from './linePage.ts';
import { MAX_SENT_BYTES, SCAN_ROWS } from './logLimits.ts';
import { readMark } from './logRun.ts';
import type { PodLog } from './podLog.ts';
import { TimedPattern } from './timedPattern.ts';

export class LogView {
  readonly log: PodLog;
  readonly #filter: LogFilter;
  readonly #pattern: TimedPattern | undefined;
  readonly #isFiltered: boolean;
  /** Row numbers; the first ones may have gone. */
  #index: number[] = [];
  #gone = 0;
  #scanned = 0;
  /** Rows before the next match that would be its context. */
  #before: number[] = [];
  #after = 0;

  /** Throws `InvalidArgument` for a pattern that is none. */
  constructor(log: PodLog, filter: LogFilter, clock: Clock) {
    this.log = log;
    this.#filter = filter;
    this.#pattern = filter.pattern && new TimedPattern(filter.pattern, clock);
    const { containers, containerIds, levels, pattern } = filter;
    this.#isFiltered = [containers, containerIds, levels, pattern].some((part) => part !== undefined);
  }

  get first(): number {
    return this.#isFiltered ? this.#gone : this.log.store.first;
  }

  get end(): number {
    return this.#isFiltered ? this.#gone + this.#index.length : this.log.store.end;
  }

  /** Row number up to which the filter was tried. */
  get scanned(): number {
    return this.#isFiltered ? this.#scanned : this.log.store.end;
  }

  /** Tries the filter on the next slice of rows; true: there are more. */
  advance(): boolean {
    if (!this.#isFiltered) return false;
    const { store } = this.log;
    this.#dropGone(store.first);
    const from = Math.max(this.#scanned, store.first);
    const to = Math.min(store.end, from + SCAN_ROWS);
    this.#scan(from, to);
    this.#scanned = to;
    return to < store.end;
  }

  stored(position: number): StoredRow | undefined {
    const seq = this.#seqOf(position);
    return seq === undefined ? undefined : this.log.store.row(seq);
  }

  /** Position of the first row of that instant or later; `end` where there is none. */
  find(time: number): number {
    let low = this.first;
    let high = this.end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.stored(middle)?.time ?? 0) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  row(position: number): LogRow | undefined {
    const stored = this.stored(position);
    const unfiltered = this.#seqOf(position);
    if (stored === undefined || unfiltered === undefined) return undefined;
    const { time, source: run, flags, bytes } = stored;
    if (flags & rowFlags.mark) return { kind: 'mark', position, time, run, ...readMark(stored) };
    const text = decode(bytes.length > MAX_SENT_BYTES ? bytes.subarray(0, MAX_SENT_BYTES) : bytes);
    return {
      kind: 'line',
      position,
      unfiltered,
      time,
      run,
      stream: flags & rowFlags.stderr ? 'stderr' : 'stdout',
      level: logLevel(text),
      text,
      cutBytes: Math.max(0, bytes.length - MAX_SENT_BYTES),
    };
  }

  /** Number of the row in the store. */
  #seqOf(position: number): number | undefined {
    return this.#isFiltered ? this.#index[position - this.#gone] : position;
  }

  #dropGone(first: number): void {
    let count = 0;
    while (count < this.#index.length && (this.#index[count] ?? 0) < first) count += 1;
    if (count === 0) return;
    this.#index = this.#index.slice(count);
    this.#gone += count;
  }

  #scan(from: number, to: number): void {
    const runs = this.#wantedRuns();
    const rows: { readonly seq: number; readonly stored: StoredRow }[] = [];
    for (let seq = from; seq < to; seq += 1) {
      const stored = this.log.store.row(seq);
      if (stored && (runs === undefined || runs.has(stored.source))) rows.push({ seq, stored });
    }
    const { levels, isInverse } = this.#filter;
    if (this.#pattern === undefined && levels === undefined) {
      for (const { seq } of rows) this.#index.push(seq);
      return;
    }
    const lines = rows.filter(({ stored }) => !(stored.flags & rowFlags.mark));
    const texts = lines.map(({ stored }) => decode(stored.bytes));
    const matches = this.#pattern?.test(texts);
    for (const [at, { seq }] of lines.entries()) {
      const fits = matches === undefined || matches[at] !== isInverse;
      this.#take(seq, fits && (levels === undefined || levels.includes(logLevel(texts[at] ?? ''))));
    }
  }

  #take(seq: number, isMatch: boolean): void {
    const { contextRows } = this.#filter;
    if (isMatch) {
      this.#index.push(...this.#before, seq);
      this.#before = [];
      this.#after = contextRows;
    } else if (this.#after > 0) {
      this.#after -= 1;
      this.#index.push(seq);
    } else if (contextRows > 0) {
      this.#before.push(seq);
      if (this.#before.length > contextRows) this.#before.shift();
    }
  }

  /** By index; undefined: all. */
  #wantedRuns(): ReadonlySet<number> | undefined {
    const { containers, containerIds } = this.#filter;
    if (containers === undefined && containerIds === undefined) return undefined;
    const wanted = this.log
      .runs()
      .filter(({ record }) => containers?.includes(record.name) ?? true)
      .filter(({ record }) => containerIds?.includes(record.id) ?? true);
    return new Set(wanted.map(({ index }) => index));
  }
}

/** Whole lines only, so no character is cut; what is not UTF-8 becomes U+FFFD. */
export function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
