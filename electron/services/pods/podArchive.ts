// Deleted pods as they were applied, for Undo and for the list of those that were deleted recently.

import { type Clock, timestamp } from '../../common/clock.ts';
import type { PodObject } from '../../common/kubernetes/objects.ts';
import { type Observable, ObservableValue } from '../../common/observable.ts';
import { expiredArchiveChanges } from '../../engine/store/archiveRetention.ts';
import type { ArchivedPod, ObjectStore, StoreChange } from '../../engine/store/objectStore.ts';

export class PodArchive {
  readonly #store: ObjectStore;
  readonly #clock: Clock;
  readonly #pods: ObservableValue<readonly ArchivedPod[]>;

  constructor(store: ObjectStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
    this.#pods = new ObservableValue(store.archivedPods());
  }

  /** Oldest first. */
  get pods(): Observable<readonly ArchivedPod[]> {
    return this.#pods;
  }

  find(uid: string): PodObject | undefined {
    return this.#store.archivedPod(uid)?.pod;
  }

  async keep(pod: PodObject): Promise<void> {
    const now = this.#clock.now();
    await this.#write([
      ...expiredArchiveChanges(this.#store.archivedPods(), now),
      { kind: 'archivePod', archived: { pod, deletedAt: timestamp(now) } },
    ]);
  }

  /** It was restored, so it is not a deleted pod any more. */
  async forget(uid: string): Promise<void> {
    await this.#write([{ kind: 'deleteArchivedPod', uid }]);
  }

  async #write(changes: readonly StoreChange[]): Promise<void> {
    await this.#store.write(changes);
    this.#pods.set(this.#store.archivedPods());
  }
}
