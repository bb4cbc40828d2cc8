// Byte credits: neither MessagePort nor a browser's WebSocket can push back, so the receiver grants what the sender
// may have under way. A sender may start an item while any credit is left, so what is under way stays below the
// window plus one item, and an item larger than the window still passes.

/** Under way per stream and direction before the consumer has taken anything. */
export const INITIAL_WINDOW_BYTES = 256 * 1024;

/** Counted for every item on top of its content, so that empty items are not free. */
const ITEM_OVERHEAD_BYTES = 16;

/**
 * The size that both sides count for an item: exact for bytes, about the JSON's length for anything else. It never
 * recurses, because a peer chooses the depth.
 */
export function itemSize(item: unknown): number {
  let bytes = ITEM_OVERHEAD_BYTES;
  const pending: unknown[] = [item];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value === 'string') bytes += value.length + 2;
    else if (value instanceof Uint8Array) bytes += value.byteLength;
    else if (Array.isArray(value)) {
      bytes += 2 + value.length;
      for (const element of value) pending.push(element);
    } else if (typeof value === 'object' && value !== null) {
      bytes += 2;
      for (const [key, member] of Object.entries(value)) {
        if (member === undefined) continue;
        bytes += key.length + 4;
        pending.push(member);
      }
    } else bytes += 8;
  }
  return bytes;
}

/** The sender's side of one direction of one stream. */
export class SendWindow {
  #available = INITIAL_WINDOW_BYTES;
  #opened: (() => void) | undefined;

  get isOpen(): boolean {
    return this.#available > 0;
  }

  take(bytes: number): void {
    this.#available -= bytes;
  }

  /** Credit only gives back what was taken; a peer cannot widen the window. */
  grant(bytes: number): void {
    this.#available = Math.min(this.#available + bytes, INITIAL_WINDOW_BYTES);
    if (!this.isOpen) return;
    this.#opened?.();
    this.#opened = undefined;
  }

  /** Resolves once an item may be sent. */
  whenOpen(): Promise<void> {
    if (this.isOpen) return Promise.resolve();
    return new Promise((resolve) => {
      this.#opened = resolve;
    });
  }
}

/** The receiver's side: what has come in and what the consumer has taken, granted back in halves of the window. */
export class ReceiveWindow {
  #outstanding = 0;
  #taken = 0;

  /** False when the sender had no credit left: it breaks the protocol. */
  receive(bytes: number): boolean {
    if (this.#outstanding >= INITIAL_WINDOW_BYTES) return false;
    this.#outstanding += bytes;
    return true;
  }

  /** The credit to send now, or 0. Everything taken is more than half when the sender is blocked, so none waits for ever. */
  take(bytes: number): number {
    this.#taken += bytes;
    if (this.#taken < INITIAL_WINDOW_BYTES / 2) return 0;
    const credit = this.#taken;
    this.#taken = 0;
    this.#outstanding -= credit;
    return credit;
  }
}
