// The receiving half that every Channel shares: keeps early messages for a late listener and reports the end once.

import type { ChannelClose } from './channel.ts';

export class ChannelListeners {
  #message: ((message: unknown) => void) | undefined;
  #close: ((close: ChannelClose) => void) | undefined;
  readonly #early: unknown[] = [];
  #closed: ChannelClose | undefined;

  get isClosed(): boolean {
    return this.#closed !== undefined;
  }

  setMessage(listener: (message: unknown) => void): void {
    this.#message = listener;
    for (const message of this.#early.splice(0)) listener(message);
  }

  setClose(listener: (close: ChannelClose) => void): void {
    this.#close = listener;
    if (this.#closed !== undefined) listener(this.#closed);
  }

  message(message: unknown): void {
    if (this.#closed !== undefined) return;
    if (this.#message === undefined) this.#early.push(message);
    else this.#message(message);
  }

  closed(close: ChannelClose): void {
    if (this.#closed !== undefined) return;
    this.#closed = close;
    this.#early.length = 0;
    this.#close?.(close);
  }
}
