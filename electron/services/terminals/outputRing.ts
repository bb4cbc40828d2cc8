// The last bytes of a terminal's output under positions that never change. Readers keep their own position; one that
// has fallen behind `start` has lost bytes.

import { RING_BYTES } from './terminalLimits.ts';

export class OutputRing {
  readonly #bytes = new Uint8Array(RING_BYTES);
  #end = 0;

  /** Position of the oldest byte held. */
  get start(): number {
    return Math.max(0, this.#end - RING_BYTES);
  }

  /** Position of the next byte to come. */
  get end(): number {
    return this.#end;
  }

  push(chunk: Uint8Array): void {
    const kept = chunk.subarray(-RING_BYTES);
    this.#end += chunk.length - kept.length;
    const offset = this.#end % RING_BYTES;
    const room = RING_BYTES - offset;
    this.#bytes.set(kept.subarray(0, room), offset);
    this.#bytes.set(kept.subarray(room), 0);
    this.#end += kept.length;
  }

  /** A copy of at most `max` bytes from a position on that is still held. */
  read(from: number, max: number): Uint8Array {
    const offset = from % RING_BYTES;
    const length = Math.min(max, this.#end - from, RING_BYTES - offset);
    return this.#bytes.slice(offset, offset + length);
  }
}
