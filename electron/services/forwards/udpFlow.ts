// The datagrams between one local peer and the pod.

import type { Clock } from '../../common/clock.ts';
import type { Disposable } from '../../common/disposable.ts';
import type { PodDatagrams } from '../../engine/runtime/podDialer.ts';
import { FLOW_IDLE_MS, MAX_WAITING_DATAGRAMS } from './forwardLimits.ts';
import type { PodSide } from './listener.ts';
import type { LiveConnection } from './liveConnections.ts';

export interface UdpFlowOptions {
  readonly podSide: PodSide;
  readonly clock: Clock;
  readonly answer: (bytes: Uint8Array) => void;
  readonly onEnd: () => void;
}

export class UdpFlow implements LiveConnection {
  readonly #options: UdpFlowOptions;
  readonly #end = new AbortController();
  readonly #waiting: Uint8Array[] = [];
  #pod: PodDatagrams | undefined;
  #idle: Disposable | undefined;
  #lastAt: number;
  receivedBytes = 0;
  sentBytes = 0;

  constructor(options: UdpFlowOptions) {
    this.#options = options;
    this.#lastAt = options.clock.now();
  }

  start(): void {
    const { podSide } = this.#options;
    podSide.connections.add(this);
    podSide.changed();
    this.#watchIdle(FLOW_IDLE_MS);
    void this.#run().finally(() => this.destroy());
  }

  send(bytes: Uint8Array): void {
    this.#lastAt = this.#options.clock.now();
    if (this.#pod === undefined) {
      if (this.#waiting.length < MAX_WAITING_DATAGRAMS) this.#waiting.push(bytes);
      return;
    }
    this.sentBytes += bytes.byteLength;
    this.#pod.send(bytes);
  }

  destroy(): void {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    this.#idle?.dispose();
    this.#pod?.dispose();
    this.#options.podSide.connections.delete(this);
    this.#options.onEnd();
    this.#options.podSide.changed();
  }

  async #run(): Promise<void> {
    const { podSide, answer, clock } = this.#options;
    try {
      const pod = await podSide.openDatagrams(this.#end.signal);
      if (this.#end.signal.aborted) {
        pod.dispose();
        return;
      }
      this.#pod = pod;
      podSide.connected(pod.path);
      pod.onMessage((bytes) => {
        this.#lastAt = clock.now();
        this.receivedBytes += bytes.byteLength;
        answer(bytes);
      });
      for (const bytes of this.#waiting.splice(0)) this.send(bytes);
      await pod.closed;
    } catch (error) {
      if (!this.#end.signal.aborted) podSide.failed(error);
    }
  }

  /** One timer for the flow, not one for each datagram. */
  #watchIdle(ms: number): void {
    const { clock } = this.#options;
    this.#idle = clock.setTimer(ms, () => {
      const left = this.#lastAt + FLOW_IDLE_MS - clock.now();
      if (left > 0) this.#watchIdle(left);
      else this.destroy();
    });
  }
}
