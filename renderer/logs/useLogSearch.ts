// The matches of a search in a log: found by the services slice by slice, listed here.

import { useCallback, useEffect, useMemo, useState } from 'react';
import { isAppError } from '../../electron/common/appError.ts';
import type { LogPattern } from '../../electron/common/contract/logs.ts';
import { patternRegex } from '../../electron/common/logs/patternRegex.ts';
import { errorText } from '../rpc/errorText.ts';
import { useApi } from '../rpc/RpcProvider.tsx';

export interface LogSearch {
  /** Positions in rising order. */
  readonly positions: readonly number[];
  readonly isCapped: boolean;
  /** Index of the match that is shown; -1 before the first step. */
  readonly current: number;
  /** Marks the matches; undefined while there is nothing to search for. */
  readonly regex: RegExp | undefined;
  /** Why the pattern cannot be searched for. */
  readonly error: string | undefined;
  /** To the next (1) or previous (-1) match, round the ends; its position. */
  readonly step: (by: 1 | -1) => number | undefined;
}

interface Found {
  readonly positions: readonly number[];
  readonly isCapped: boolean;
  readonly error: string | undefined;
  readonly current: number;
}

const nothing: Found = { positions: [], isCapped: false, error: undefined, current: -1 };

export function useLogSearch(viewId: string | undefined, pattern: LogPattern | undefined): LogSearch {
  const api = useApi();
  const [found, setFound] = useState(nothing);
  const [asked, setAsked] = useState({ viewId, pattern });
  if (asked.viewId !== viewId || asked.pattern !== pattern) {
    setAsked({ viewId, pattern });
    setFound(nothing);
  }

  useEffect(() => {
    if (viewId === undefined || pattern === undefined) return undefined;
    const abort = new AbortController();
    const read = async () => {
      try {
        for await (const item of api.logs.search({ viewId, pattern }, { signal: abort.signal })) {
          if (item.positions.length === 0 && !item.isCapped) continue;
          setFound((old) => ({
            ...old,
            positions: [...old.positions, ...item.positions],
            isCapped: item.isCapped,
          }));
        }
      } catch (error) {
        if (abort.signal.aborted || (isAppError(error) && error.retryable)) return;
        setFound((old) => ({ ...old, error: errorText(error) }));
      }
    };
    void read();
    return () => abort.abort();
  }, [api, viewId, pattern]);

  const { positions, current } = found;
  const step = useCallback(
    (by: 1 | -1) => {
      if (positions.length === 0) return undefined;
      const start = current === -1 && by === -1 ? 0 : current;
      const next = (start + by + positions.length) % positions.length;
      setFound((old) => ({ ...old, current: next }));
      return positions[next];
    },
    [positions, current],
  );
  const { error } = found;
  const regex = useMemo(() => (error === undefined ? markingRegex(pattern) : undefined), [pattern, error]);
  return { ...found, step, regex };
}

function markingRegex(pattern: LogPattern | undefined): RegExp | undefined {
  try {
    return pattern && patternRegex(pattern, 'g');
  } catch {
    // The services say what is wrong with it.
    return undefined;
  }
}
