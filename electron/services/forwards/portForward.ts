// One forward: its port, its way into the pod as the pod is now, and what it tells of both. It keeps trying for as long
// as it is on; only switching it off closes the port.

import { errorMessage, isAppError } from '../../common/appError.ts';
import { type Clock, timestamp } from '../../common/clock.ts';
import type {
  ConnectionFailure,
  Forward,
  ForwardIntent,
  ListenFailure,
} from '../../common/contract/forwards.ts';
import type { Disposable } from '../../common/disposable.ts';
import { DialError } from '../../engine/runtime/dialError.ts';
import type { DialPath, PodConnection, PodDatagrams } from '../../engine/runtime/podDialer.ts';
import { Wakeup, wakeableSleep } from '../wakeup.ts';
import { DIAL_RETRY_MS, LISTEN_RETRY_MS, MAX_REFUSALS, POD_WAIT_MS } from './forwardLimits.ts';
import { forwardState, type PortState } from './forwardState.ts';
import type { Listener, PodSide } from './listener.ts';
import { LiveConnections } from './liveConnections.ts';
import type { OpenPort } from './openPort.ts';
import type { PodDialers } from './podDialers.ts';
import type { PodTarget } from './podTarget.ts';

export interface PortForwardOptions {
  readonly intent: ForwardIntent;
  readonly target: PodTarget;
  readonly dialers: Pick<PodDialers, 'connect' | 'openDatagrams'>;
  readonly openPort: OpenPort;
  /** The ports that other forwards want at the moment, on or off. */
  readonly reserved: () => ReadonlySet<number>;
  readonly clock: Clock;
  /** `traffic`: what comes with every connection, and is told at its own pace. */
  readonly onChange: (what: 'state' | 'traffic') => void;
}

export class PortForward implements PodSide, Disposable {
  readonly connections = new LiveConnections();
  readonly #options: PortForwardOptions;
  readonly #targetChange = new Wakeup();
  #intent: ForwardIntent;
  #target: PodTarget;
  #port: PortState = { kind: 'closed' };
  #listener: Listener | undefined;
  #retry: Disposable | undefined;
  #path: DialPath | undefined;
  #lastFailure: ConnectionFailure | undefined;
  /** Never rejects. */
  #opening: Promise<unknown> = Promise.resolve();
  /** Tells a try to open the port that another one was asked for, or none is wanted any more. */
  #attempt = 0;

  constructor(options: PortForwardOptions) {
    this.#options = options;
    this.#intent = options.intent;
    this.#target = options.target;
  }

  get intent(): ForwardIntent {
    return this.#intent;
  }

  describe(): Forward {
    return {
      ...this.#intent,
      state: forwardState(this.#port, this.#target, this.#path),
      traffic: this.connections.traffic(),
      ...(this.#lastFailure === undefined ? {} : { lastFailure: this.#lastFailure }),
    };
  }

  /**
   * Opens the first of the ports that can be had. Resolves with why the first of them could not; the forward is then in
   * error, or on another one. Does nothing while the port is open.
   */
  async switchOn(ports: readonly number[] = [this.#intent.localPort]): Promise<ListenFailure | undefined> {
    if (this.#listener !== undefined) return undefined;
    if (!this.#intent.isOn) this.#forget();
    this.#intent = { ...this.#intent, isOn: true };
    if (this.#port.kind === 'closed') this.#setPort({ kind: 'opening' });
    return this.#open(ports);
  }

  switchOff(): void {
    this.#intent = { ...this.#intent, isOn: false };
    this.#close();
    this.#forget();
    this.#setPort({ kind: 'closed' });
  }

  /** Takes a changed intent; one that is on opens the new port first, and stays as it was when that fails. */
  async change(
    next: Pick<ForwardIntent, 'localPort' | 'bindAddress' | 'scheme' | 'restoreOnStart'>,
  ): Promise<ListenFailure | undefined> {
    const { localPort, bindAddress } = this.#intent;
    const moves = next.localPort !== localPort || next.bindAddress !== bindAddress;
    const before = this.#intent;
    let refusal: ListenFailure | undefined;
    this.#intent = { ...before, ...next };
    if (moves && before.isOn) {
      // The same number on another address would find itself in the way.
      this.#close();
      refusal = await this.#open([next.localPort]);
      if (refusal !== undefined) {
        this.#intent = before;
        await this.#open([before.localPort]);
      }
    }
    this.#options.onChange('state');
    return refusal;
  }

  /** The pod as it is now. */
  follow(target: PodTarget): void {
    const before = this.#target;
    this.#target = target;
    this.#targetChange.wake();
    const identity = (of: PodTarget) => (of.kind === 'away' ? of.reason : of.podUid);
    if (identity(before) === identity(target)) return;
    // What failed in a pod that went, or for want of one, says nothing of this one.
    this.#lastFailure = undefined;
    if (this.#port.kind === 'open') this.#options.onChange('state');
  }

  /** Closes everything; the intent stays as it is. */
  dispose(): void {
    this.#close();
    this.#forget();
  }

  connect(signal: AbortSignal): Promise<PodConnection> {
    const { dialers } = this.#options;
    return this.#reach((podUid) => dialers.connect(podUid, this.#intent.podPort, signal), signal);
  }

  openDatagrams(signal: AbortSignal): Promise<PodDatagrams> {
    const { dialers } = this.#options;
    return this.#reach((podUid) => dialers.openDatagrams(podUid, this.#intent.podPort, signal), signal);
  }

  connected(path: DialPath): void {
    this.#path = path;
    this.#lastFailure = undefined;
    this.#options.onChange('traffic');
  }

  changed(): void {
    this.#options.onChange('traffic');
  }

  failed(error: unknown): void {
    if (this.#port.kind !== 'open') return;
    this.#lastFailure = {
      reason: error instanceof DialError ? error.reason : 'other',
      message: errorMessage(error),
      at: timestamp(this.#options.clock.now()),
    };
    this.#options.onChange('traffic');
  }

  /**
   * Waits for a pod that is away, for another sandbox when this one has just gone, and for a container that restarts. To
   * be refused by one that is ready is the answer, but for the moment until a restart is known.
   */
  async #reach<T>(dial: (podUid: string) => Promise<T>, signal: AbortSignal): Promise<T> {
    const { clock } = this.#options;
    const deadline = clock.now() + POD_WAIT_MS;
    let hasWaited = false;
    let refusals = 0;
    for (;;) {
      const target = this.#target;
      const isOver = clock.now() >= deadline || signal.aborted;
      if (target.kind === 'running') {
        try {
          return await dial(target.podUid);
        } catch (error) {
          const isRefused = isAppError(error, 'Unavailable');
          if (isRefused) refusals += 1;
          hasWaited ||= !isRefused || !target.isServing;
          const mayComeYet =
            isAppError(error, 'FailedPrecondition') || (isRefused && (hasWaited || refusals < MAX_REFUSALS));
          if (!mayComeYet || isOver) throw error;
        }
      } else if (isOver) throw podAway();
      else hasWaited = true;
      const wait = target.kind === 'running' ? DIAL_RETRY_MS : deadline - clock.now();
      await wakeableSleep(clock, wait, this.#targetChange);
    }
  }

  /** One try at a time: two of them would find each other in the way. The last one asked for counts. */
  #open(ports: readonly number[]): Promise<ListenFailure | undefined> {
    this.#attempt += 1;
    const attempt = this.#attempt;
    this.#retry?.dispose();
    const opened = this.#opening.then(() => this.#tryToOpen(ports, attempt));
    this.#opening = opened;
    return opened;
  }

  async #tryToOpen(ports: readonly number[], attempt: number): Promise<ListenFailure | undefined> {
    if (attempt !== this.#attempt) return undefined;
    const { protocol, bindAddress } = this.#intent;
    const { openPort, reserved } = this.#options;
    const request = { protocol, address: bindAddress, ports, reserved: reserved(), podSide: this };
    const { listener, failure } = await openPort(request);
    if (attempt !== this.#attempt) {
      listener?.close();
      return undefined;
    }
    if (listener === undefined) {
      this.#retry = this.#options.clock.setTimer(LISTEN_RETRY_MS, () => void this.#open(ports));
      this.#setPort({ kind: 'failed', failure });
      return failure;
    }
    this.#listener = listener;
    this.#intent = { ...this.#intent, localPort: listener.port };
    this.#setPort({ kind: 'open' });
    return failure;
  }

  #close(): void {
    this.#attempt += 1;
    this.#retry?.dispose();
    this.#listener?.close();
    this.#listener = undefined;
  }

  /** Whoever waits for the pod stops waiting. */
  #forget(): void {
    this.connections.clear();
    this.#targetChange.wake();
    this.#path = undefined;
    this.#lastFailure = undefined;
  }

  #setPort(port: PortState): void {
    this.#port = port;
    this.#options.onChange('state');
  }
}

function podAway(): DialError {
  return new DialError('podAway', 'The pod did not come back within 10 s.');
}
