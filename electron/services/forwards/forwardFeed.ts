// Tells of forwards: changes of state at once, traffic at most twice a second, and neither while nobody listens.

import type { Clock } from '../../common/clock.ts';
import type { Forward } from '../../common/contract/forwards.ts';
import type { Disposable } from '../../common/disposable.ts';

export interface ForwardsChange {
  readonly upserted: readonly Forward[];
  readonly removedIds: readonly string[];
}

interface Entry {
  readonly describe: () => Forward;
  /** What was told last of what connections change. */
  told: string;
}

export class ForwardFeed implements Disposable {
  readonly #clock: Clock;
  readonly #trafficEveryMs: number;
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<(change: ForwardsChange) => void>();
  #timer: Disposable | undefined;

  constructor(clock: Clock, trafficEveryMs: number) {
    this.#clock = clock;
    this.#trafficEveryMs = trafficEveryMs;
  }

  /** In the order they were made. */
  list(): Forward[] {
    return [...this.#entries.values()].map(({ describe }) => describe());
  }

  subscribe(listener: (change: ForwardsChange) => void): Disposable {
    this.#listeners.add(listener);
    this.#awaitTraffic();
    return { dispose: () => void this.#listeners.delete(listener) };
  }

  added(id: string, describe: () => Forward): void {
    this.#entries.set(id, { describe, told: '' });
    this.changed(id, 'state');
  }

  changed(id: string, what: 'state' | 'traffic'): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    if (what === 'traffic') this.#awaitTraffic();
    else this.#tell([entry]);
  }

  removed(id: string): void {
    if (!this.#entries.delete(id)) return;
    for (const listener of this.#listeners) listener({ upserted: [], removedIds: [id] });
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#entries.clear();
    this.#listeners.clear();
  }

  /** Looks again for as long as there are connections: bytes tell nobody that they pass. */
  #awaitTraffic(): void {
    if (this.#timer !== undefined || this.#listeners.size === 0) return;
    this.#timer = this.#clock.setTimer(this.#trafficEveryMs, () => {
      this.#timer = undefined;
      const entries = [...this.#entries.values()];
      this.#tell(entries.filter((entry) => trafficOf(entry.describe()) !== entry.told));
      if (entries.some(({ describe }) => describe().traffic.active > 0)) this.#awaitTraffic();
    });
  }

  #tell(entries: readonly Entry[]): void {
    if (entries.length === 0 || this.#listeners.size === 0) return;
    const upserted = entries.map((entry) => {
      const forward = entry.describe();
      entry.told = trafficOf(forward);
      return forward;
    });
    for (const listener of this.#listeners) listener({ upserted, removedIds: [] });
  }
}

function trafficOf({ state, traffic, lastFailure }: Forward): string {
  return JSON.stringify([state, traffic, lastFailure]);
}
