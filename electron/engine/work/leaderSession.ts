// One attached runtime, led: watches it, adopts what it finds, binds pods and keeps their workers going.

import type { Disposable } from '../../common/disposable.ts';
import type { Node } from '../../common/kubernetes/objects.ts';
import { type ObservedPod, observePods } from '../observe.ts';
import type { PodBinder } from '../podBinder.ts';
import type { PodsChange } from '../podTable.ts';
import type { RuntimeSnapshot } from '../runtime/podRuntime.ts';
import { isTerminalPhase } from '../status/podPhase.ts';
import { adoptPods } from './adoptPods.ts';
import { PodWorkers, type WorkerOptions } from './podWorkers.ts';
import { RuntimeWatcher } from './runtimeWatcher.ts';

/** A call that was under way when a pod went may still leave something behind; a tombstone outlives any of them. */
const TOMBSTONE_KEPT_MS = 10 * 60_000;

export interface LeaderOptions extends WorkerOptions {
  readonly binder: PodBinder;
  readonly node: () => Node;
  readonly isWatched: () => boolean;
}

export class LeaderSession {
  readonly #options: LeaderOptions;
  readonly #workers: PodWorkers;
  readonly #watcher: RuntimeWatcher;
  #isFirstList = true;
  #subscription: Disposable | undefined;

  constructor(options: LeaderOptions) {
    this.#options = options;
    this.#workers = new PodWorkers(options);
    this.#watcher = new RuntimeWatcher({
      ...options,
      onChanged: (uid) => this.#changed(uid),
      onSnapshot: (snapshot) => this.#reconcile(snapshot),
    });
  }

  get lastRelistAt(): number {
    return this.#watcher.lastRelistAt;
  }

  get isHealthy(): boolean {
    return this.#watcher.isHealthy;
  }

  /** Resolves once everything that exists is known and being worked on. */
  async start(): Promise<void> {
    this.#subscription = this.#options.pods.subscribe((change) => this.#resourcesFreed(change));
    await this.#watcher.start();
  }

  async stop(): Promise<void> {
    this.#subscription?.dispose();
    await this.#watcher.stop();
    await this.#workers.stop();
  }

  /** A pod was created a moment ago. */
  async created(uid: string): Promise<void> {
    await this.#options.binder.bind(uid, this.#options.node());
    this.#workers.begin(uid);
  }

  /** What is wanted of this pod has changed. */
  async desiredChanged(uid: string): Promise<void> {
    await this.#options.binder.bind(uid, this.#options.node());
    this.#workers.replan(uid);
  }

  /** The node has changed: what waited may fit now. */
  async bindPending(): Promise<void> {
    for (const uid of await this.#options.binder.bindAll(this.#options.node())) this.#workers.replan(uid);
  }

  #changed(uid: string): void {
    // The last events of a pod that was just removed come after its end; remains are the relist's business.
    if (this.#options.pods.get(uid) || this.#workers.has(uid)) this.#workers.poke(uid);
  }

  async #reconcile(snapshot: RuntimeSnapshot): Promise<void> {
    await this.#adopt(snapshot);
    const { pods } = this.#options;
    const observed = observePods(snapshot);
    await this.#rebind(new Set(observed.keys()));
    const buried = pods.tombstones().map(({ uid }) => uid);
    const living = pods.list().map(({ metadata }) => metadata.uid);
    for (const uid of new Set([...living, ...buried])) {
      const known = this.#workers.observed(uid);
      const isNews = signature(observed.get(uid)) !== signature(known);
      if (this.#isFirstList || isNews) this.#workers.poke(uid);
    }
    this.#isFirstList = false;
    await this.#dropTombstones(new Set(observed.keys()));
    await this.bindPending();
  }

  async #adopt(snapshot: RuntimeSnapshot): Promise<void> {
    const { pods, logger } = this.#options;
    const tombstoneUids = new Set(pods.tombstones().map(({ uid }) => uid));
    const { adopted, leftovers } = adoptPods(snapshot, { pods: pods.list(), tombstoneUids });
    for (const pod of adopted) {
      logger.info('Adopting a pod that the store does not know.', { pod: pod.metadata.uid });
      await pods.put(pod);
    }
    for (const uid of leftovers.filter((leftover) => !tombstoneUids.has(leftover))) {
      logger.warn('Removing containers that belong to no pod.', { pod: uid });
      await pods.condemn(uid);
    }
  }

  /** The engine's machine was renamed: where the containers are proves which node it is. */
  async #rebind(observedUids: ReadonlySet<string>): Promise<void> {
    const { pods, logger } = this.#options;
    const nodeName = this.#options.nodeName();
    for (const pod of pods.list()) {
      if (!pod.spec.nodeName || pod.spec.nodeName === nodeName || !observedUids.has(pod.metadata.uid))
        continue;
      logger.info('The node of a pod has a new name.', { pod: pod.metadata.uid, before: pod.spec.nodeName });
      await pods.put({ ...pod, spec: { ...pod.spec, nodeName } });
    }
  }

  /** Those of another node stay: there the containers may still be. */
  async #dropTombstones(observedUids: ReadonlySet<string>): Promise<void> {
    const { pods, clock } = this.#options;
    const here = this.#options.nodeName();
    const old = pods
      .tombstones()
      .filter(({ uid, deletedAt, nodeName = here }) => {
        const age = clock.now() - Date.parse(deletedAt);
        return age > TOMBSTONE_KEPT_MS && nodeName === here && !observedUids.has(uid);
      })
      .map(({ uid }) => uid);
    if (old.length > 0) await pods.dropTombstones(old);
  }

  /** A pod that ended or went gives back its resources and host ports. */
  #resourcesFreed({ upserted, removedUids }: PodsChange): void {
    const hasFreed = removedUids.length > 0 || upserted.some(({ status }) => isTerminalPhase(status?.phase));
    const isAnyPending = this.#options.pods.list().some(({ spec }) => !spec.nodeName);
    if (!hasFreed || !isAnyPending) return;
    this.bindPending().catch((error: unknown) => {
      this.#options.logger.error('Pending pods could not be bound.', { error });
    });
  }
}

/** What a look at a pod can tell apart. */
function signature(observed: ObservedPod | undefined): string {
  return JSON.stringify([
    (observed?.sandboxes ?? []).map(({ id, state, podIps }) => [id, state, podIps]),
    (observed?.containers ?? []).map(({ id, state, exitCode }) => [id, state, exitCode]),
  ]);
}
