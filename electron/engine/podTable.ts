// The pods of the engine on top of the object store: look-ups by name, writes, and one change notice per tick however
// many writes it holds. Status writes are not waited for: Docker knows the state if they are lost.

import { errorMessage } from '../common/appError.ts';
import type { Clock } from '../common/clock.ts';
import { timestamp } from '../common/clock.ts';
import type { Disposable } from '../common/disposable.ts';
import type { PodObject } from '../common/kubernetes/objects.ts';
import type { EngineLogger } from './engineLogger.ts';
import type { ObjectStore, StoreChange, Tombstone } from './store/objectStore.ts';

/** Pods that changed since the last notice, each once and in its latest form. */
export interface PodsChange {
  readonly upserted: readonly PodObject[];
  readonly removedUids: readonly string[];
}

export class PodTable {
  readonly #store: ObjectStore;
  readonly #clock: Clock;
  readonly #logger: EngineLogger;
  readonly #listeners = new Set<(change: PodsChange) => void>();
  readonly #changedUids = new Set<string>();

  constructor(store: ObjectStore, clock: Clock, logger: EngineLogger) {
    this.#store = store;
    this.#clock = clock;
    this.#logger = logger;
  }

  get revision(): number {
    return this.#store.revision;
  }

  list(): readonly PodObject[] {
    return this.#store.pods();
  }

  get(uid: string): PodObject | undefined {
    return this.#store.pod(uid);
  }

  find(namespace: string, name: string): PodObject | undefined {
    return this.list().find(({ metadata }) => metadata.name === name && metadata.namespace === namespace);
  }

  tombstones(): readonly Tombstone[] {
    return this.#store.tombstones();
  }

  tombstone(uid: string): Tombstone | undefined {
    return this.#store.tombstone(uid);
  }

  /** Resolves once the write would survive a power cut; readers see it at once. */
  put(pod: PodObject): Promise<void> {
    return this.#write([{ kind: 'putPod', pod }], pod.metadata.uid);
  }

  /** As `put`, for what may be lost: a failure is logged. */
  putSoon(pod: PodObject): void {
    this.put(pod).catch((error: unknown) => {
      this.#logger.error('A pod could not be saved.', {
        pod: pod.metadata.uid,
        error: errorMessage(error),
      });
    });
  }

  /** Takes the object away and leaves a tombstone: what still exists of the pod is never adopted again. */
  bury({ metadata: { uid, namespace, name }, spec: { nodeName } }: PodObject): Promise<void> {
    const deletedAt = timestamp(this.#clock.now());
    const tombstone = { uid, namespace, name, deletedAt, ...(nodeName === undefined ? {} : { nodeName }) };
    return this.#write(
      [
        { kind: 'deletePod', uid },
        { kind: 'putTombstone', tombstone },
      ],
      uid,
    );
  }

  /** As `bury`, for what belongs to a pod that nobody can name any more. */
  condemn(uid: string): Promise<void> {
    const tombstone = { uid, namespace: '', name: '', deletedAt: timestamp(this.#clock.now()) };
    return this.#write([{ kind: 'putTombstone', tombstone }], uid);
  }

  /** Takes the object away; nothing of the pod has ever existed in the runtime. */
  remove(uid: string): Promise<void> {
    return this.#write([{ kind: 'deletePod', uid }], uid);
  }

  dropTombstones(uids: readonly string[]): Promise<void> {
    return this.#store.write(uids.map((uid) => ({ kind: 'deleteTombstone', uid })));
  }

  subscribe(listener: (change: PodsChange) => void): Disposable {
    const entry = (change: PodsChange) => listener(change);
    this.#listeners.add(entry);
    return { dispose: () => void this.#listeners.delete(entry) };
  }

  #write(changes: readonly StoreChange[], uid: string): Promise<void> {
    const written = this.#store.write(changes);
    if (this.#changedUids.size === 0) queueMicrotask(() => this.#notify());
    this.#changedUids.add(uid);
    return written;
  }

  #notify(): void {
    const uids = [...this.#changedUids];
    this.#changedUids.clear();
    const change = {
      upserted: uids.map((uid) => this.get(uid)).filter((pod) => pod !== undefined),
      removedUids: uids.filter((uid) => this.get(uid) === undefined),
    };
    for (const listener of this.#listeners) listener(change);
  }
}
