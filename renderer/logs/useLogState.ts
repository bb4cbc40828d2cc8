// One view of a log for as long as it is on screen: what it is of, its numbers, and the window over its rows.

import { useCallback, useEffect, useMemo, useState } from 'react';
import type { LogFilter, LogRange, LogState } from '../../electron/common/contract/logs.ts';
import type { PodRef } from '../../electron/common/contract/objects.ts';
import { followStream, type StreamStatus } from '../rpc/followStream.ts';
import { useApi, useConnection } from '../rpc/RpcProvider.tsx';
import { frameBatch } from '../state/frameBatch.ts';
import { LogCounts, type LogView, nextView } from './logCounts.ts';
import { LogWindow } from './logWindow.ts';

export interface LogFeed {
  /** Undefined until the services have answered. */
  readonly view: LogView | undefined;
  readonly counts: LogCounts;
  readonly status: StreamStatus;
  readonly window: LogWindow;
}

/** `pods`, `range` and `filter` must keep their identity while they mean the same. */
export function useLogState(pods: readonly PodRef[], range: LogRange, filter: Partial<LogFilter>): LogFeed {
  const connection = useConnection();
  const api = useApi();
  const [view, setView] = useState<LogView>();
  const [counts] = useState(() => new LogCounts());
  const [status, setStatus] = useState<StreamStatus>({ phase: 'loading' });
  const fetch = useCallback(
    async (viewId: string, from: number, count: number) =>
      (await api.logs.lines({ viewId, from, count })).rows,
    [api],
  );
  const window = useMemo(() => new LogWindow(fetch), [fetch]);

  useEffect(() => {
    const abort = new AbortController();
    const push = frameBatch<LogState>((items) => {
      const latest = items.at(-1);
      if (latest === undefined || abort.signal.aborted) return;
      window.update(latest);
      counts.set(latest);
      setView((old) => nextView(old, latest));
    });
    void followStream(
      connection,
      {
        open: (current, signal) => current.logs.open({ pods: [...pods], range, filter }, { signal }),
        onItem: push,
        onStatus: setStatus,
      },
      abort.signal,
    );
    return () => abort.abort();
  }, [connection, pods, range, filter, window, counts]);
  return { view, counts, status, window };
}
