// Reads one container's log from the engine into the merge until the container has ended: over lost engines and
// restarted apps, without a gap and without a line twice.

import { isAppError } from '../../common/appError.ts';
import { type Clock, sleep } from '../../common/clock.ts';
import type { LogRange } from '../../common/contract/logs.ts';
import { latestValues, type Observable } from '../../common/observable.ts';
import type { LogEntry, LogOptions, PodRuntime } from '../../engine/runtime/podRuntime.ts';
import { LineAssembler } from './lineAssembler.ts';
import type { MergeInput } from './lineMerger.ts';
import type { StoredRow } from './linePage.ts';
import { ENTRY_BYTES, REOPEN_MS } from './logLimits.ts';
import type { TrackedRun } from './logRun.ts';
import { ResumePoint } from './resumePoint.ts';

export interface ReadRunOptions {
  readonly run: TrackedRun;
  readonly range: LogRange;
  readonly input: MergeInput;
  readonly runtime: Observable<PodRuntime | undefined>;
  readonly clock: Clock;
  /** Brings the run's record up to date. */
  readonly refresh: () => Promise<void>;
}

/**
 * Resolves when everything the container said, or as much as the range asks for, is in the merge, or the signal is
 * aborted; never rejects for the engine.
 */
export async function readRun(options: ReadRunOptions, signal: AbortSignal): Promise<void> {
  const { run, input, range, clock, refresh } = options;
  const reading = new Reading(options);
  if (range.by !== 'since' || (run.record.startedAt ?? 0) >= range.time) await input.push([run.started()]);
  while (!signal.aborted) {
    const runtime = await connected(options.runtime, signal);
    if (runtime === undefined) break;
    // Once more after the end is known: the stream may have ended a moment before the last line was written.
    let isComplete = run.hasEnded;
    try {
      await reading.read(runtime, signal);
    } catch (error) {
      if (signal.aborted) break;
      if (isAppError(error, 'NotFound')) run.isGone = true;
      else {
        isComplete = false;
        await pause(clock, signal);
      }
    }
    if (isComplete || run.isGone || reading.isFull) break;
    await refresh();
    // Docker 28 ends the stream up to 100 ms before its own record says so, and the next run may begin 100 ms later.
    if (!run.hasEnded) await pause(clock, AbortSignal.any([signal, run.ended]));
  }
  if (!signal.aborted) await input.push(reading.end());
  input.end();
}

/** What has come of the container's log, over all times it was opened. */
class Reading {
  readonly #options: ReadRunOptions;
  readonly #lines = new LineAssembler();
  readonly #resume = new ResumePoint();
  readonly #beganAt: number;
  #lastTime: number;

  constructor(options: ReadRunOptions) {
    this.#options = options;
    this.#beganAt = options.clock.now();
    const { startedAt, createdAt } = options.run.record;
    this.#lastTime = startedAt ?? createdAt;
  }

  /** As many lines as were asked for. */
  get isFull(): boolean {
    const { range, run } = this.#options;
    return range.by === 'head' && run.lines >= range.lines;
  }

  /** Opens the log and reads on to its end. */
  async read(runtime: PodRuntime, signal: AbortSignal): Promise<void> {
    const { range, run, input } = this.#options;
    this.#resume.reopened();
    const { since } = this.#resume;
    const from = since === undefined ? fromRange(range) : { since };
    for await (const entries of runtime.containerLogs(run.record.id, { follow: true, ...from }, signal)) {
      const rows: StoredRow[] = [];
      for (const entry of entries) this.#add(entry, rows);
      if (rows.length > 0) await input.push(rows);
      if (this.isFull) return;
    }
  }

  /** The last rows, and how the container ended. */
  end(): readonly StoredRow[] {
    if (this.isFull) return [];
    const { run } = this.#options;
    const rest = this.#lines.end().map((line) => run.row(line));
    const endTime = Math.max(this.#lastTime, run.record.finishedAt ?? this.#lastTime);
    return run.hasEnded ? [...rest, run.exited(endTime)] : rest;
  }

  #add(entry: LogEntry, rows: StoredRow[]): void {
    const { run } = this.#options;
    const isAfterGap = this.#resume.isAfterGap(entry) || entry.isAfterGap === true;
    if (!this.#resume.accept(entry) || this.isFull) return;
    if (isAfterGap) rows.push(run.missing(entry.time));
    if (entry.isLate) rows.push(run.late(entry.time));
    if (entry.time < this.#beganAt) run.storedBytes += entry.bytes.length + ENTRY_BYTES;
    this.#lastTime = Math.max(this.#lastTime, entry.time);
    const line = this.#lines.push(entry);
    if (line) rows.push(run.row(line));
  }
}

function fromRange(range: LogRange): Omit<LogOptions, 'follow'> {
  if (range.by === 'tail') return { tail: range.lines };
  return range.by === 'since' ? { since: range.time } : {};
}

async function connected(
  runtime: Observable<PodRuntime | undefined>,
  signal: AbortSignal,
): Promise<PodRuntime | undefined> {
  for await (const value of latestValues(runtime, signal)) if (value !== undefined) return value;
  return undefined;
}

async function pause(clock: Clock, signal: AbortSignal): Promise<void> {
  try {
    await sleep(clock, REOPEN_MS, signal);
  } catch (error) {
    if (!isAppError(error, 'Cancelled')) throw error;
  }
}
