// A row as a line of a downloaded file: to be read by a person, or by a program. Pure.

import type { LogFormat } from '../../common/contract/logs.ts';
import { logLevel } from '../../common/logs/logLevel.ts';
import { rowFlags, type StoredRow } from './linePage.ts';
import { readMark, type TrackedRun } from './logRun.ts';
import { decode } from './logView.ts';

/** Without the newline. */
export type RowWriter = (row: StoredRow, run: Pick<TrackedRun, 'ref' | 'record'> | undefined) => Uint8Array[];

export const rowWriters: Readonly<Record<LogFormat, RowWriter>> = { text: asText, jsonl: asJson };

/** `<RFC 3339 time> <container> <line>`, the bytes of the line as they are. */
function asText(row: StoredRow, run: Parameters<RowWriter>[1]): Uint8Array[] {
  const start = Buffer.from(`${timeOf(row)} ${run?.record.name ?? ''} `);
  if (!(row.flags & rowFlags.mark)) return [start, row.bytes];
  const { event, exitCode } = readMark(row);
  return [start, Buffer.from(event === 'exited' ? `--- exited (${exitCode}) ---` : `--- ${event} ---`)];
}

/** Names as in the pod; a mark has `event` in place of `message`. Bytes that are not UTF-8 are replaced. */
function asJson(row: StoredRow, run: Parameters<RowWriter>[1]): Uint8Array[] {
  const origin = run && {
    namespace: run.ref.namespace,
    pod: run.ref.name,
    container: run.record.name,
    restartCount: run.record.attempt,
  };
  return [Buffer.from(JSON.stringify({ time: timeOf(row), ...origin, ...contentOf(row) }))];
}

function contentOf(row: StoredRow): object {
  if (row.flags & rowFlags.mark) {
    const { event, exitCode, oomKilled } = readMark(row);
    return event === 'exited' ? { event, exitCode, oomKilled } : { event };
  }
  const message = decode(row.bytes);
  return { stream: row.flags & rowFlags.stderr ? 'stderr' : 'stdout', level: logLevel(message), message };
}

function timeOf({ time }: StoredRow): string {
  return new Date(time).toISOString();
}
