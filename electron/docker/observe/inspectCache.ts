// Answers of `inspect`, kept while the engine's events tell when one is stale. Without a live event stream nothing is
// reused, so a missed event can never leave an old state on screen.

import type { ContainerInspect } from '../engineApi.ts';

/** More containers than one engine runs; beyond it the cache starts again. */
const MAX_ENTRIES = 10_000;

interface Entry {
  readonly listState: string;
  readonly inspect: ContainerInspect;
}

export class InspectCache {
  readonly #entries = new Map<string, Entry>();
  #watchers = 0;
  /** Raised by every invalidation: an inspect that began before one must not be stored after it. */
  #epoch = 0;

  get epoch(): number {
    return this.#epoch;
  }

  /** The last inspect of a container that the list still shows in the same state. */
  get(id: string, listState: string): ContainerInspect | undefined {
    const entry = this.#watchers > 0 ? this.#entries.get(id) : undefined;
    return entry?.listState === listState ? entry.inspect : undefined;
  }

  set(id: string, listState: string, inspect: ContainerInspect, epochBefore: number): void {
    if (epochBefore !== this.#epoch) return;
    if (this.#entries.size >= MAX_ENTRIES) this.#entries.clear();
    this.#entries.set(id, { listState, inspect });
  }

  invalidate(id: string): void {
    this.#epoch++;
    this.#entries.delete(id);
  }

  /** Forgets containers that are not in a complete list. */
  retain(ids: ReadonlySet<string>): void {
    for (const id of this.#entries.keys()) if (!ids.has(id)) this.#entries.delete(id);
  }

  watchBegan(): void {
    this.#clear();
    this.#watchers++;
  }

  watchEnded(): void {
    this.#watchers--;
    this.#clear();
  }

  #clear(): void {
    this.#epoch++;
    this.#entries.clear();
  }
}
