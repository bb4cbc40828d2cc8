// From a line among the matches to the same line among its neighbours: everything is shown again, and the line is
// brought on screen.

import { type RefObject, useEffect, useRef } from 'react';
import type { LogLineRow } from '../../electron/common/contract/logs.ts';
import type { LogBodyHandle } from './logBodyProps.ts';
import type { LogCounts, LogView } from './logCounts.ts';
import { isWhole, type LogQuery, wholeLog } from './logQuery.ts';
import type { LineCursor } from './useLineCursor.ts';

export interface ShowInWholeOptions {
  readonly view: LogView | undefined;
  readonly counts: LogCounts;
  readonly query: LogQuery;
  readonly cursor: LineCursor;
  readonly body: RefObject<LogBodyHandle | null>;
  readonly change: (part: Partial<LogQuery>) => void;
  readonly follow: (isFollowing: boolean) => void;
}

/** Undefined while no line is left out. */
export function useShowInWhole(options: ShowInWholeOptions): ((row: LogLineRow) => void) | undefined {
  const { view, counts, query, cursor, body, change, follow } = options;
  /** The line, and the view that it was chosen in. */
  const sought = useRef<{ readonly row: LogLineRow; readonly viewId: string }>(undefined);
  const { show } = cursor;
  useEffect(() => {
    if (sought.current === undefined || view === undefined) return;
    const { row: line, viewId } = sought.current;
    if (view.viewId === viewId) return;
    sought.current = undefined;
    // The lines of the range are the same, unless it was changed as well.
    if ((counts.get()?.end ?? 0) <= line.position) return;
    show(line, view.viewId);
    body.current?.reveal(line.position);
  }, [view, counts, show, body]);
  if (view === undefined || isWhole(query)) return undefined;
  return (row) => {
    follow(false);
    sought.current = { row: { ...row, position: row.unfiltered }, viewId: view.viewId };
    change(wholeLog);
  };
}
