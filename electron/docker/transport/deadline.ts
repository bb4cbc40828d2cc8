// One request, one deadline. Written by hand because AbortSignal.any keeps a reference from a long-lived signal to
// every short-lived one it was combined with.

import type { Clock } from '../../common/clock.ts';
import { explainedError } from '../../common/explainedError.ts';

/** The kubelet's runtime request timeout. */
export const REQUEST_TIMEOUT_MS = 120_000;

/** For cleaning up: what was begun must end even when its caller gave up. */
export const uncancelled: AbortSignal = new AbortController().signal;

/** Runs `work` with a signal that is aborted by `signal` or after `ms`; leaves nothing behind when it settles. */
export async function withDeadline<T>(
  clock: Clock,
  ms: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const cancel = () => controller.abort(signal.reason);
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  const timer = clock.setTimer(ms, () =>
    controller.abort(
      explainedError('DeadlineExceeded', 'engineSilent', { values: { seconds: ms / 1000 }, retryable: true }),
    ),
  );
  try {
    return await work(controller.signal);
  } finally {
    timer.dispose();
    signal.removeEventListener('abort', cancel);
  }
}
