// Keeps one session with the services alive: connects, notices the end, waits, connects again. Its `api` stays the
// same object over all sessions; while there is none, calls fail at once with `Unavailable`.

import { errorMessage, isAppError } from '../../electron/common/appError.ts';
import { type Clock, sleep, systemClock } from '../../electron/common/clock.ts';
import { type Contract, contract } from '../../electron/common/contract.ts';
import { explainedError } from '../../electron/common/explainedError.ts';
import { type ChannelClose, closeCodes } from '../../electron/common/rpc/channel.ts';
import { createClient } from '../../electron/common/rpc/client.ts';
import type { ContractClient } from '../../electron/common/rpc/define.ts';
import { RpcSession } from '../../electron/common/rpc/rpcSession.ts';
import type { Host } from '../host/host.ts';

export type ConnectionState =
  | { readonly phase: 'connecting' }
  | { readonly phase: 'open' }
  /** Retried by itself; `retryAt` is in ms since the epoch. */
  | { readonly phase: 'lost'; readonly message: string; readonly retryAt: number }
  /** Final: the token is not valid; `message` says what to open. */
  | { readonly phase: 'refused'; readonly message: string }
  /** Final: page and services are of different versions; reloading helps. */
  | { readonly phase: 'versionMismatch' };

const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 10_000;

export interface ConnectionOptions {
  readonly clock?: Clock;
  /** In [0, 1): spreads the retries of several tabs. */
  readonly random?: () => number;
}

export class Connection {
  readonly api: ContractClient<Contract>;
  readonly #host: Host;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #listeners = new Set<() => void>();
  readonly #ended = new AbortController();
  #wait = new AbortController();
  #session: RpcSession | undefined;
  #state: ConnectionState = { phase: 'connecting' };
  #failures = 0;

  constructor(host: Host, { clock = systemClock, random = Math.random }: ConnectionOptions = {}) {
    this.#host = host;
    this.#clock = clock;
    this.#random = random;
    this.api = createClient(contract, () => this.#currentSession());
  }

  /** Same object until something changes, as React's external stores want it. */
  readonly getState = (): ConnectionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Connects and keeps connected until `close`; resolves then or when trying again cannot help. */
  async run(): Promise<void> {
    while (!this.#ended.signal.aborted) {
      // A lost connection stays lost, on screen too, until the next one stands.
      const end = await this.#oneSession();
      if (this.#ended.signal.aborted) return;
      if (end.phase !== 'lost') return this.#setState(end);
      const delayMs = this.#nextDelayMs();
      this.#setState({ ...end, retryAt: this.#clock.now() + delayMs });
      await this.#pause(delayMs);
    }
  }

  /** Ends the pause before the next attempt. */
  retryNow(): void {
    this.#wait.abort();
  }

  close(): void {
    this.#ended.abort();
    this.#wait.abort();
    this.#session?.close();
  }

  #currentSession(): RpcSession {
    if (this.#session !== undefined && this.#state.phase === 'open') return this.#session;
    throw explainedError('Unavailable', 'pageNotConnected', { retryable: true });
  }

  async #oneSession(): Promise<ConnectionState> {
    try {
      const channel = await this.#host.connect(this.#ended.signal);
      return await new Promise<ConnectionState>((resolve) => {
        this.#session = new RpcSession(channel, {
          onReady: () => {
            this.#failures = 0;
            this.#setState({ phase: 'open' });
          },
          onClose: (close) => {
            // Said before any failed call is seen, so that who asks for the state then does not find `open`.
            this.#setState(afterClose(close, this.#clock.now()));
            resolve(this.#state);
          },
        });
      });
    } catch (error) {
      if (isAppError(error, 'PermissionDenied')) return { phase: 'refused', message: error.message };
      return { phase: 'lost', message: errorMessage(error), retryAt: this.#clock.now() };
    } finally {
      this.#session = undefined;
    }
  }

  async #pause(delayMs: number): Promise<void> {
    this.#wait = new AbortController();
    try {
      await sleep(this.#clock, delayMs, this.#wait.signal);
    } catch (error) {
      if (!isAppError(error, 'Cancelled')) throw error;
    }
  }

  #nextDelayMs(): number {
    const full = Math.min(FIRST_RETRY_MS * 2 ** this.#failures, LAST_RETRY_MS);
    this.#failures += 1;
    return Math.round(full * (0.75 + this.#random() / 4));
  }

  #setState(state: ConnectionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function afterClose({ code, reason }: ChannelClose, now: number): ConnectionState {
  if (code === closeCodes.versionMismatch) return { phase: 'versionMismatch' };
  const message =
    reason === '' ? 'The connection to Podbay was lost.' : `The connection to Podbay was lost: ${reason}`;
  return { phase: 'lost', message, retryAt: now };
}
