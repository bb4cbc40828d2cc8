// The merged log of one or several pods, by name: their containers, all runs that still exist, and whatever carries
// the name later. Pods come and go; the rows stay for as long as this log is kept.

import { errorMessage } from '../../common/appError.ts';
import type { Clock } from '../../common/clock.ts';
import type { LogRange } from '../../common/contract/logs.ts';
import type { PodRef } from '../../common/contract/objects.ts';
import { type Disposable, DisposableStack } from '../../common/disposable.ts';
import type { PodObject } from '../../common/kubernetes/objects.ts';
import { type Observable, ObservableValue } from '../../common/observable.ts';
import type { EngineLogger } from '../../engine/engineLogger.ts';
import type { PodRuntime } from '../../engine/runtime/podRuntime.ts';
import { LineMerger } from './lineMerger.ts';
import { LineStore } from './lineStore.ts';
import { TrackedRun } from './logRun.ts';
import { readRun } from './readRun.ts';

/** The pods of the engine as far as logs need them. */
export interface LoggedPods {
  list(): readonly PodObject[];
  subscribe(listener: () => void): Disposable;
}

export interface PodLogOptions {
  readonly pods: readonly PodRef[];
  readonly range: LogRange;
  readonly feed: LoggedPods;
  readonly runtime: Observable<PodRuntime | undefined>;
  readonly clock: Clock;
  readonly logger: EngineLogger;
}

export class PodLog implements Disposable {
  readonly store = new LineStore();
  readonly #options: PodLogOptions;
  readonly #merger: LineMerger;
  readonly #runs = new Map<string, TrackedRun>();
  readonly #changes = new ObservableValue(0);
  readonly #resources = new DisposableStack();
  readonly #end = new AbortController();
  #isReady = false;
  #looking: Promise<void> | undefined;
  #lookAgain = false;
  #isTold = false;

  constructor(options: PodLogOptions) {
    this.#options = options;
    this.#merger = this.#resources.use(
      new LineMerger(options.clock, (row) => {
        this.store.append(row);
        this.#tell();
      }),
    );
    const look = () => void this.#look();
    this.#resources.use(options.feed.subscribe(look));
    this.#resources.use(options.runtime.subscribe(look));
    look();
  }

  /** Changes with every turn that brought rows or news of a container. */
  get changes(): Observable<number> {
    return this.#changes;
  }

  /** False until the containers are known. */
  get isReady(): boolean {
    return this.#isReady;
  }

  get isLive(): boolean {
    return this.#options.runtime.value !== undefined;
  }

  /** True when nothing that this container said is missing here, also because it never ran. */
  hasAllOf(containerId: string): boolean {
    return this.#isReady && (this.#runs.get(containerId)?.isRead ?? true);
  }

  /** By index. */
  runs(): readonly TrackedRun[] {
    return [...this.#runs.values()];
  }

  dispose(): void {
    this.#end.abort();
    this.#resources.dispose();
  }

  /** A million rows are one notice, not a million. */
  #tell(): void {
    if (this.#isTold) return;
    this.#isTold = true;
    queueMicrotask(() => {
      this.#isTold = false;
      this.#changes.set(this.#changes.value + 1);
    });
  }

  /** One look at a time; what happens meanwhile is looked at after it. */
  #look(): Promise<void> {
    this.#lookAgain = true;
    this.#looking ??= this.#lookUntilQuiet().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #lookUntilQuiet(): Promise<void> {
    while (this.#lookAgain && !this.#end.signal.aborted) {
      this.#lookAgain = false;
      try {
        await this.#findRuns();
      } catch (error) {
        // The engine went away: its return is the next change.
        this.#options.logger.debug('The containers of a log could not be listed', {
          error: errorMessage(error),
        });
      }
      this.#tell();
    }
  }

  async #findRuns(): Promise<void> {
    const runtime = this.#options.runtime.value;
    if (runtime === undefined) return;
    for (const ref of this.#options.pods) {
      for (const uid of this.#uidsOf(ref)) {
        const { containers } = await runtime.snapshot(uid, this.#end.signal);
        for (const record of [...containers].sort((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0))) {
          const known = this.#runs.get(record.id);
          if (known) known.record = record;
          else if (record.startedAt !== undefined) this.#read(new TrackedRun(this.#runs.size, ref, record));
        }
      }
    }
    this.#isReady = true;
  }

  /** The pods of this name now and, until their containers have ended, those of before. */
  #uidsOf({ namespace, name }: PodRef): ReadonlySet<string> {
    const now = this.#options.feed
      .list()
      .filter(({ metadata }) => metadata.namespace === namespace && metadata.name === name)
      .map(({ metadata }) => metadata.uid);
    const before = this.runs()
      .filter((run) => !run.hasEnded && run.ref.namespace === namespace && run.ref.name === name)
      .map((run) => run.record.podUid);
    return new Set([...now, ...before]);
  }

  #read(run: TrackedRun): void {
    const { range, runtime, clock, logger } = this.#options;
    this.#runs.set(run.record.id, run);
    const refresh = () => this.#look();
    readRun({ run, range, runtime, clock, input: this.#merger.add(), refresh }, this.#end.signal).then(
      () => {
        run.isRead = true;
        this.#tell();
      },
      (error: unknown) => logger.error('A log could not be read', { container: run.record.id, error }),
    );
  }
}
