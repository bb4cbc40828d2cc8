// Where a container's log was read to, so that reading on after a break gives no entry twice and leaves none out. Only
// within one stream do Docker's timestamps rise, so each stream is remembered for itself.

import type { LogEntry } from '../../engine/runtime/podRuntime.ts';

/** Entries of the two streams may be stored this far out of order. */
const OVERLAP_MS = 2_000;

interface Mark {
  time: number;
  /** Entries of exactly this time. */
  count: number;
}

export class ResumePoint {
  readonly #marks = new Map<LogEntry['stream'], Mark>();
  #toSkip = new Map<LogEntry['stream'], Mark>();
  #isOverlap = false;

  /** From where to read on; undefined before the first entry. */
  get since(): number | undefined {
    const times = [...this.#marks.values()].map(({ time }) => time);
    return times.length === 0 ? undefined : Math.max(...times) - OVERLAP_MS;
  }

  /** To be called before reading on. */
  reopened(): void {
    this.#toSkip = new Map([...this.#marks].map(([stream, mark]) => [stream, { ...mark }]));
    this.#isOverlap = this.#marks.size > 0;
  }

  /** True for the first entry after reading on when it is not the overlap: what was read last is not there any more. */
  isAfterGap({ time }: LogEntry): boolean {
    const isFirst = this.#isOverlap;
    this.#isOverlap = false;
    return isFirst && [...this.#marks.values()].every((mark) => mark.time < time);
  }

  /** True for an entry that was not seen before. */
  accept({ stream, time }: LogEntry): boolean {
    const skip = this.#toSkip.get(stream);
    if (skip !== undefined) {
      if (time < skip.time) return false;
      if (time === skip.time && skip.count > 0) {
        skip.count -= 1;
        return false;
      }
      this.#toSkip.delete(stream);
    }
    const mark = this.#marks.get(stream);
    if (mark?.time === time) mark.count += 1;
    // One that comes late is no place to read on from.
    else if (mark === undefined || time > mark.time) this.#marks.set(stream, { time, count: 1 });
    return true;
  }
}
