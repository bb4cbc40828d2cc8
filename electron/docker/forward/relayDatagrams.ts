// A UDP flow through the relay. Nothing waits anywhere: what has no room is lost, as UDP may.

import { EventEmitter } from 'node:events';
import type { Disposable } from '../../common/disposable.ts';
import type { PodDatagrams } from '../../engine/runtime/podDialer.ts';
import { frameTypes } from './relayFrames.ts';
import type { RelayEntry, RelayLink } from './relayLink.ts';

export interface RelayDatagramsOptions {
  readonly link: RelayLink;
  readonly id: number;
  /** Called once: when the relay has a socket, or with the system's code when it has not. */
  readonly onSettled: (errorCode: string | undefined) => void;
}

export class RelayDatagrams implements PodDatagrams, RelayEntry {
  readonly path = 'relay';
  readonly closed: Promise<void>;
  readonly #link: RelayLink;
  readonly #id: number;
  readonly #onSettled: (errorCode: string | undefined) => void;
  readonly #messages = new EventEmitter<{ message: [Uint8Array] }>();
  #pieces: Buffer[] = [];
  #resolveClosed: () => void = () => undefined;
  #isOpen = false;
  #isDisposed = false;
  #wasRefused = false;

  constructor({ link, id, onSettled }: RelayDatagramsOptions) {
    this.#link = link;
    this.#id = id;
    this.#onSettled = onSettled;
    this.closed = new Promise((resolve) => {
      this.#resolveClosed = resolve;
    });
  }

  /** Once closed: the pod said that nothing listens on the port. */
  get wasRefused(): boolean {
    return this.#wasRefused;
  }

  send(bytes: Uint8Array): void {
    if (!this.#isDisposed && !this.#link.isCongested) this.#link.sendData(this.#id, bytes);
  }

  onMessage(listener: (bytes: Uint8Array) => void): Disposable {
    this.#messages.on('message', listener);
    return { dispose: () => this.#messages.off('message', listener) };
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#link.send(frameTypes.reset, this.#id, 0);
    this.#resolveClosed();
  }

  onOpened(): void {
    this.#isOpen = true;
    this.#onSettled(undefined);
  }

  onPayload(bytes: Buffer, left: number): void {
    this.#pieces.push(bytes);
    if (left > 0) return;
    const message = this.#pieces.length === 1 ? bytes : Buffer.concat(this.#pieces);
    this.#pieces = [];
    if (!this.#isDisposed) this.#messages.emit('message', message);
  }

  /** UDP has neither credit nor an end. */
  onCredit(): void {}
  onEnd(): void {}

  onClosed(errorCode: string | undefined): void {
    this.#isDisposed = true;
    this.#wasRefused = errorCode === 'ECONNREFUSED';
    if (!this.#isOpen) this.#onSettled(errorCode ?? 'ECONNRESET');
    this.#resolveClosed();
  }
}
