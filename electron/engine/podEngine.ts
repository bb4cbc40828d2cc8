// The kubelet, scheduler and pod registry of one node, behind one object. Composition only: what pods become is decided
// in plan/, done in work/ and execute/, kept in the store.

import { AppError } from '../common/appError.ts';
import type { Clock } from '../common/clock.ts';
import type { PodRef } from '../common/contract/objects.ts';
import { type Disposable, DisposableStack } from '../common/disposable.ts';
import { explainedError } from '../common/explainedError.ts';
import type { IdSource } from '../common/ids.ts';
import type { Node, PodManifest, PodObject } from '../common/kubernetes/objects.ts';
import { type DeleteOptions, decideDelete } from './deletePod.ts';
import type { EngineLogger } from './engineLogger.ts';
import { EngineNode } from './engineNode.ts';
import { EventRecorder } from './events/eventRecorder.ts';
import { ImagePuller, type PullTracker } from './images/imagePuller.ts';
import { newPod } from './newPod.ts';
import type { LabelEdit } from './node/nodeLabels.ts';
import { PodBinder } from './podBinder.ts';
import { PodFeed, type PodsUpdate } from './podFeed.ts';
import { PodTable } from './podTable.ts';
import type { PodRuntime } from './runtime/podRuntime.ts';
import { createMemoryStore } from './store/memoryStore.ts';
import type { ObjectStore } from './store/objectStore.ts';
import { LeaderSession } from './work/leaderSession.ts';
import { ObserverSession } from './work/observerSession.ts';

export interface PodEngineOptions {
  readonly store: ObjectStore;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly logger: EngineLogger;
  /** The address under which the pods' host ports answer; empty when unknown. */
  readonly hostIp: string;
  /** Podbay's own version. */
  readonly version: string;
}

export type EngineRole = 'leader' | 'observer';

/** `deleting`: accepted, containers are still ending; `deleted`: the object is gone. */
export interface DeleteOutcome {
  readonly uid: string;
  readonly outcome: 'deleting' | 'deleted';
}

export class PodEngine implements Disposable {
  readonly #options: PodEngineOptions;
  readonly #pods: PodTable;
  readonly #feed: PodFeed;
  readonly #puller: ImagePuller;
  readonly #recorder: EventRecorder;
  readonly #binder: PodBinder;
  readonly #node: EngineNode;
  #role: EngineRole | undefined;
  #session: LeaderSession | ObserverSession | undefined;

  constructor(options: PodEngineOptions) {
    const { store, clock, ids, logger } = options;
    this.#options = options;
    this.#pods = new PodTable(store, clock, logger);
    this.#feed = new PodFeed(this.#pods);
    this.#puller = new ImagePuller(clock, ids);
    this.#node = new EngineNode(options);
    const node = this.#node;
    this.#recorder = new EventRecorder({
      store,
      clock,
      ids,
      // Known only once an engine is attached; nothing is recorded before.
      get host() {
        return node.name;
      },
      onSaveFailed: (error) => logger.error('An event could not be saved.', { error }),
    });
    this.#binder = new PodBinder({ pods: this.#pods, recorder: this.#recorder, clock });
  }

  /** All events, of pods and of the node. */
  get events(): EventRecorder {
    return this.#recorder;
  }

  get pulls(): PullTracker {
    return this.#puller;
  }

  /** Rises with every update that `subscribe` tells. */
  get revision(): number {
    return this.#feed.revision;
  }

  /** The pods as known last: they stay while no engine is attached. */
  list(): readonly PodObject[] {
    return this.#feed.list();
  }

  get(namespace: string, name: string): PodObject | undefined {
    return this.#feed.find(namespace, name);
  }

  subscribe(listener: (update: PodsUpdate) => void): Disposable {
    return this.#feed.subscribe(listener);
  }

  /** Takes over a runtime: as leader acts on it, as observer only shows it. Resolves once all that exists is known. */
  async attach(runtime: PodRuntime, role: EngineRole): Promise<void> {
    await this.detach();
    const { clock, logger, hostIp } = this.#options;
    this.#role = role;
    const shared = { runtime, clock, logger, hostIp, isWatched: () => this.#feed.hasListeners };
    const pods = role === 'leader' ? this.#pods : new PodTable(createMemoryStore(), clock, logger);
    const session =
      role === 'leader'
        ? new LeaderSession({
            ...shared,
            pods,
            puller: this.#puller,
            recorder: this.#recorder,
            binder: this.#binder,
            node: () => this.#node.require(),
            nodeName: () => this.#node.name,
          })
        : new ObserverSession({ ...shared, pods });
    this.#session = session;
    this.#feed.show(pods);
    this.#node.attached(runtime.info, session);
    try {
      await session.start();
    } catch (error) {
      await this.detach();
      throw error;
    }
  }

  /** Lets go of the runtime: nothing is stopped in it, the last known pods stay. */
  async detach(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    this.#node.detached();
    await session?.stop();
  }

  /** A defaulted and validated pod becomes desired. `AlreadyExists` in the API server's words. */
  async create(pod: PodManifest): Promise<PodObject> {
    this.#requireWritable();
    const created = newPod(pod, this.#options.ids, this.#options.clock.now());
    const { namespace, name, uid } = created.metadata;
    const existing = this.#pods.find(namespace, name);
    if (existing) throw alreadyExists(existing);
    // Begun before it is saved: should that be lost, the sandbox's labels carry a copy, and the pod is adopted.
    const saved = this.#pods.put(created);
    const begun = this.#session instanceof LeaderSession ? this.#session.created(uid) : undefined;
    await Promise.all([saved, begun]);
    return this.#pods.get(uid) ?? created;
  }

  /** Changes metadata and images in place; the caller has checked that nothing else differs. */
  async update(pod: PodObject): Promise<PodObject> {
    this.#requireWritable();
    const { uid } = pod.metadata;
    const current = this.#pods.get(uid);
    if (!current) throw notFound(pod.metadata.name);
    const { deletionTimestamp, deletionGracePeriodSeconds } = current.metadata;
    const metadata = {
      ...pod.metadata,
      ...(deletionTimestamp === undefined ? {} : { deletionTimestamp }),
      ...(deletionGracePeriodSeconds === undefined ? {} : { deletionGracePeriodSeconds }),
    };
    const nodeName = current.spec.nodeName;
    const spec = { ...pod.spec, ...(nodeName === undefined ? {} : { nodeName }) };
    await this.#pods.put({ ...current, metadata, spec });
    await this.#desiredChanged(uid);
    return this.#pods.get(uid) ?? pod;
  }

  async delete({ namespace, name }: PodRef, options: DeleteOptions = {}): Promise<DeleteOutcome> {
    this.#requireWritable();
    const pod = this.#pods.find(namespace, name);
    if (!pod) throw notFound(name);
    const { uid } = pod.metadata;
    const decision = decideDelete(pod, options, this.#options.clock.now());
    if (decision.kind === 'remove') {
      await (pod.spec.nodeName ? this.#pods.bury(pod) : this.#pods.remove(uid));
    } else if (decision.kind === 'terminate') await this.#pods.put(decision.pod);
    if (decision.kind !== 'unchanged') await this.#desiredChanged(uid);
    return { uid, outcome: decision.kind === 'remove' ? 'deleted' : 'deleting' };
  }

  /** Resolves when the pod's object is gone; `Cancelled` when the signal is aborted before. */
  whenGone(uid: string, signal: AbortSignal): Promise<void> {
    const resources = new DisposableStack();
    return new Promise<void>((resolve, reject) => {
      const check = () => this.#feed.get(uid) === undefined && resolve();
      const cancel = () => reject(new AppError('Cancelled', 'The wait for the pod to go was cancelled.'));
      resources.use(this.#feed.subscribe(check));
      signal.addEventListener('abort', cancel, { once: true });
      resources.use({ dispose: () => signal.removeEventListener('abort', cancel) });
      check();
      if (signal.aborted) cancel();
    }).finally(() => resources.dispose());
  }

  /** The engine as a Node; undefined until one was attached. */
  node(): Node | undefined {
    return this.#node.object();
  }

  subscribeNode(listener: () => void): Disposable {
    return this.#node.subscribe(listener);
  }

  async labelNode(edit: LabelEdit): Promise<Node> {
    this.#requireWritable();
    await this.#node.label(edit);
    if (this.#session instanceof LeaderSession) await this.#session.bindPending();
    return this.#node.require();
  }

  dispose(): void {
    this.#puller.dispose();
    this.#recorder.dispose();
  }

  async #desiredChanged(uid: string): Promise<void> {
    if (this.#session instanceof LeaderSession) await this.#session.desiredChanged(uid);
  }

  #requireWritable(): void {
    if (this.#role !== 'observer') return;
    throw explainedError('FailedPrecondition', 'onlyObserves');
  }
}

function notFound(name: string): AppError {
  return new AppError('NotFound', `pods "${name}" not found`);
}

function alreadyExists({ metadata: { name, deletionTimestamp } }: PodObject): AppError {
  const message = `pods "${name}" already exists`;
  return new AppError(
    'AlreadyExists',
    deletionTimestamp === undefined ? message : `object is being deleted: ${message}`,
  );
}
