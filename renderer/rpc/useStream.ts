// A stream as React state: folds items into a value for as long as the component is mounted.

import { useEffect, useReducer, useState } from 'react';
import { followStream, type StreamReader, type StreamStatus } from './followStream.ts';
import { useConnection } from './RpcProvider.tsx';

export interface StreamState<Value> {
  readonly value: Value;
  readonly status: StreamStatus;
}

/**
 * `open` is opened anew when it changes, so keep it stable (module level or useCallback); `fold` and `initial` are
 * those of the first render.
 */
export function useStream<Item, Value>(
  open: StreamReader<Item>['open'],
  fold: (value: Value, item: Item) => Value,
  initial: Value,
): StreamState<Value> {
  const connection = useConnection();
  const [value, onItem] = useReducer(fold, initial);
  const [status, onStatus] = useState<StreamStatus>({ phase: 'loading' });
  useEffect(() => {
    const abort = new AbortController();
    void followStream(connection, { open, onItem, onStatus }, abort.signal);
    return () => abort.abort();
  }, [connection, open]);
  return { value, status };
}
