// A TCP connection to the pod's address that ends as a PodConnection must: Node's own `destroy` closes in good order
// whatever is still under way, and the pod would take half a request for a whole one.

import { Socket } from 'node:net';
import { podError } from './podError.ts';

export class DirectStream extends Socket {
  #isResetting = false;
  #error: Error | undefined;

  constructor() {
    super({ allowHalfOpen: true });
    this.setNoDelay(true);
  }

  override destroy(error?: Error): this {
    const hasEnded = this.readableEnded && this.writableFinished;
    if (this.pending || hasEnded || this.#isResetting) return super.destroy(error ?? this.#error);
    this.#isResetting = true;
    // Node calls `destroy` again, without the error.
    this.#error = error;
    // libuv cannot reset while the end of our direction is on its way, which takes one turn.
    if (this.writableEnded && !this.writableFinished && this.writableLength === 0)
      return this.once('finish', () => this.resetAndDestroy());
    return this.resetAndDestroy();
  }

  /**
   * A reset that comes together with bytes is an end to libuv, and half an answer would pass for a whole one. The system
   * knows better: after an end the connection still has its other side.
   */
  override push(chunk: Uint8Array | null, encoding?: BufferEncoding): boolean {
    if (chunk !== null || this.writableEnded || this.remoteAddress !== undefined)
      return super.push(chunk, encoding);
    this.destroy(podError('ECONNRESET'));
    return false;
  }
}
