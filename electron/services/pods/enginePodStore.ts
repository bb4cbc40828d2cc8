// Pod commands on the engine: refused with a reason while nobody may act, and every deleted pod is archived for Undo.

import type { Clock } from '../../common/clock.ts';
import type { LeaseState } from '../../common/contract/system.ts';
import { explainedError } from '../../common/explainedError.ts';
import type { PodManifest, PodObject } from '../../common/kubernetes/objects.ts';
import type { Observable } from '../../common/observable.ts';
import type { PodEngine } from '../../engine/podEngine.ts';
import type { ObjectStore } from '../../engine/store/objectStore.ts';
import { PodArchive } from './podArchive.ts';
import type { DeleteOptions, PodStore } from './podStore.ts';

export interface EnginePodStoreOptions {
  readonly engine: PodEngine;
  readonly store: ObjectStore;
  readonly lease: Observable<LeaseState>;
  readonly clock: Clock;
}

export class EnginePodStore implements PodStore {
  readonly archive: PodArchive;
  readonly #options: EnginePodStoreOptions;

  constructor(options: EnginePodStoreOptions) {
    this.#options = options;
    this.archive = new PodArchive(options.store, options.clock);
  }

  list(): readonly PodObject[] {
    return this.#options.engine.list();
  }

  get(namespace: string, name: string): PodObject | undefined {
    return this.#options.engine.get(namespace, name);
  }

  async create(pod: PodManifest): Promise<PodObject> {
    this.#requireLeader();
    return this.#options.engine.create(pod);
  }

  async update(pod: PodObject): Promise<PodObject> {
    this.#requireLeader();
    return this.#options.engine.update(pod);
  }

  async delete(pod: PodObject, { graceSeconds, force }: DeleteOptions): Promise<void> {
    this.#requireLeader();
    await this.archive.keep(pod);
    await this.#options.engine.delete(pod.metadata, { graceSeconds, force });
  }

  whenGone(uid: string, signal: AbortSignal): Promise<void> {
    return this.#options.engine.whenGone(uid, signal);
  }

  #requireLeader(): void {
    const lease = this.#options.lease.value;
    switch (lease.role) {
      case 'leader':
        return;
      case 'observer':
        throw explainedError('FailedPrecondition', 'actsElsewhere', {
          values: { pid: lease.holder.pid, host: lease.holder.hostName },
        });
      case 'pending':
        throw explainedError('Unavailable', 'notConnectedYet', { retryable: true });
    }
  }
}
