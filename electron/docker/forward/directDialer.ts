// The direct path: plain sockets to the pod's own address, where there is one that this machine reaches.

import { type AppError, isAppError } from '../../common/appError.ts';
import type { Clock } from '../../common/clock.ts';
import type { PodDatagrams } from '../../engine/runtime/podDialer.ts';
import { connectCancelled, connectFailed, doesNotAnswer } from './dialErrors.ts';
import { DirectDatagrams } from './directDatagrams.ts';
import { DirectStream } from './directStream.ts';

/** A bridge answers or refuses within a millisecond; one that a firewall closed never does. */
const CONNECT_TIMEOUT_MS = 2_000;

export class DirectDialer {
  readonly #addresses: readonly string[];
  readonly #clock: Clock;

  /** `addresses` in the order in which they are tried; at least one. */
  constructor(addresses: readonly string[], clock: Clock) {
    this.#addresses = addresses;
    this.#clock = clock;
  }

  /** `Unavailable` when every address refuses, `DeadlineExceeded` when one does not answer. */
  async connect(port: number, signal: AbortSignal): Promise<DirectStream> {
    let refusal: AppError | undefined;
    for (const address of this.#addresses)
      try {
        return await this.#dial(address, port, signal);
      } catch (error) {
        if (!isAppError(error, 'Unavailable')) throw error;
        refusal = error;
      }
    throw refusal ?? doesNotAnswer(port);
  }

  openDatagrams(port: number, signal: AbortSignal): Promise<PodDatagrams & { readonly wasRefused: boolean }> {
    const [address] = this.#addresses;
    if (address === undefined) return Promise.reject(doesNotAnswer(port));
    return DirectDatagrams.open(address, port, signal);
  }

  #dial(host: string, port: number, signal: AbortSignal): Promise<DirectStream> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(connectCancelled());
        return;
      }
      const socket = new DirectStream();
      const settle = (error: AppError | undefined) => {
        timer.dispose();
        signal.removeEventListener('abort', cancel);
        socket.off('connect', connected);
        socket.off('error', failed);
        if (error === undefined) {
          resolve(socket);
          return;
        }
        socket.on('error', () => undefined);
        socket.destroy();
        reject(error);
      };
      const connected = () => settle(undefined);
      const failed = (error: Error) => settle(connectFailed(error, port));
      const cancel = () => settle(connectCancelled());
      const timer = this.#clock.setTimer(CONNECT_TIMEOUT_MS, () => settle(doesNotAnswer(port)));
      signal.addEventListener('abort', cancel, { once: true });
      socket.once('connect', connected);
      socket.once('error', failed);
      socket.connect({ host, port });
    });
  }
}
