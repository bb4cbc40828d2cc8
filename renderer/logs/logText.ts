// Rows as plain text, for the clipboard, files and screen readers.

import type { LogLineRow, LogRow } from '../../electron/common/contract/logs.ts';
import { stripAnsi } from '../../electron/common/logs/stripAnsi.ts';

/** Lines alone, without colours. */
export function linesText(rows: Iterable<LogRow>): string {
  return [...rows]
    .sort((one, other) => one.position - other.position)
    .flatMap((row) => (row.kind === 'line' ? [stripAnsi(row.text)] : []))
    .join('\n');
}

/** As `kubectl logs --timestamps` prints it, in milliseconds. */
export function timedText(row: LogLineRow): string {
  return `${new Date(row.time).toISOString()} ${stripAnsi(row.text)}`;
}
