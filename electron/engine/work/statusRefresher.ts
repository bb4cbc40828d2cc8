// Looks at a pod while a plan of it runs, so that its status stays true although the plan may wait for minutes: one look
// at a time, seldom, and not in the way of the plan's own calls.

import type { Clock } from '../../common/clock.ts';
import type { Disposable } from '../../common/disposable.ts';

const INTERVAL_MS = 50;
/** A look during a create or start makes both slower (the engine locks the container): it is put off this long. */
const MAX_DELAY_MS = 300;

export class StatusRefresher implements Disposable {
  readonly #clock: Clock;
  readonly #look: () => Promise<void>;
  #timer: Disposable | undefined;
  #looking: Promise<void> | undefined;
  #dueAt = 0;
  #changesUnderWay = 0;

  /** `look` must not reject. */
  constructor(clock: Clock, look: () => Promise<void>) {
    this.#clock = clock;
    this.#look = look;
  }

  /** Looks soon; any number of requests until then are one. */
  request(): void {
    if (this.#looking || this.#timer) return;
    this.#dueAt = this.#clock.now() + MAX_DELAY_MS;
    this.#arm();
  }

  /** Carries out a call that a look should not disturb. */
  async during<T>(change: () => Promise<T>): Promise<T> {
    this.#changesUnderWay += 1;
    try {
      return await change();
    } finally {
      this.#changesUnderWay -= 1;
    }
  }

  /** Drops what was requested; the plan has ended and its worker looks itself. */
  cancel(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
  }

  /** Resolves when no look is under way. */
  async settled(): Promise<void> {
    await this.#looking;
  }

  dispose(): void {
    this.cancel();
  }

  #arm(): void {
    this.#timer = this.#clock.setTimer(INTERVAL_MS, () => {
      this.#timer = undefined;
      if (this.#changesUnderWay > 0 && this.#clock.now() < this.#dueAt) {
        this.#arm();
        return;
      }
      this.#looking = this.#look().finally(() => {
        this.#looking = undefined;
      });
    });
  }
}
