// Reads one container's log from the engine into the merge until the container has ended: over lost engines and
// restarted apps, without a gap and without a line twice.

import { isAppError } from '../../common/appError.ts';
import { type Clock, sleep } from '../../common/clock.ts';
import type { LogRange } from '../../common/contract/logs.ts';
import { latestValues, type Observable } from '../../common/observable.ts';
import type { PodRuntime } from '../../engine/runtime/podRuntime.ts';
import { LineAssembler } from './lineAssembler.ts';
import type { MergeInput } from './lineMerger.ts';
import type { StoredRow } from './linePage.ts';
import { REOPEN_MS } from './logLimits.ts';
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

/** Resolves when everything the container said is in the merge, or the signal is aborted; never rejects for the engine. */
export async function readRun(options: ReadRunOptions, signal: AbortSignal): Promise<void> {
  const { run, input, clock, refresh } = options;
  const lines = new LineAssembler();
  const resume = new ResumePoint();
  if (options.range.by === 'tail' || (run.record.startedAt ?? 0) >= options.range.time)
    await input.push([run.started()]);
  let lastTime = run.record.startedAt ?? run.record.createdAt;
  while (!signal.aborted) {
    const runtime = await connected(options.runtime, signal);
    if (runtime === undefined) break;
    resume.reopened();
    // Once more after the end is known: the stream may have ended a moment before the last line was written.
    let isComplete = run.hasEnded;
    try {
      for await (const entries of runtime.containerLogs(
        run.record.id,
        logOptions(options.range, resume),
        signal,
      )) {
        const rows: StoredRow[] = [];
        for (const entry of entries) {
          if (!resume.accept(entry)) continue;
          lastTime = Math.max(lastTime, entry.time);
          const line = lines.push(entry);
          if (line) rows.push(run.row(line));
        }
        if (rows.length > 0) await input.push(rows);
      }
    } catch (error) {
      if (signal.aborted) break;
      if (isAppError(error, 'NotFound')) run.isGone = true;
      else {
        isComplete = false;
        await pause(clock, signal);
      }
    }
    if (isComplete || run.isGone) break;
    await refresh();
    if (!run.hasEnded) await pause(clock, signal);
  }
  const rest = lines.end().map((line) => run.row(line));
  const endTime = Math.max(lastTime, run.record.finishedAt ?? lastTime);
  if (!signal.aborted) await input.push([...rest, ...(run.hasEnded ? [run.exited(endTime)] : [])]);
  input.end();
}

function logOptions(range: LogRange, { since }: ResumePoint) {
  if (since !== undefined) return { follow: true, since };
  return { follow: true, ...(range.by === 'tail' ? { tail: range.lines } : { since: range.time }) };
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
