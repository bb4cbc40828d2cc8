// A wait that somebody may cut short: "Try again now".

import type { Clock } from '../common/clock.ts';

export class Wakeup {
  readonly #waiting = new Set<() => void>();

  wake(): void {
    for (const resume of this.#waiting) resume();
  }

  add(resume: () => void): void {
    this.#waiting.add(resume);
  }

  remove(resume: () => void): void {
    this.#waiting.delete(resume);
  }
}

/** Resolves after `ms`, or as soon as `wakeup.wake()` is called. */
export function wakeableSleep(clock: Clock, ms: number, wakeup: Wakeup): Promise<void> {
  return new Promise((resolve) => {
    const resume = () => {
      timer.dispose();
      wakeup.remove(resume);
      resolve();
    };
    const timer = clock.setTimer(ms, resume);
    wakeup.add(resume);
  });
}
