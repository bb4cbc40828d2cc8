// The rules that a reader drew between the lines. A rule is a time, so that it stays in its place under any filter.

import { useCallback, useState } from 'react';
import { systemClock } from '../../electron/common/clock.ts';
import type { LogWindow } from './logWindow.ts';

/** The engine tells times apart that are this close. */
const BEFORE_MS = 0.001;

export interface LogMarks {
  readonly times: readonly number[];
  /** Below everything that has come. */
  readonly now: () => void;
  /** Above a line. */
  readonly above: (time: number) => void;
}

export function useLogMarks(window: LogWindow): LogMarks {
  const [times, setTimes] = useState<readonly number[]>([]);
  const add = useCallback((time: number) => setTimes((old) => [...old, time]), []);
  const now = useCallback(() => {
    const { rows, end } = window.get();
    // By the engine's clock where that can be known.
    add(rows.get(end - 1)?.time ?? systemClock.now());
  }, [window, add]);
  return { times, now, above: useCallback((time: number) => add(time - BEFORE_MS), [add]) };
}
