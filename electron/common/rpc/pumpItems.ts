// The sending end of one direction of a stream: asks the producer for an item only when there is credit to send it.

import { itemSize, type SendWindow } from './credit.ts';

/**
 * Sends every item of `items` and resolves at their end or as soon as the signal is aborted; rejects with what the
 * producer throws before that.
 */
export async function pumpItems(
  items: AsyncIterable<unknown>,
  window: SendWindow,
  signal: AbortSignal,
  send: (item: unknown) => void,
): Promise<void> {
  const iterator = items[Symbol.asyncIterator]();
  let finished = false;
  try {
    while (!signal.aborted) {
      if (!window.isOpen) await untilAborted(window.whenOpen(), signal);
      const next = signal.aborted ? undefined : await untilAborted(iterator.next(), signal);
      if (next === undefined) continue;
      if (next.done) {
        finished = true;
        return;
      }
      window.take(itemSize(next.value));
      send(next.value);
    }
  } finally {
    if (!finished) abandon(iterator);
  }
}

/** The promise's value, or undefined when the signal is aborted first. Not a race: that would leak a reaction per item. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const aborted = () => resolve(undefined);
    signal.addEventListener('abort', aborted, { once: true });
    promise
      .then(resolve, (error: unknown) => (signal.aborted ? resolve(undefined) : reject(error)))
      .finally(() => signal.removeEventListener('abort', aborted))
      .catch(reject);
  });
}

/** Not awaited: a generator that hangs in its own await would keep the call open. What it throws now, stopping caused. */
function abandon(iterator: AsyncIterator<unknown>): void {
  const ignoreConsequence = () => undefined;
  void Promise.resolve(iterator.return?.()).then(ignoreConsequence, ignoreConsequence);
}
