// A local port that is open, and what it needs from the forward behind it.

import type { ForwardIntent } from '../../common/contract/forwards.ts';
import type { DialPath, PodConnection, PodDatagrams } from '../../engine/runtime/podDialer.ts';
import type { LiveConnections } from './liveConnections.ts';

/** The way from a listener into the pod. */
export interface PodSide {
  readonly connections: LiveConnections;
  /** Waits a while for a pod that is away. */
  connect(signal: AbortSignal): Promise<PodConnection>;
  openDatagrams(signal: AbortSignal): Promise<PodDatagrams>;
  /** A connection was made, or its end has changed what is counted. */
  connected(path: DialPath): void;
  changed(): void;
  failed(error: unknown): void;
}

export interface ListenRequest {
  readonly protocol: ForwardIntent['protocol'];
  readonly address: string;
  /** 0: any free one. */
  readonly port: number;
  readonly podSide: PodSide;
}

export interface Listener {
  /** The one that was found, where any was asked for. */
  readonly port: number;
  /** Frees the port at once; connections go on. */
  close(): void;
}

/** Rejects with the system's own error. */
export type Listen = (request: ListenRequest) => Promise<Listener>;
