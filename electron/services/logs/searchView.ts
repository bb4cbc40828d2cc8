// Search: positions of the rows of a view that match, slice by slice, then those of the rows that come.

import { type Clock, sleep } from '../../common/clock.ts';
import type { LogMatches, LogPattern } from '../../common/contract/logs.ts';
import { latestValues } from '../../common/observable.ts';
import { rowFlags } from './linePage.ts';
import { MAX_MATCHES, SCAN_ROWS } from './logLimits.ts';
import { decode, type LogView } from './logView.ts';
import { TimedPattern } from './timedPattern.ts';

/** The first item comes at once. Ends when the list is full or the signal is aborted. */
export async function* searchView(
  view: LogView,
  pattern: LogPattern,
  clock: Clock,
  signal: AbortSignal,
): AsyncGenerator<LogMatches> {
  const timed = new TimedPattern(pattern, clock);
  let next = view.first;
  let found = 0;
  for await (const _change of latestValues(view.log.changes, signal)) {
    do {
      const to = Math.min(view.end, next + SCAN_ROWS);
      const positions = matchesIn(view, next, to, timed).slice(0, MAX_MATCHES - found);
      next = Math.max(next, to);
      found += positions.length;
      const isCapped = found >= MAX_MATCHES;
      yield { positions, scannedTo: next, isCapped };
      if (isCapped) return;
      // Others want their turn; the reader of the view also adds its rows only then.
      await sleep(clock, 0, signal);
    } while (next < view.end && !signal.aborted);
  }
}

function matchesIn(view: LogView, from: number, to: number, pattern: TimedPattern): number[] {
  const positions: number[] = [];
  const texts: string[] = [];
  for (let position = from; position < to; position += 1) {
    const row = view.stored(position);
    if (row === undefined || row.flags & rowFlags.mark) continue;
    positions.push(position);
    texts.push(decode(row.bytes));
  }
  const matches = pattern.test(texts);
  return positions.filter((_position, at) => matches[at]);
}
