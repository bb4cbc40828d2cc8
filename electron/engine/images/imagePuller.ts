// All pulls of the engine: one per image however many pods wait for it, at most a few at once, with progress that the
// page shows. A pull ends when nobody waits for it any more or when the user cancels it.

import { AppError } from '../../common/appError.ts';
import { type Clock, timestamp } from '../../common/clock.ts';
import type { ImagePull } from '../../common/contract/images.ts';
import type { Disposable } from '../../common/disposable.ts';
import { explainedError } from '../../common/explainedError.ts';
import type { IdSource } from '../../common/ids.ts';
import { ObservableValue } from '../../common/observable.ts';
import type { ImageRecord, PodRuntime, PullProgress } from '../runtime/podRuntime.ts';
import { runtimeErrorText } from '../runtimeErrorText.ts';
import { Limiter } from '../work/limiter.ts';
import { untilAborted } from '../work/untilAborted.ts';

/** Docker downloads three layers per image by default; more images at once only share the line. */
const MAX_PARALLEL_PULLS = 4;
/** Progress lines come by the hundred per second; a screen needs ten. */
const PROGRESS_INTERVAL_MS = 100;
/** How long an ended pull stays in the list (contract of `images.watchPulls`). */
const ENDED_KEPT_MS = 60_000;

export interface PulledImage {
  readonly image: ImageRecord;
  /** The download alone. */
  readonly pullMs: number;
  /** With the wait for a free slot. */
  readonly totalMs: number;
}

/** The pulls as the page sees them. */
export interface PullTracker {
  /** Running ones and those that ended in the last minute. */
  list(): readonly ImagePull[];
  subscribe(listener: () => void): Disposable;
  /** `NotFound` when there is no such pull any more. */
  cancel(id: string): void;
}

interface Pull {
  readonly id: string;
  readonly reference: string;
  readonly startedAt: number;
  readonly waiters: Map<symbol, string>;
  readonly layers: Map<string, PullProgress>;
  readonly abort: AbortController;
  isCancelled: boolean;
  state: ImagePull['state'];
  podUids: readonly string[];
  finishedAt: number | undefined;
  error: string | undefined;
  result: Promise<PulledImage>;
}

export class ImagePuller implements PullTracker, Disposable {
  readonly #clock: Clock;
  readonly #ids: IdSource;
  readonly #slots = new Limiter(MAX_PARALLEL_PULLS);
  readonly #pulls = new Map<string, Pull>();
  readonly #list = new ObservableValue<readonly ImagePull[]>([]);
  #progressTimer: Disposable | undefined;
  /** One for each pull that has ended and is still listed. */
  readonly #forgetTimers = new Set<Disposable>();

  constructor(clock: Clock, ids: IdSource) {
    this.#clock = clock;
    this.#ids = ids;
  }

  list(): readonly ImagePull[] {
    return this.#list.value;
  }

  subscribe(listener: () => void): Disposable {
    return this.#list.subscribe(listener);
  }

  cancel(id: string): void {
    const pull = this.#pulls.get(id);
    if (pull?.state !== 'pulling') throw explainedError('NotFound', 'pullEnded');
    pull.isCancelled = true;
    pull.abort.abort();
  }

  /** Joins the pull of this image that runs, or begins one. Aborting the signal leaves it. */
  async pull(
    runtime: PodRuntime,
    reference: string,
    podUid: string,
    signal: AbortSignal,
  ): Promise<PulledImage> {
    const running = [...this.#pulls.values()].find(
      (pull) => pull.reference === reference && pull.state === 'pulling' && !pull.abort.signal.aborted,
    );
    const pull = running ?? this.#begin(runtime, reference);
    const waiter = Symbol(podUid);
    pull.waiters.set(waiter, podUid);
    pull.podUids = [...new Set([...pull.podUids, podUid])];
    this.#publish();
    try {
      return await untilAborted(pull.result, signal);
    } finally {
      pull.waiters.delete(waiter);
      if (pull.waiters.size === 0) pull.abort.abort();
    }
  }

  #begin(runtime: PodRuntime, reference: string): Pull {
    const pull: Pull = {
      id: this.#ids.uid(),
      reference,
      startedAt: this.#clock.now(),
      waiters: new Map(),
      layers: new Map(),
      abort: new AbortController(),
      isCancelled: false,
      state: 'pulling',
      podUids: [],
      finishedAt: undefined,
      error: undefined,
      result: Promise.reject(new AppError('Internal', 'The pull has not begun.')),
    };
    pull.result.catch(() => undefined);
    this.#pulls.set(pull.id, pull);
    pull.result = this.#run(runtime, pull);
    // Whoever waits sees the failure; a pull that everybody has left fails for nobody.
    pull.result.catch(() => undefined);
    return pull;
  }

  async #run(runtime: PodRuntime, pull: Pull): Promise<PulledImage> {
    const { signal } = pull.abort;
    try {
      const pulled = await this.#slots.run(async () => {
        const begunAt = this.#clock.now();
        const onProgress = (progress: PullProgress) => this.#progress(pull, progress);
        const image = await runtime.pullImage(pull.reference, onProgress, signal);
        return { image, begunAt };
      }, signal);
      const now = this.#clock.now();
      this.#end(pull, 'done', undefined);
      return { image: pulled.image, pullMs: now - pulled.begunAt, totalMs: now - pull.startedAt };
    } catch (error) {
      const wasLeft = signal.aborted && !pull.isCancelled;
      this.#end(pull, signal.aborted ? 'cancelled' : 'failed', wasLeft ? undefined : runtimeErrorText(error));
      if (!pull.isCancelled) throw error;
      // For the pod this is a failed pull, not the end of its own work.
      throw new AppError('FailedPrecondition', 'The pull was cancelled by the user.', { cause: error });
    }
  }

  #progress(pull: Pull, progress: PullProgress): void {
    pull.layers.set(progress.layer, progress);
    this.#progressTimer ??= this.#clock.setTimer(PROGRESS_INTERVAL_MS, () => this.#publish());
  }

  #end(pull: Pull, state: ImagePull['state'], error: string | undefined): void {
    pull.state = state;
    pull.error = error;
    pull.finishedAt = this.#clock.now();
    this.#publish();
    const timer = this.#clock.setTimer(ENDED_KEPT_MS, () => {
      this.#forgetTimers.delete(timer);
      this.#pulls.delete(pull.id);
      this.#publish();
    });
    this.#forgetTimers.add(timer);
  }

  /** Pulls end with the pods that wait for them; what is left here are timers. */
  dispose(): void {
    this.#progressTimer?.dispose();
    for (const timer of this.#forgetTimers) timer.dispose();
    this.#forgetTimers.clear();
  }

  #publish(): void {
    this.#progressTimer?.dispose();
    this.#progressTimer = undefined;
    this.#list.set([...this.#pulls.values()].map(toImagePull));
  }
}

function toImagePull(pull: Pull): ImagePull {
  return {
    id: pull.id,
    image: pull.reference,
    podUids: [...pull.podUids],
    state: pull.state,
    layers: [...pull.layers.values()].map(({ layer, ...progress }) => ({ id: layer, ...progress })),
    startedAt: timestamp(pull.startedAt),
    ...(pull.finishedAt === undefined ? {} : { finishedAt: timestamp(pull.finishedAt) }),
    ...(pull.error === undefined ? {} : { error: pull.error }),
  };
}
