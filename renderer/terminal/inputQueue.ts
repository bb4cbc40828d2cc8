// What goes up to a session: keys, pastes, sizes. One per connection: what could not be sent before the connection was
// lost is dropped, because keys that arrive a minute late do harm.

import { MAX_INPUT_BYTES, type TerminalInput } from '../../electron/common/contract/terminals.ts';

/** Past this a paste is refused: the program has not read what came before. */
const MAX_WAITING_BYTES = 16 * 1024 * 1024;
const INTERRUPT = 3;

export class InputQueue implements AsyncIterable<TerminalInput> {
  #items: TerminalInput[] = [];
  #waitingBytes = 0;
  #wake: (() => void) | undefined;

  /**
   * Queues input in pieces that the services take; false when there is no room for it. Ctrl+C overtakes what is not
   * sent yet, as a terminal's own line discipline throws its queue away on an interrupt.
   */
  type(bytes: Uint8Array): boolean {
    if (bytes.byteLength === 1 && bytes[0] === INTERRUPT) this.#dropBytes();
    if (this.#waitingBytes + bytes.byteLength > MAX_WAITING_BYTES) return false;
    for (let start = 0; start < bytes.byteLength; start += MAX_INPUT_BYTES) {
      this.#items.push(bytes.subarray(start, start + MAX_INPUT_BYTES));
    }
    this.#waitingBytes += bytes.byteLength;
    this.#wake?.();
    return true;
  }

  /** A size or the end of input; of several sizes only the last one counts. */
  tell(item: Exclude<TerminalInput, Uint8Array>): void {
    if (item.type === 'resize') {
      this.#items = this.#items.filter((other) => other instanceof Uint8Array || other.type !== 'resize');
    }
    this.#items.push(item);
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<TerminalInput> {
    for (;;) {
      const item = this.#items.shift();
      if (item === undefined) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        continue;
      }
      if (item instanceof Uint8Array) this.#waitingBytes -= item.byteLength;
      yield item;
    }
  }

  #dropBytes(): void {
    this.#items = this.#items.filter((item) => !(item instanceof Uint8Array));
    this.#waitingBytes = 0;
  }
}
