// Follows a log that the engine rotates. Engines do that badly (20.10: a follower reads a file again after each
// rotation, and skips whole files when the container writes faster than it reads), but a read of what is there is
// always whole. So the log is followed, and read again from the last sure point before its files are removed: what was
// skipped comes late, nothing comes twice, and what was removed unread is said.

import type { Clock } from '../../common/clock.ts';
import type { Disposable } from '../../common/disposable.ts';
import type { LogEntry, LogOptions } from '../../engine/runtime/podRuntime.ts';
import type { LogRotation } from './logRotation.ts';
import { SeenEntries } from './seenEntries.ts';

export type ReadEntries = (options: LogOptions, signal: AbortSignal) => AsyncIterable<readonly LogEntry[]>;

export interface RotatedLog {
  readonly read: ReadEntries;
  readonly rotation: LogRotation;
  readonly clock: Clock;
}

/** Of an entry in a json-file besides its text. */
const ENTRY_BYTES = 75;
/** Unchecked entries are remembered; this bounds them to about a hundred thousand. */
const MAX_UNCHECKED_BYTES = 8_000_000;
/** A log that has become quiet is checked after this, if at least so much was said since the last check. */
const QUIET_MS = 1_000;
const QUIET_BYTES = 64_000;
/** The two streams may be stored this far out of order. */
const OVERLAP_MS = 2_000;
/** Docker takes `since` in microseconds and rounds down; so much earlier may come what was asked for. */
const ROUNDING_MS = 1;

/** As `read` with `follow`; an entry that was skipped at first comes late, with its own time. */
export async function* followRotated(
  log: RotatedLog,
  options: LogOptions,
  signal: AbortSignal,
): AsyncGenerator<readonly LogEntry[], void, void> {
  const reader = new RotatedReader(log, options);
  while (!reader.hasEnded) yield* reader.follow(signal);
  yield* reader.check(signal);
}

class RotatedReader {
  readonly #log: RotatedLog;
  readonly #options: LogOptions;
  readonly #maxUnchecked: number;
  readonly #seen = new SeenEntries();
  /** Times of the first and of the last entry; undefined before the first. */
  #first: number | undefined;
  #last = 0;
  /** Up to here nothing is missing. */
  #checkedTo = 0;
  #unchecked = 0;
  hasEnded = false;

  constructor(log: RotatedLog, options: LogOptions) {
    this.#log = log;
    this.#options = options;
    const { fileBytes, files } = log.rotation;
    // Half of what is surely kept, because the newest file may have just begun.
    this.#maxUnchecked = Math.min(MAX_UNCHECKED_BYTES, (fileBytes * Math.max(1, files - 1)) / 2);
  }

  /** Until it is time for a check, which the next reading is, or the log has ended. */
  async *follow(signal: AbortSignal): AsyncGenerator<readonly LogEntry[], void, void> {
    const quiet = new QuietTimer(this.#log.clock, () => this.#unchecked >= this.#quietBytes);
    try {
      for await (const fresh of this.#read(true, AbortSignal.any([signal, quiet.signal]))) {
        quiet.restart();
        if (fresh.length > 0) yield fresh;
        if (this.#unchecked >= this.#maxUnchecked) return;
      }
      this.hasEnded = true;
    } catch (error) {
      if (!quiet.signal.aborted || signal.aborted) throw error;
    } finally {
      quiet.dispose();
    }
  }

  /** What is there now, as far as it was not handed on. */
  async *check(signal: AbortSignal): AsyncGenerator<readonly LogEntry[], void, void> {
    if (this.#unchecked === 0) return;
    for await (const fresh of this.#read(false, signal)) if (fresh.length > 0) yield fresh;
  }

  get #quietBytes(): number {
    return Math.min(QUIET_BYTES, this.#maxUnchecked / 4);
  }

  async *#read(follow: boolean, signal: AbortSignal): AsyncGenerator<readonly LogEntry[], void, void> {
    const since = this.#first === undefined ? undefined : Math.max(this.#first, this.#checkedTo - OVERLAP_MS);
    const sureBefore = since === undefined ? 0 : since - ROUNDING_MS;
    this.#seen.forgetBefore(sureBefore);
    const told = this.#last;
    let isOverlap = since !== undefined;
    let wasSkipped = false;
    this.#unchecked = 0;
    const range = since === undefined ? this.#options : { since };
    for await (const entries of this.#log.read({ ...range, follow }, signal)) {
      const fresh: LogEntry[] = [];
      for (const entry of entries) {
        if (entry.time < sureBefore || !this.#seen.add(entry)) {
          isOverlap = false;
          continue;
        }
        const isSkipped = entry.time < told;
        fresh.push({
          ...entry,
          // The overlap begins with what is known, unless that has been removed and more with it.
          ...(isOverlap ? { isAfterGap: true } : {}),
          ...(isSkipped && !wasSkipped ? { isLate: true } : {}),
        });
        isOverlap = false;
        wasSkipped = isSkipped;
        this.#unchecked += entry.bytes.length + ENTRY_BYTES;
        this.#first ??= entry.time;
        this.#last = Math.max(this.#last, entry.time);
      }
      // Beyond what had been told before, this reading may itself be one that skips.
      this.#checkedTo = Math.max(this.#checkedTo, Math.min(told, entries.at(-1)?.time ?? 0));
      yield fresh;
    }
  }
}

/** Aborts its signal once the log is quiet and there is something to check. */
class QuietTimer implements Disposable {
  readonly #clock: Clock;
  readonly #isDue: () => boolean;
  readonly #stop = new AbortController();
  #timer: Disposable | undefined;

  constructor(clock: Clock, isDue: () => boolean) {
    this.#clock = clock;
    this.#isDue = isDue;
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  restart(): void {
    this.#timer?.dispose();
    this.#timer = this.#clock.setTimer(QUIET_MS, () => {
      if (this.#isDue()) this.#stop.abort();
    });
  }

  dispose(): void {
    this.#timer?.dispose();
  }
}
