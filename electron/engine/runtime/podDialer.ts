// Connections into a running pod, as a port forward makes them: to what listens on `localhost` inside the pod.

import type { Duplex } from 'node:stream';
import type { Disposable } from '../../common/disposable.ts';

/** How a connection gets into the pod: straight to its address, or through /relay in its network namespace. */
export type DialPath = 'direct' | 'relay';

/** `auto`: direct where that answers, else relay. The others force one: a setting, and tests. */
export type DialChoice = 'auto' | DialPath;

export interface PodConnection {
  readonly path: DialPath;
  /**
   * Half-open: `end()` closes our direction only, 'end' is the pod's. A reset by the pod is its error `ECONNRESET`;
   * `destroy()`, with or without an error, resets the pod's side unless both directions have ended.
   */
  readonly stream: Duplex;
}

/** UDP: the flow of one local peer. A datagram may get lost, as anywhere. */
export interface PodDatagrams {
  readonly path: DialPath;
  send(bytes: Uint8Array): void;
  onMessage(listener: (bytes: Uint8Array) => void): Disposable;
  /** After `dispose`, when nothing listens, or when the way into the pod was lost: the next flow may do better. */
  readonly closed: Promise<void>;
  dispose(): void;
}

export interface PodDialer extends Disposable {
  /**
   * To the port on the pod's own 127.0.0.1, then ::1. Rejects with a `DialError` that says why: `Unavailable` when
   * nothing listens there, `FailedPrecondition` when the sandbox is gone (get another dialer), `ResourceExhausted` at a
   * limit.
   */
  connect(port: number, signal: AbortSignal): Promise<PodConnection>;
  openDatagrams(port: number, signal: AbortSignal): Promise<PodDatagrams>;
}
