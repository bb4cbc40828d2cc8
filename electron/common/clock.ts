// Time as an argument. Everything that waits or stamps takes a Clock, so that back-off, grace periods and relists
// are tested in milliseconds. Only this file and the browser's own frame timing may touch the global timers.

import { AppError } from './appError.ts';
import type { Disposable } from './disposable.ts';

declare function setTimeout(callback: () => void, ms: number): unknown;
declare function clearTimeout(handle: unknown): void;

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs `callback` once after `ms` milliseconds unless disposed before. */
  setTimer(ms: number, callback: () => void): Disposable;
}

/** Longest delay that setTimeout takes; a larger number would fire at once. */
const MAX_TIMER_MS = 2_147_483_647;

export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer(ms, callback) {
    const handle = setTimeout(callback, Math.min(Math.max(ms, 0), MAX_TIMER_MS));
    return { dispose: () => clearTimeout(handle) };
  },
};

/** Resolves after `ms`; rejects with `Cancelled` as soon as the signal is aborted. */
export function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = () => {
      timer.dispose();
      reject(new AppError('Cancelled', 'The wait was cancelled.'));
    };
    const timer = clock.setTimer(ms, () => {
      signal?.removeEventListener('abort', cancel);
      resolve();
    });
    if (signal?.aborted) cancel();
    else signal?.addEventListener('abort', cancel, { once: true });
  });
}

/** `now` as Kubernetes prints a metav1.Time: RFC 3339, UTC, whole seconds. */
export function timestamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
