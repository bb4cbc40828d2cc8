// Keeps the engine connected: connect, take the lease, run until the engine is lost, and again. Publishes every step,
// so that the page can say what was tried, who holds the lease and when the next try comes.

import { AppError, errorMessage, isAppError } from '../common/appError.ts';
import { type Clock, timestamp } from '../common/clock.ts';
import type {
  EngineFailure,
  EngineInfo,
  EngineState,
  LeaseHolder,
  LeaseState,
} from '../common/contract/system.ts';
import type { Disposable } from '../common/disposable.ts';
import { type Observable, ObservableValue } from '../common/observable.ts';
import type { Lease, PodRuntime } from '../engine/runtime/podRuntime.ts';
import type { ConnectOptions, RuntimeConnector } from '../engine/runtime/runtimeConnector.ts';
import type { Logger } from './logger.ts';
import { Wakeup, wakeableSleep } from './wakeup.ts';

/** The screens promise "Checking again every 3 s". */
const ENGINE_RETRY_MS = 3_000;
/** How soon an observer notices that the leader has gone. */
const LEASE_RETRY_MS = 2_000;

/** The part of the pod engine that a session drives. */
export interface AttachableEngine {
  attach(runtime: PodRuntime, role: 'leader' | 'observer'): Promise<void>;
  detach(): Promise<void>;
}

export interface EngineSessionOptions {
  readonly connector: RuntimeConnector;
  readonly engine: AttachableEngine;
  readonly holder: LeaseHolder;
  /** Set where another process holds the data directory: this one never leads. */
  readonly storeHeldBy: LeaseHolder | undefined;
  readonly connectOptions: () => ConnectOptions;
  readonly clock: Clock;
  readonly logger: Logger;
}

export class EngineSession implements Disposable {
  readonly #options: EngineSessionOptions;
  readonly #end = new AbortController();
  readonly #state: ObservableValue<EngineState>;
  readonly #lease = new ObservableValue<LeaseState>({ role: 'pending' });
  readonly #runtime = new ObservableValue<PodRuntime | undefined>(undefined);
  readonly #wakeup = new Wakeup();
  #connection = new AbortController();
  #lastInfo: EngineInfo | undefined;
  /** The trouble that the log has last; undefined while there is none. */
  #lastSaid: string | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(options: EngineSessionOptions) {
    this.#options = options;
    this.#state = new ObservableValue<EngineState>({ phase: 'connecting', since: this.#now() });
  }

  get state(): Observable<EngineState> {
    return this.#state;
  }

  get lease(): Observable<LeaseState> {
    return this.#lease;
  }

  /** The connected engine, for what only reads: logs. */
  get runtime(): Observable<PodRuntime | undefined> {
    return this.#runtime;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Tries again now; does nothing while connected. */
  retry(): void {
    this.#wakeup.wake();
  }

  /** Drops the connection and connects anew: the address or the pause image was changed. */
  reconnect(): void {
    this.#lastInfo = undefined;
    this.#connection.abort();
    this.#wakeup.wake();
  }

  dispose(): void {
    this.#end.abort();
    this.#connection.abort();
    this.#wakeup.wake();
  }

  /** Resolves when the loop has ended after `dispose` and the lease is released. */
  ended(): Promise<void> {
    return this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#end.signal.aborted) {
      this.#connection = new AbortController();
      const failure = await this.#connect(this.#connection.signal);
      if (failure !== undefined) await this.#waitAfter(failure);
    }
  }

  /** Resolves when there is no connection any more: to what is wrong, or to undefined where it merely ended. */
  async #connect(signal: AbortSignal): Promise<EngineFailure | undefined> {
    let info: EngineInfo | undefined;
    try {
      const outcome = await this.#options.connector.connect(this.#options.connectOptions(), signal);
      if (outcome.kind === 'failed') return outcome.failure;
      ({ info } = outcome.runtime);
      await this.#use(outcome.runtime);
      return undefined;
    } catch (error) {
      if (this.#end.signal.aborted || isAppError(error, 'Cancelled')) return undefined;
      const failure = failureOf(error, info);
      this.#logOnce(failure, error);
      return failure;
    }
  }

  /** It is tried every three seconds: the log says it when it begins, and when it changes. */
  #logOnce({ kind, tried }: EngineFailure, error: unknown): void {
    const said = JSON.stringify(tried);
    if (said === this.#lastSaid) return;
    this.#lastSaid = said;
    // The stack of one of ours says nothing more than its text.
    const fields = error instanceof AppError ? tried[0] : { ...tried[0], error };
    this.#options.logger.error('The engine answers, but cannot be used', { kind, ...fields });
  }

  async #waitAfter(failure: EngineFailure): Promise<void> {
    const { clock } = this.#options;
    const retryAt = timestamp(clock.now() + ENGINE_RETRY_MS);
    const previous = this.#state.value;
    if (this.#lastInfo === undefined) this.#state.set({ phase: 'failed', failure, retryAt });
    else {
      const since = previous.phase === 'lost' ? previous.since : this.#now();
      this.#state.set({ phase: 'lost', since, info: this.#lastInfo, failure, retryAt });
    }
    await wakeableSleep(clock, ENGINE_RETRY_MS, this.#wakeup);
  }

  /** Returns when the engine is lost or the connection is dropped. */
  async #use(runtime: PodRuntime): Promise<void> {
    const { engine, logger } = this.#options;
    const { signal } = this.#connection;
    this.#runtime.set(runtime);
    const lost = this.#untilLost(runtime, signal);
    const led = this.#lead(runtime, signal);
    try {
      await Promise.race([lost, led]);
    } finally {
      this.#runtime.set(undefined);
      this.#connection.abort();
      this.#wakeup.wake();
      await Promise.allSettled([lost, led]);
      this.#lease.set({ role: 'pending' });
      await engine.detach();
      runtime.dispose();
      if (this.#isReady(runtime)) logger.info('Engine disconnected', { address: runtime.info.address });
    }
  }

  /** Only once it has run a container, the lease: an engine that answers may still be unable to. */
  #ready(runtime: PodRuntime): void {
    if (this.#isReady(runtime)) return;
    const { info } = runtime;
    this.#lastInfo = info;
    this.#lastSaid = undefined;
    this.#state.set({ phase: 'ready', info });
    this.#options.logger.info('Engine connected', { address: info.address, version: info.version });
  }

  #isReady({ info }: PodRuntime): boolean {
    return this.#state.value.phase === 'ready' && this.#state.value.info === info;
  }

  /** The event stream is the heartbeat: it ends exactly when the engine goes away. */
  async #untilLost(runtime: PodRuntime, signal: AbortSignal): Promise<void> {
    try {
      for await (const _event of runtime.watch(this.#options.clock.now(), signal)) {
        if (signal.aborted) return;
      }
    } catch (error) {
      if (!signal.aborted) this.#options.logger.warn('Engine lost', { error: errorMessage(error) });
    }
  }

  /** Leads while it has the lease, observes while another has it. */
  async #lead(runtime: PodRuntime, signal: AbortSignal): Promise<void> {
    const { engine, holder, storeHeldBy, clock } = this.#options;
    if (storeHeldBy !== undefined) {
      this.#ready(runtime);
      this.#lease.set({ role: 'observer', holder: storeHeldBy });
      await engine.attach(runtime, 'observer');
      return aborted(signal);
    }
    let observing = false;
    while (!signal.aborted) {
      const outcome = await runtime.acquireLease(holder, signal);
      this.#ready(runtime);
      if (outcome.kind === 'acquired') {
        await this.#holdLease(runtime, outcome.lease, signal);
        observing = false;
        continue;
      }
      this.#lease.set({ role: 'observer', holder: outcome.holder });
      if (!observing) await engine.attach(runtime, 'observer');
      observing = true;
      await wakeableSleep(clock, LEASE_RETRY_MS, this.#wakeup);
    }
  }

  /**
   * Leader only once all that exists is known: a pod made before could be one of those. The engine stops acting before
   * the lease is given up, so that two never act at once.
   */
  async #holdLease(runtime: PodRuntime, lease: Lease, signal: AbortSignal): Promise<void> {
    const { engine, logger } = this.#options;
    try {
      await engine.attach(runtime, 'leader');
      this.#lease.set({ role: 'leader' });
      await Promise.race([lease.lost, aborted(signal)]);
      if (!signal.aborted) logger.warn('The lease was lost');
    } finally {
      this.#lease.set({ role: 'pending' });
      await engine.detach();
      await lease.release();
    }
  }

  #now(): string {
    return timestamp(this.#options.clock.now());
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

/** An engine that was found answers with an error, or no more. */
function failureOf(error: unknown, info: EngineInfo | undefined): EngineFailure {
  const text = error instanceof AppError ? (error.details ?? error.message) : errorMessage(error);
  const isSilent = isAppError(error, 'Unavailable') || isAppError(error, 'DeadlineExceeded');
  return {
    kind: info === undefined ? 'protocol' : isSilent ? 'unreachable' : 'cannotRun',
    tried: [{ address: info?.address ?? '', source: info?.source ?? '', error: text }],
  };
}
