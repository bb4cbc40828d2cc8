// The workers of one attached runtime, one per pod uid, and their common end.

import type { PodObject } from '../../common/kubernetes/objects.ts';
import type { ObservedPod } from '../observe.ts';
import type { Tombstone } from '../store/objectStore.ts';
import { Limiter } from './limiter.ts';
import type { DesiredPod } from './podSync.ts';
import { PodWorker } from './podWorker.ts';
import type { WorkerEnvironment } from './workerEnvironment.ts';

/** Docker serialises much of create and start on its own locks: more at once only makes each call slower. */
const MAX_PARALLEL_CHANGES = 16;

export type WorkerOptions = Omit<WorkerEnvironment, 'changes' | 'desired' | 'forget' | 'onForgotten'>;

export class PodWorkers {
  readonly #environment: WorkerEnvironment;
  readonly #workers = new Map<string, PodWorker>();

  constructor(options: WorkerOptions) {
    const { pods, nodeName } = options;
    this.#environment = {
      ...options,
      changes: new Limiter(MAX_PARALLEL_CHANGES),
      desired: (uid) => {
        const pod = pods.get(uid);
        if (pod && isElsewhere(pod, nodeName())) return undefined;
        return desiredPod(pod, pods.tombstone(uid));
      },
      forget: async (uid) => {
        const pod = pods.get(uid);
        if (pod) await pods.bury(pod);
      },
      onForgotten: (uid) => this.#drop(uid),
    };
  }

  /** Looks at the pod soon. */
  poke(uid: string): void {
    this.#worker(uid).poke();
  }

  /** Begins with a pod that was created a moment ago. */
  begin(uid: string): void {
    this.#worker(uid, true).poke();
  }

  /** Looks at it now: what is wanted has changed. */
  replan(uid: string): void {
    this.#worker(uid).replan();
  }

  /** What each pod's worker saw last, to tell whether a relist brings news. */
  observed(uid: string): ObservedPod | undefined {
    return this.#workers.get(uid)?.observed;
  }

  has(uid: string): boolean {
    return this.#workers.has(uid);
  }

  /** Ends all work; resolves when no call is under way any more. */
  async stop(): Promise<void> {
    const workers = [...this.#workers.values()];
    this.#workers.clear();
    for (const worker of workers) worker.dispose();
    await Promise.all(workers.map((worker) => worker.settled()));
  }

  #worker(uid: string, isNew = false): PodWorker {
    const existing = this.#workers.get(uid);
    if (existing) return existing;
    const worker = new PodWorker(uid, this.#environment, isNew);
    this.#workers.set(uid, worker);
    return worker;
  }

  #drop(uid: string): void {
    this.#workers.get(uid)?.dispose();
    this.#workers.delete(uid);
  }
}

/** Bound to another node: its containers are on another engine, and only there may they be started or ended. */
function isElsewhere({ spec: { nodeName } }: PodObject, here: string): boolean {
  return nodeName !== undefined && nodeName !== '' && nodeName !== here;
}

function desiredPod(pod: PodObject | undefined, tombstone: Tombstone | undefined): DesiredPod | undefined {
  if (pod) return { pod, removal: pod.metadata.deletionTimestamp === undefined ? 'none' : 'graceful' };
  return tombstone && { pod: buriedPod(tombstone), removal: 'forced' };
}

/** Enough of a pod to remove its remains: nobody knows its spec any more. */
function buriedPod({ uid, namespace, name, deletedAt }: Tombstone): PodObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { uid, namespace, name, creationTimestamp: deletedAt, resourceVersion: '0' },
    spec: { containers: [] },
  };
}
