// The engine that a terminal is on. A session must not stay on an engine that the app has left: its streams are cut
// when another one, or none, takes its place.

import { explainedError } from '../../common/explainedError.ts';
import type { Observable } from '../../common/observable.ts';
import type { PodRuntime } from '../../engine/runtime/podRuntime.ts';

/** What terminals ask of the engine. */
export type TerminalRuntime = Pick<
  PodRuntime,
  'findShell' | 'exec' | 'attach' | 'stopContainer' | 'clientEnvironment'
>;

export interface ConnectedRuntime {
  readonly runtime: TerminalRuntime;
  /** Aborted with the given signal, and when this engine is left. */
  readonly signal: AbortSignal;
}

export function connectedRuntime(
  source: Observable<TerminalRuntime | undefined>,
  signal: AbortSignal,
): ConnectedRuntime {
  const runtime = source.value;
  if (runtime === undefined) {
    throw explainedError('Unavailable', 'terminalWaits', { retryable: true });
  }
  const connection = new AbortController();
  const subscription = source.subscribe(() => {
    if (source.value === runtime) return;
    connection.abort(explainedError('Unavailable', 'engineLost', { retryable: true }));
    subscription.dispose();
  });
  const end = () => {
    subscription.dispose();
    connection.abort(signal.reason);
  };
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  return { runtime, signal: connection.signal };
}
