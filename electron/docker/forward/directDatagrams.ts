// A UDP flow straight to the pod's address: one connected socket per local peer, so that answers find their way back.

import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { Disposable } from '../../common/disposable.ts';
import type { PodDatagrams } from '../../engine/runtime/podDialer.ts';
import { systemErrorCode } from '../dockerErrors.ts';
import { connectCancelled, doesNotAnswer } from './dialErrors.ts';

/** Beyond it datagrams are dropped, as a full socket buffer would. */
const MAX_QUEUED_BYTES = 1024 * 1024;

export class DirectDatagrams implements PodDatagrams {
  readonly path = 'direct';
  readonly closed: Promise<void>;
  readonly #socket: Socket;
  #isClosed = false;
  #wasRefused = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.closed = new Promise((resolve) => {
      socket.once('close', () => {
        this.#isClosed = true;
        resolve();
      });
    });
    socket.on('error', (error) => {
      this.#wasRefused = systemErrorCode(error) === 'ECONNREFUSED';
      this.dispose();
    });
  }

  static open(address: string, port: number, signal: AbortSignal): Promise<DirectDatagrams> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(connectCancelled());
        return;
      }
      const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
      const failed = () => {
        socket.close();
        reject(doesNotAnswer(port));
      };
      socket.once('error', failed);
      socket.connect(port, address, () => {
        socket.off('error', failed);
        resolve(new DirectDatagrams(socket));
      });
    });
  }

  /** Once closed: the pod said that nothing listens on the port. */
  get wasRefused(): boolean {
    return this.#wasRefused;
  }

  send(bytes: Uint8Array): void {
    if (this.#isClosed || this.#socket.getSendQueueSize() > MAX_QUEUED_BYTES) return;
    this.#socket.send(bytes);
  }

  onMessage(listener: (bytes: Uint8Array) => void): Disposable {
    this.#socket.on('message', listener);
    return { dispose: () => this.#socket.off('message', listener) };
  }

  dispose(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#socket.close();
  }
}
