// Stops waiting for something that cannot be stopped itself, or must not be waited for any longer.

import { AppError } from '../../common/appError.ts';

/** The promise's own end, or `Cancelled` as soon as the signal is aborted; what it does then is nobody's concern. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new AppError('Cancelled', 'The operation was cancelled.'));
    if (signal.aborted) cancel();
    else signal.addEventListener('abort', cancel, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}
