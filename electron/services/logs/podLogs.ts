// All logs that are open: one per pods and range, shared by its readers, followed while someone reads and a little
// longer. The log of a pod that is being deleted is read at once, because Docker forgets it with the container.

import type { Clock } from '../../common/clock.ts';
import { timestamp } from '../../common/clock.ts';
import type { LogRange } from '../../common/contract/logs.ts';
import type { PodRef } from '../../common/contract/objects.ts';
import type { Disposable } from '../../common/disposable.ts';
import type { PodObject } from '../../common/kubernetes/objects.ts';
import { latestValues } from '../../common/observable.ts';
import type { PodsChange } from '../pods/podService.ts';
import { LAST_READ_MS, LINGER_MS, MAX_RETAINED_LOGS, RETAIN_MS, RETAINED_TAIL } from './logLimits.ts';
import { PodLog, type PodLogOptions } from './podLog.ts';

export interface LogFeed {
  list(): readonly PodObject[];
  subscribe(listener: (change: PodsChange) => void): Disposable;
}

export interface PodLogsOptions extends Omit<PodLogOptions, 'pods' | 'range' | 'feed'> {
  readonly feed: LogFeed;
}

interface OpenLog {
  readonly log: PodLog;
  readers: number;
  linger: Disposable | undefined;
}

interface RetainedLog {
  readonly ref: PodRef;
  readonly log: PodLog;
  deletedAt: number | undefined;
  expiry: Disposable | undefined;
}

export interface LogLease extends Disposable {
  readonly log: PodLog;
}

export class PodLogs implements Disposable {
  readonly #options: PodLogsOptions;
  readonly #clock: Clock;
  readonly #open = new Map<string, OpenLog>();
  readonly #retained = new Map<string, RetainedLog>();
  readonly #subscription: Disposable;

  constructor(options: PodLogsOptions) {
    this.#options = options;
    this.#clock = options.clock;
    this.#subscription = options.feed.subscribe((change) => this.#noticeDeletions(change));
  }

  /** The log of these pods; to be disposed by its reader. A pod that is gone is answered from what was kept of it. */
  open(pods: readonly PodRef[], range: LogRange): LogLease {
    const [only] = pods;
    const kept =
      pods.length === 1 && only && !this.#exists(only) ? this.#retained.get(keyOf(only)) : undefined;
    if (kept) return { log: kept.log, dispose: () => undefined };
    const key = JSON.stringify([pods.map(keyOf), range]);
    const found = this.#open.get(key);
    const entry = found ?? { log: this.#create(pods, range), readers: 0, linger: undefined };
    this.#open.set(key, entry);
    entry.linger?.dispose();
    entry.readers += 1;
    let isOpen = true;
    return {
      log: entry.log,
      dispose: () => {
        if (isOpen) this.#leave(key, entry);
        isOpen = false;
      },
    };
  }

  /** Pods that are gone and can still be read, the last deleted first. */
  retained(): readonly (PodRef & { readonly deletedAt: string })[] {
    return [...this.#retained.values()]
      .filter(({ ref }) => !this.#exists(ref))
      .sort((a, b) => (b.deletedAt ?? 0) - (a.deletedAt ?? 0))
      .map(({ ref, deletedAt }) => ({ ...ref, deletedAt: timestamp(deletedAt ?? this.#clock.now()) }));
  }

  /** Waits a moment for the logs of pods that are being deleted: it is their last. */
  async untilRead(containerId: string, signal: AbortSignal): Promise<void> {
    const stop = new AbortController();
    const timer = this.#clock.setTimer(LAST_READ_MS, () => stop.abort());
    const until = AbortSignal.any([signal, stop.signal]);
    const going = [...this.#retained.values()].filter(({ deletedAt }) => deletedAt === undefined);
    await Promise.all(going.map(({ log }) => untilComplete(log, containerId, until)));
    timer.dispose();
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const { log, linger } of this.#open.values()) {
      linger?.dispose();
      log.dispose();
    }
    for (const key of this.#retained.keys()) this.#forget(key);
    this.#open.clear();
  }

  #create(pods: readonly PodRef[], range: LogRange): PodLog {
    return new PodLog({ ...this.#options, pods, range });
  }

  #leave(key: string, entry: OpenLog): void {
    entry.readers -= 1;
    if (entry.readers > 0) return;
    entry.linger = this.#clock.setTimer(LINGER_MS, () => {
      this.#open.delete(key);
      entry.log.dispose();
    });
  }

  #noticeDeletions({ upserted, removedUids }: PodsChange): void {
    for (const { metadata } of upserted) {
      if (metadata.deletionTimestamp !== undefined)
        this.#retain({ namespace: metadata.namespace, name: metadata.name });
    }
    if (removedUids.length === 0) return;
    for (const [key, kept] of this.#retained) {
      if (kept.deletedAt !== undefined || this.#exists(kept.ref)) continue;
      kept.deletedAt = this.#clock.now();
      kept.expiry = this.#clock.setTimer(RETAIN_MS, () => this.#forget(key));
    }
  }

  #retain(ref: PodRef): void {
    const key = keyOf(ref);
    const known = this.#retained.get(key);
    if (known) {
      known.expiry?.dispose();
      known.expiry = undefined;
      known.deletedAt = undefined;
      return;
    }
    const oldest = this.#retained.keys().next().value;
    if (this.#retained.size >= MAX_RETAINED_LOGS && oldest !== undefined) this.#forget(oldest);
    const log = this.#create([ref], { by: 'tail', lines: RETAINED_TAIL });
    this.#retained.set(key, { ref, log, deletedAt: undefined, expiry: undefined });
  }

  #forget(key: string): void {
    const kept = this.#retained.get(key);
    kept?.expiry?.dispose();
    kept?.log.dispose();
    this.#retained.delete(key);
  }

  #exists({ namespace, name }: PodRef): boolean {
    return this.#options.feed
      .list()
      .some(({ metadata }) => metadata.namespace === namespace && metadata.name === name);
  }
}

async function untilComplete(log: PodLog, containerId: string, signal: AbortSignal): Promise<void> {
  for await (const _change of latestValues(log.changes, signal)) if (log.hasAllOf(containerId)) return;
}

function keyOf({ namespace, name }: PodRef): string {
  return `${namespace}/${name}`;
}
