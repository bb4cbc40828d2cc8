// One connection to a forwarded port: waits for its way into the pod, then lives until both sides have ended.

import type { Socket } from 'node:net';
import { joinStreams, resetSocket } from './joinStreams.ts';
import type { PodSide } from './listener.ts';
import type { LiveConnection } from './liveConnections.ts';

export class TcpConnection implements LiveConnection {
  readonly #local: Socket;
  readonly #podSide: PodSide;
  readonly #end = new AbortController();

  /** Takes over a socket that is paused and half-open. */
  constructor(local: Socket, podSide: PodSide) {
    this.#local = local;
    this.#podSide = podSide;
  }

  get receivedBytes(): number {
    return this.#local.bytesWritten;
  }

  get sentBytes(): number {
    return this.#local.bytesRead;
  }

  start(): void {
    this.#podSide.connections.add(this);
    this.#podSide.changed();
    // Joined sockets have listeners of their own; before, an error ends nothing but this connection.
    this.#local.on('error', () => undefined);
    void this.#run().finally(() => {
      this.#podSide.connections.delete(this);
      this.#podSide.changed();
    });
  }

  destroy(): void {
    this.#end.abort();
    resetSocket(this.#local);
  }

  async #run(): Promise<void> {
    const local = this.#local;
    const localClosed = closed(local);
    try {
      const { stream, path } = await this.#podSide.connect(this.#end.signal);
      const podClosed = closed(stream);
      if (local.destroyed) stream.destroy();
      else {
        this.#podSide.connected(path);
        joinStreams(local, stream);
      }
      await Promise.all([localClosed, podClosed]);
    } catch (error) {
      if (!this.#end.signal.aborted) this.#podSide.failed(error);
      resetSocket(local);
    }
  }
}

function closed(stream: { once(event: 'close', listener: () => void): unknown }): Promise<void> {
  return new Promise((resolve) => {
    stream.once('close', () => resolve());
  });
}
