// Keeps the engine's picture of the runtime fresh: record the time, subscribe from then, list, and list again now and
// then, since events can be lost. Events and lists only say where to look; whoever is told looks for itself.

import { errorMessage } from '../../common/appError.ts';
import { type Clock, sleep } from '../../common/clock.ts';
import type { EngineLogger } from '../engineLogger.ts';
import type { PodRuntime, RuntimeSnapshot } from '../runtime/podRuntime.ts';

const RELIST_WATCHED_MS = 10_000;
const RELIST_IDLE_MS = 60_000;
const RETRY_MS = 1_000;
/** Events are replayed from this long before the subscription: two machines' clocks differ. */
const REPLAY_MS = 2_000;
/** Not healthy when the last good list is older than this many periods. */
const MISSED_RELISTS = 3;

export interface WatcherOptions {
  readonly runtime: PodRuntime;
  readonly clock: Clock;
  readonly logger: EngineLogger;
  /** True while somebody looks at the pods. */
  readonly isWatched: () => boolean;
  readonly onChanged: (podUid: string) => void;
  readonly onSnapshot: (snapshot: RuntimeSnapshot) => Promise<void> | void;
}

export class RuntimeWatcher {
  readonly #options: WatcherOptions;
  readonly #end = new AbortController();
  #lastRelistAt = 0;
  #loops: Promise<unknown> = Promise.resolve();

  constructor(options: WatcherOptions) {
    this.#options = options;
  }

  /** When the runtime was listed successfully last; milliseconds since the epoch, 0 for never. */
  get lastRelistAt(): number {
    return this.#lastRelistAt;
  }

  get isHealthy(): boolean {
    return this.#options.clock.now() - this.#lastRelistAt < MISSED_RELISTS * this.#period();
  }

  /** Resolves after the first list was taken over; rejects when it could not be read. */
  async start(): Promise<void> {
    const since = this.#options.clock.now();
    const watching = this.#watch(since);
    try {
      await this.#relist();
    } finally {
      this.#loops = Promise.all([watching, this.#relistLoop()]);
    }
  }

  async stop(): Promise<void> {
    this.#end.abort();
    await this.#loops;
  }

  #period(): number {
    return this.#options.isWatched() ? RELIST_WATCHED_MS : RELIST_IDLE_MS;
  }

  async #relist(): Promise<void> {
    const { runtime, clock, onSnapshot } = this.#options;
    const snapshot = await runtime.snapshot(undefined, this.#end.signal);
    if (this.#end.signal.aborted) return;
    this.#lastRelistAt = clock.now();
    await onSnapshot(snapshot);
  }

  async #relistLoop(): Promise<void> {
    // Somebody may begin to look during the idle period: it is walked in short steps.
    let waitMs = RELIST_WATCHED_MS;
    while (await this.#wait(waitMs)) {
      try {
        const isDue = this.#options.clock.now() - this.#lastRelistAt > this.#period() - RETRY_MS;
        if (isDue) await this.#relist();
        waitMs = RELIST_WATCHED_MS;
      } catch (error) {
        this.#warn('The runtime could not be listed.', error);
        waitMs = RETRY_MS;
      }
    }
  }

  async #watch(firstSince: number): Promise<void> {
    const { runtime, clock, onChanged } = this.#options;
    let since = firstSince;
    let isReconnect = false;
    do {
      try {
        if (isReconnect) await this.#relist();
        isReconnect = true;
        for await (const event of runtime.watch(since - REPLAY_MS, this.#end.signal)) {
          since = clock.now();
          onChanged(event.podUid);
        }
      } catch (error) {
        this.#warn('The event stream of the runtime broke.', error);
      }
    } while (await this.#wait(RETRY_MS));
  }

  /** False when the watcher was stopped meanwhile. */
  async #wait(ms: number): Promise<boolean> {
    if (this.#end.signal.aborted) return false;
    return sleep(this.#options.clock, ms, this.#end.signal).then(
      () => true,
      () => false,
    );
  }

  #warn(message: string, error: unknown): void {
    if (this.#end.signal.aborted) return;
    this.#options.logger.warn(message, { error: errorMessage(error) });
  }
}
