// Finding and opening an engine. Implemented by `electron/docker`, injected by the hosts.

import type { EngineFailure } from '../../common/contract/system.ts';
import type { PodRuntime } from './podRuntime.ts';

export type ConnectOutcome =
  | { readonly kind: 'connected'; readonly runtime: PodRuntime }
  | { readonly kind: 'failed'; readonly failure: EngineFailure };

/** The instance of an ordinary start. */
export const DEFAULT_INSTANCE = 'default';

export interface ConnectOptions {
  /** From the settings or the command line; empty: discover. */
  readonly engineUrl: string;
  /** From the settings; empty: our own infra image. */
  readonly pauseImage: string;
  /**
   * Which Podbay this is on the engine: only what carries this value of the label `io.podbay.instance` is listed or
   * touched, and each instance has its own lease. `default` unless several are wanted side by side, as in tests.
   */
  readonly instance: string;
}

export interface RuntimeConnector {
  /** Tries every candidate once, in order; never throws for an engine that is not there. */
  connect(options: ConnectOptions, signal: AbortSignal): Promise<ConnectOutcome>;
}
