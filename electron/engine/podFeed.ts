// The pods as readers see them: one list and one rising revision, whether the pods come from the store (leader) or are
// rebuilt from what runs (observer).

import type { Disposable } from '../common/disposable.ts';
import type { PodObject } from '../common/kubernetes/objects.ts';
import type { PodsChange, PodTable } from './podTable.ts';

export interface PodsUpdate extends PodsChange {
  /** Rises with every update; `list` at this revision has all that came before. */
  readonly revision: number;
}

export class PodFeed {
  #table: PodTable;
  #source: Disposable;
  #revision = 0;
  readonly #listeners = new Set<(update: PodsUpdate) => void>();

  constructor(table: PodTable) {
    this.#table = table;
    this.#source = table.subscribe((change) => this.#emit(change));
  }

  get revision(): number {
    return this.#revision;
  }

  get hasListeners(): boolean {
    return this.#listeners.size > 0;
  }

  list(): readonly PodObject[] {
    return this.#table.list();
  }

  find(namespace: string, name: string): PodObject | undefined {
    return this.#table.find(namespace, name);
  }

  get(uid: string): PodObject | undefined {
    return this.#table.get(uid);
  }

  /** Calls back with every update after this moment. */
  subscribe(listener: (update: PodsUpdate) => void): Disposable {
    const entry = (update: PodsUpdate) => listener(update);
    this.#listeners.add(entry);
    return { dispose: () => void this.#listeners.delete(entry) };
  }

  /** Shows the pods of another table from now on. */
  show(table: PodTable): void {
    if (table === this.#table) return;
    const upserted = table.list();
    const kept = new Set(upserted.map(({ metadata }) => metadata.uid));
    const before = this.#table.list().map(({ metadata }) => metadata.uid);
    this.#source.dispose();
    this.#table = table;
    this.#source = table.subscribe((change) => this.#emit(change));
    this.#emit({ upserted, removedUids: before.filter((uid) => !kept.has(uid)) });
  }

  #emit(change: PodsChange): void {
    this.#revision += 1;
    for (const listener of this.#listeners) listener({ ...change, revision: this.#revision });
  }
}
