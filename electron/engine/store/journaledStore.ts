// The object store over a journal: reads and the order of writes are the same whatever the journal saves them to.

import type { ForwardIntent } from '../../common/contract/forwards.ts';
import { explainedError } from '../../common/explainedError.ts';
import type { Event, PodObject } from '../../common/kubernetes/objects.ts';
import type { ArchivedPod, NodeRecord, ObjectStore, StoreChange, Tombstone } from './objectStore.ts';
import { applyChange, type StoreContents, stamp } from './storeContents.ts';

export interface Journal {
  /** Saves the changes of one write, all or nothing, after those of every earlier call. */
  append(changes: readonly StoreChange[], revision: number): Promise<void>;
  /** Waits for every append under way. */
  close(): Promise<void>;
}

export class JournaledStore implements ObjectStore {
  readonly #contents: StoreContents;
  readonly #journal: Journal;
  #closed = false;

  /** Owns `contents` and `journal`. */
  constructor(contents: StoreContents, journal: Journal) {
    this.#contents = contents;
    this.#journal = journal;
  }

  get revision(): number {
    return this.#contents.revision;
  }

  pods(): readonly PodObject[] {
    return [...this.#contents.pods.values()];
  }

  pod(uid: string): PodObject | undefined {
    return this.#contents.pods.get(uid);
  }

  tombstones(): readonly Tombstone[] {
    return [...this.#contents.tombstones.values()];
  }

  tombstone(uid: string): Tombstone | undefined {
    return this.#contents.tombstones.get(uid);
  }

  archivedPods(): readonly ArchivedPod[] {
    return [...this.#contents.archivedPods.values()];
  }

  archivedPod(uid: string): ArchivedPod | undefined {
    return this.#contents.archivedPods.get(uid);
  }

  events(): IterableIterator<Event> {
    return this.#contents.events.values();
  }

  event(uid: string): Event | undefined {
    return this.#contents.events.get(uid);
  }

  get eventCount(): number {
    return this.#contents.events.size;
  }

  nodes(): readonly NodeRecord[] {
    return [...this.#contents.nodes.values()];
  }

  forwards(): readonly ForwardIntent[] {
    return [...this.#contents.forwards.values()];
  }

  settings(): string | undefined {
    return this.#contents.settings;
  }

  async write(changes: readonly StoreChange[]): Promise<void> {
    if (this.#closed) throw explainedError('Unavailable', 'closing');
    const revision = ++this.#contents.revision;
    const stamped = changes.map((change) => stamp(change, revision));
    for (const change of stamped) applyChange(this.#contents, change);
    await this.#journal.append(stamped, revision);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#journal.close();
  }
}
