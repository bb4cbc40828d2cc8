// Logs as text files: a run exactly as the engine has it, or a view as it is filtered.

import { isAppError } from '../../common/appError.ts';
import type { LogFormat } from '../../common/contract/logs.ts';
import { explainedError } from '../../common/explainedError.ts';
import type { PodRuntime } from '../../engine/runtime/podRuntime.ts';
import { rowFlags } from './linePage.ts';
import { SCAN_ROWS } from './logLimits.ts';
import type { TrackedRun } from './logRun.ts';
import type { LogView } from './logView.ts';
import type { PodLog } from './podLog.ts';
import { rowWriters } from './rowText.ts';

/** An item of a download. */
const CHUNK_BYTES = 64 * 1024;

/** Byte for byte as `docker logs`; of a container that is gone, the rows that were kept, with their own newlines. */
export async function* downloadRun(
  log: PodLog,
  index: number,
  runtime: PodRuntime | undefined,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const run = log.runs()[index];
  if (run === undefined) throw explainedError('NotFound', 'logRunGone');
  if (runtime === undefined || run.isGone) return yield* keptRows(log, run);
  try {
    yield* runtime.logBytes(run.record.id, signal);
  } catch (error) {
    if (!isAppError(error, 'NotFound')) throw error;
    yield* keptRows(log, run);
  }
}

function* keptRows({ store }: PodLog, run: TrackedRun): Generator<Uint8Array> {
  const chunks = new Chunks();
  for (let seq = store.first; seq < store.end; seq += 1) {
    const row = store.row(seq);
    if (row?.source !== run.index || row.flags & rowFlags.mark) continue;
    chunks.add(row.bytes);
    if (row.flags & rowFlags.newline) chunks.add(NEWLINE);
    if (chunks.isFull) yield chunks.take();
  }
  yield chunks.take();
}

/** A line per row, marks included. */
export function* downloadView(view: LogView, format: LogFormat): Generator<Uint8Array> {
  const runs = view.log.runs();
  const write = rowWriters[format];
  const chunks = new Chunks();
  const { end } = view;
  for (let position = view.first; position < end; position += 1) {
    const row = view.stored(position);
    if (row === undefined) continue;
    for (const part of write(row, runs[row.source])) chunks.add(part);
    chunks.add(NEWLINE);
    if (chunks.isFull || position % SCAN_ROWS === 0) yield chunks.take();
  }
  yield chunks.take();
}

const NEWLINE = Buffer.from('\n');

class Chunks {
  #parts: Uint8Array[] = [];
  #length = 0;

  get isFull(): boolean {
    return this.#length >= CHUNK_BYTES;
  }

  add(bytes: Uint8Array): void {
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }

  take(): Uint8Array {
    const joined = Buffer.concat(this.#parts, this.#length);
    this.#parts = [];
    this.#length = 0;
    return joined;
  }
}
