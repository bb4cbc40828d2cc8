// Keeps the last lines of every session for the app's next start: at intervals, because a killed app says no farewell,
// and once more at its end.

import type { Clock } from '../../common/clock.ts';
import type { Disposable } from '../../common/disposable.ts';
import type { EngineLogger } from '../../engine/engineLogger.ts';
import { KEEP_SCREENS_MS } from './terminalLimits.ts';

export interface ScreenStore {
  save(id: string, bytes: Uint8Array): void;
  /** Undefined: there is none. */
  read(id: string): Uint8Array | undefined;
  remove(id: string): void;
}

export interface KeptSession {
  /** Undefined: nothing has come since this was last asked for. */
  takeLastLines(): Uint8Array | undefined;
}

export interface ScreenKeeperOptions {
  readonly store: ScreenStore;
  readonly clock: Clock;
  readonly logger: EngineLogger;
}

export class ScreenKeeper implements Disposable {
  readonly #options: ScreenKeeperOptions;
  readonly #sessions = new Map<string, KeptSession>();
  #timer: Disposable | undefined;

  constructor(options: ScreenKeeperOptions) {
    this.#options = options;
  }

  add(id: string, session: KeptSession): void {
    this.#sessions.set(id, session);
    this.#keepLater();
  }

  /** Undefined: this session was closed, or has never been. */
  read(id: string): Uint8Array | undefined {
    return this.#options.store.read(id);
  }

  forget(id: string): void {
    this.#sessions.delete(id);
    this.#try(() => this.#options.store.remove(id));
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#keep();
    this.#sessions.clear();
  }

  #keepLater(): void {
    if (this.#timer !== undefined || this.#sessions.size === 0) return;
    this.#timer = this.#options.clock.setTimer(KEEP_SCREENS_MS, () => {
      this.#timer = undefined;
      this.#keep();
      this.#keepLater();
    });
  }

  #keep(): void {
    for (const [id, session] of this.#sessions) {
      const lines = session.takeLastLines();
      if (lines !== undefined) this.#try(() => this.#options.store.save(id, lines));
    }
  }

  /** A full disk costs the last lines, not the terminal. */
  #try(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#options.logger.warn('The last lines of a terminal could not be kept', { error });
    }
  }
}
