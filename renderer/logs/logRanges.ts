// How much of a log is read, with k9s' digits for it.

import type { LogRange } from '../../electron/common/contract/logs.ts';

export const logRangeIds = ['tail', 'start', '1m', '5m', '15m', '30m', '1h'] as const;
export type LogRangeId = (typeof logRangeIds)[number];

const TAIL_LINES = 1_000;
/** As many as the services keep. */
const ALL_LINES = 1_000_000;
const minutes: Readonly<Record<string, number>> = { '1m': 1, '5m': 5, '15m': 15, '30m': 30, '1h': 60 };

export function logRange(id: LogRangeId, now: number): LogRange {
  const span = minutes[id];
  if (span !== undefined) return { by: 'since', time: now - span * 60_000 };
  return { by: 'tail', lines: id === 'start' ? ALL_LINES : TAIL_LINES };
}

/** `0`-`6`; undefined for any other key. */
export function rangeOfKey(key: string): LogRangeId | undefined {
  return /^[0-6]$/.test(key) ? logRangeIds[Number(key)] : undefined;
}
