// Reads a stream for as long as someone wants it: opens it anew after every reconnect and after every failure that
// may pass. The stream's first item is a snapshot, so starting over needs no memory of the last time.

import { AppError, errorMessage, isAppError } from '../../electron/common/appError.ts';
import { type Clock, sleep, systemClock } from '../../electron/common/clock.ts';
import type { Connection } from './connection.ts';

export type StreamStatus =
  | { readonly phase: 'loading' }
  | { readonly phase: 'live' }
  /** What was shown last may be old; it comes back by itself. */
  | { readonly phase: 'stale'; readonly message: string }
  | { readonly phase: 'failed'; readonly error: AppError };

const RETRY_MS = 1_000;

export interface StreamReader<Item> {
  readonly open: (api: Connection['api'], signal: AbortSignal) => AsyncIterable<Item>;
  readonly onItem: (item: Item) => void;
  readonly onStatus: (status: StreamStatus) => void;
}

/** Resolves when the signal is aborted, the stream ends, or it fails for good. */
export async function followStream<Item>(
  connection: Connection,
  reader: StreamReader<Item>,
  signal: AbortSignal,
  clock: Clock = systemClock,
): Promise<void> {
  reader.onStatus({ phase: 'loading' });
  while (!signal.aborted) {
    try {
      await untilOpen(connection, signal);
      if (signal.aborted) return;
      let isFirst = true;
      for await (const item of reader.open(connection.api, signal)) {
        reader.onItem(item);
        if (isFirst) reader.onStatus({ phase: 'live' });
        isFirst = false;
      }
      return;
    } catch (error) {
      if (signal.aborted) return;
      if (!isAppError(error) || !error.retryable) {
        const failure = isAppError(error)
          ? error
          : new AppError('Internal', errorMessage(error), { cause: error });
        return reader.onStatus({ phase: 'failed', error: failure });
      }
      reader.onStatus({ phase: 'stale', message: error.message });
      await pause(clock, connection, signal);
    }
  }
}

/** A lost connection is waited for; a failure on a living one is not repeated at full speed. */
async function pause(clock: Clock, connection: Connection, signal: AbortSignal): Promise<void> {
  if (connection.getState().phase !== 'open') return;
  try {
    await sleep(clock, RETRY_MS, signal);
  } catch (error) {
    if (!isAppError(error, 'Cancelled')) throw error;
  }
}

function untilOpen(connection: Connection, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (connection.getState().phase !== 'open' && !signal.aborted) return;
      unsubscribe();
      signal.removeEventListener('abort', check);
      resolve();
    };
    const unsubscribe = connection.subscribe(check);
    signal.addEventListener('abort', check, { once: true });
    check();
  });
}
