// From a line among the matches to the same line among its neighbours: everything is shown again, and the line is
// brought on screen.

import { type RefObject, useEffect, useRef } from 'react';
import type { LogState } from '../../electron/common/contract/logs.ts';
import type { LogBodyHandle } from './logBodyProps.ts';
import { type LogQuery, wholeLog } from './logQuery.ts';
import type { LineCursor, LogLineRow } from './useLineCursor.ts';

export interface ShowInWholeOptions {
  readonly state: LogState | undefined;
  readonly cursor: LineCursor;
  readonly body: RefObject<LogBodyHandle | null>;
  readonly change: (part: Partial<LogQuery>) => void;
  readonly follow: (isFollowing: boolean) => void;
}

/** Undefined while no line is left out, or none is chosen. */
export function useShowInWhole(options: ShowInWholeOptions): (() => void) | undefined {
  const { state, cursor, body, change, follow } = options;
  /** The line, and the view that it was chosen in. */
  const sought = useRef<{ readonly row: LogLineRow; readonly viewId: string }>(undefined);
  const { show, row } = cursor;
  useEffect(() => {
    if (sought.current === undefined || state === undefined) return;
    const { row: line, viewId } = sought.current;
    if (state.viewId === viewId || state.end <= line.position) return;
    sought.current = undefined;
    show(line, state.viewId);
    body.current?.reveal(line.position);
  }, [state, show, body]);
  const isFiltered = state !== undefined && state.end - state.first < state.total;
  if (row === undefined || !isFiltered) return undefined;
  return () => {
    follow(false);
    sought.current = { row: { ...row, position: row.unfiltered }, viewId: state.viewId };
    change(wholeLog);
  };
}
