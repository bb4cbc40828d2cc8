// Brings a log to an instant: its first line from then on comes on screen under a rule. Lines that are not loaded are.

import { type RefObject, useEffect, useState } from 'react';
import { systemClock } from '../../electron/common/clock.ts';
import { useApi } from '../rpc/RpcProvider.tsx';
import type { LogBodyHandle } from './logBodyProps.ts';
import { type LogCounts, type LogView, useLogCount } from './logCounts.ts';
import type { LogQuery } from './logQuery.ts';
import type { LogMarks } from './useLogMarks.ts';

/** What came before the instant belongs to its story. */
const LEAD_MS = 5 * 60_000;
/** Lines that come later than this are new ones: nobody is waiting for the instant any more. */
const READ_MS = 5_000;

export interface ShowMomentOptions {
  /** Milliseconds since the epoch; undefined: none was asked for. */
  readonly at: number | undefined;
  readonly view: LogView | undefined;
  readonly counts: LogCounts;
  readonly query: LogQuery;
  readonly change: (part: Partial<LogQuery>) => void;
  readonly follow: (isFollowing: boolean) => void;
  readonly body: RefObject<LogBodyHandle | null>;
  readonly marks: LogMarks;
}

export function useShowMoment(options: ShowMomentOptions): void {
  const { at, view, counts, query, change, follow, body, marks } = options;
  const api = useApi();
  const [asked, setAsked] = useState<number>();
  const [sought, setSought] = useState<number>();
  if (asked !== at) {
    setAsked(at);
    setSought(at);
  }
  const [found, setFound] = useState<{ readonly position: number }>();
  const end = useLogCount(counts, (state) => (sought === undefined ? undefined : state?.end));
  const { above } = marks;

  useEffect(() => {
    if (at !== undefined) above(at);
  }, [at, above]);

  useEffect(() => {
    if (sought === undefined) return undefined;
    const timer = systemClock.setTimer(READ_MS, () => setSought(undefined));
    return () => timer.dispose();
  }, [sought]);

  useEffect(() => {
    if (sought === undefined || !view?.isReady || !end) return;
    const { viewId } = view;
    const seek = async () => {
      const { position } = await api.logs.find({ viewId, time: sought });
      const state = counts.get();
      if (state?.viewId !== viewId || position >= state.end) return;
      if (position === state.first && !reaches(query, sought))
        return change({ range: 'picked', pickedTime: sought - LEAD_MS });
      setSought(undefined);
      follow(false);
      setFound({ position });
    };
    // A view that was closed meanwhile has a successor, which asks anew.
    seek().catch(() => undefined);
  }, [api, view, counts, end, query, sought, change, follow]);

  useEffect(() => {
    if (found !== undefined) body.current?.reveal(found.position);
  }, [found, body]);
}

/** True where everything from that time on is read. */
function reaches({ range, pickedTime }: LogQuery, time: number): boolean {
  return range === 'start' || (range === 'picked' && pickedTime <= time);
}
