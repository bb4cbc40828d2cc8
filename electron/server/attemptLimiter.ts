// Slows down guessing: a bucket of refused attempts for the whole server. Accepted ones are not counted, and a valid
// token passes even when the bucket is empty, so that no web page can lock the user out.

import type { Clock } from '../common/clock.ts';

const BURST = 10;
const REFILL_PER_SECOND = 1;

export class AttemptLimiter {
  readonly #clock: Pick<Clock, 'now'>;
  #tokens = BURST;
  #filledAt: number;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
    this.#filledAt = clock.now();
  }

  /** Counts one refused attempt; false when there were too many. */
  take(): boolean {
    const now = this.#clock.now();
    const refill = (Math.max(0, now - this.#filledAt) / 1000) * REFILL_PER_SECOND;
    this.#tokens = Math.min(BURST, this.#tokens + refill);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
