// One attached runtime, only looked at, because another Podbay leads: pods rebuilt from the sandboxes' labels, their
// status computed. Writes nothing, neither to the runtime nor to the store on disk.

import { errorMessage } from '../../common/appError.ts';
import type { EngineLogger } from '../engineLogger.ts';
import { type ObservedPod, observePods } from '../observe.ts';
import type { PodTable } from '../podTable.ts';
import type { RuntimeSnapshot } from '../runtime/podRuntime.ts';
import { PodSync, type PodView } from './podSync.ts';
import { RuntimeWatcher } from './runtimeWatcher.ts';

export interface ObserverOptions extends PodView {
  readonly logger: EngineLogger;
  /** Over a store in memory. */
  readonly pods: PodTable;
  readonly isWatched: () => boolean;
}

export class ObserverSession {
  readonly #options: ObserverOptions;
  readonly #watcher: RuntimeWatcher;
  readonly #end = new AbortController();
  readonly #syncs = new Map<string, PodSync>();
  readonly #dirtyUids = new Set<string>();
  /** Looks follow one another, so that an older one never overwrites a newer one. */
  #looks: Promise<void> = Promise.resolve();

  constructor(options: ObserverOptions) {
    this.#options = options;
    this.#watcher = new RuntimeWatcher({
      ...options,
      onChanged: (uid) => this.#changed(uid),
      onSnapshot: (snapshot) => this.#inTurn(() => this.#show(snapshot, undefined)),
    });
  }

  get lastRelistAt(): number {
    return this.#watcher.lastRelistAt;
  }

  get isHealthy(): boolean {
    return this.#watcher.isHealthy;
  }

  start(): Promise<void> {
    return this.#watcher.start();
  }

  async stop(): Promise<void> {
    this.#end.abort();
    await this.#watcher.stop();
    await this.#looks;
  }

  #changed(uid: string): void {
    if (this.#dirtyUids.has(uid)) return;
    this.#dirtyUids.add(uid);
    void this.#inTurn(async () => {
      this.#dirtyUids.delete(uid);
      await this.#show(await this.#options.runtime.snapshot(uid, this.#end.signal), uid);
    });
  }

  #inTurn(look: () => Promise<void>): Promise<void> {
    this.#looks = this.#looks.then(look).catch((error: unknown) => {
      if (this.#end.signal.aborted) return;
      this.#options.logger.warn('The pods could not be looked at.', { error: errorMessage(error) });
    });
    return this.#looks;
  }

  /** `uid`: the snapshot is of this pod only. */
  async #show(snapshot: RuntimeSnapshot, uid: string | undefined): Promise<void> {
    const observed = observePods(snapshot);
    for (const [podUid, pod] of observed) await this.#showPod(podUid, pod);
    const shown = uid === undefined ? [...this.#syncs.keys()] : [uid];
    for (const gone of shown.filter((known) => !observed.has(known))) {
      this.#syncs.delete(gone);
      await this.#options.pods.remove(gone);
    }
  }

  async #showPod(uid: string, observed: ObservedPod): Promise<void> {
    const { pods } = this.#options;
    // A pod whose sandbox is being replaced is known from before.
    const pod = observed.sandboxes[0]?.pod ?? pods.get(uid);
    if (!pod) return;
    const sync = this.#syncs.get(uid) ?? new PodSync(this.#options, undefined);
    this.#syncs.set(uid, sync);
    await sync.take(pod, observed, this.#end.signal);
    const status = sync.status({ pod, removal: 'none' });
    sync.rememberStatus(status);
    if (JSON.stringify(status) !== JSON.stringify(pods.get(uid)?.status)) await pods.put({ ...pod, status });
  }
}
