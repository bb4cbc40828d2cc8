// How much of a log is read, with k9s' digits for it.

import type { LogRange } from '../../electron/common/contract/logs.ts';

/** The first seven have the digits 0 to 6. */
export const logRangeIds = [
  'tail',
  'head',
  '1m',
  '5m',
  '15m',
  '30m',
  '1h',
  'today',
  'start',
  'picked',
] as const;
export type LogRangeId = (typeof logRangeIds)[number];

/** Of the ranges `tail` and `head`. */
export const RANGE_LINES = 1_000;
const minutes: Readonly<Record<string, number>> = { '1m': 1, '5m': 5, '15m': 15, '30m': 30, '1h': 60 };

/** Times in milliseconds since the epoch. */
export function logRange(id: LogRangeId, now: number, picked: number): LogRange {
  const span = minutes[id];
  if (span !== undefined) return { by: 'since', time: now - span * 60_000 };
  switch (id) {
    case 'head':
      return { by: 'head', lines: RANGE_LINES };
    case 'start':
      return { by: 'all' };
    case 'today':
      return { by: 'since', time: new Date(now).setHours(0, 0, 0, 0) };
    case 'picked':
      return { by: 'since', time: picked };
    default:
      return { by: 'tail', lines: RANGE_LINES };
  }
}

/** `0`-`6`; undefined for any other key. */
export function rangeOfKey(key: string): LogRangeId | undefined {
  return /^[0-6]$/.test(key) ? logRangeIds[Number(key)] : undefined;
}
