// The receiving end of one direction of a stream: items wait here until the consumer asks, and an item counts as
// taken when the consumer comes back for the next one. So a loop body that awaits its own sink (a terminal's write
// callback) slows the other side down.

import { AppError } from '../appError.ts';
import { itemSize, ReceiveWindow } from './credit.ts';

export interface IncomingItemsOptions {
  readonly parse: (value: unknown) => unknown;
  readonly sendCredit: (bytes: number) => void;
  /** The consumer left before the end. */
  readonly onReturn: () => void;
}

interface Waiting {
  resolve(result: IteratorResult<unknown, undefined>): void;
  reject(error: unknown): void;
}

const done = { done: true, value: undefined } as const;

export class IncomingItems implements AsyncIterableIterator<unknown, undefined> {
  readonly #options: IncomingItemsOptions;
  readonly #window = new ReceiveWindow();
  readonly #queue: { value: unknown; bytes: number }[] = [];
  readonly #waiting: Waiting[] = [];
  #inHandsBytes = 0;
  #ended = false;
  #error: AppError | undefined;

  constructor(options: IncomingItemsOptions) {
    this.#options = options;
  }

  /** False when the sender ignores its credit. */
  push(value: unknown): boolean {
    if (this.#ended) return true;
    const bytes = itemSize(value);
    if (!this.#window.receive(bytes)) return false;
    this.#queue.push({ value, bytes });
    this.#deliver();
    return true;
  }

  /** No more items; those that came before are still delivered. */
  end(error?: AppError): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#error = error;
    this.#deliver();
  }

  /** Ends at once, dropping what waits. */
  abort(error: AppError): void {
    this.#queue.length = 0;
    this.end(error);
  }

  next(): Promise<IteratorResult<unknown, undefined>> {
    this.#creditDelivered();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#deliver();
    });
  }

  return(): Promise<IteratorResult<unknown, undefined>> {
    const early = !this.#ended;
    this.#queue.length = 0;
    this.#error = undefined;
    this.end();
    if (early) this.#options.onReturn();
    return Promise.resolve(done);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #creditDelivered(): void {
    if (this.#inHandsBytes === 0) return;
    const credit = this.#window.take(this.#inHandsBytes);
    this.#inHandsBytes = 0;
    if (credit > 0 && !this.#ended) this.#options.sendCredit(credit);
  }

  #deliver(): void {
    for (let waiting = this.#waiting[0]; waiting !== undefined; waiting = this.#waiting[0]) {
      const item = this.#queue.shift();
      if (item === undefined && !this.#ended) return;
      this.#waiting.shift();
      if (item === undefined) this.#finish(waiting);
      else this.#hand(item, waiting);
    }
  }

  #hand(item: { value: unknown; bytes: number }, waiting: Waiting): void {
    this.#inHandsBytes += item.bytes;
    try {
      waiting.resolve({ done: false, value: this.#options.parse(item.value) });
    } catch (error) {
      waiting.reject(error);
    }
  }

  #finish(waiting: Waiting): void {
    const error = this.#error;
    this.#error = undefined;
    if (error === undefined) waiting.resolve(done);
    else waiting.reject(error);
  }
}
