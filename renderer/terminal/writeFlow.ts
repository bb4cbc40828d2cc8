// Hands output to the screen no faster than the screen takes it. While `put` waits, nobody asks the stream for more,
// so no credit goes back, so the services stop reading the engine's socket, so the program in the container waits.

/** Given to the screen and not drawn yet: xterm is sluggish above half a megabyte. */
const HIGH_BYTES = 128 * 1024;
const LOW_BYTES = 16 * 1024;

export class WriteFlow {
  readonly #write: (bytes: Uint8Array, done: () => void) => void;
  #pendingBytes = 0;
  #room: (() => void) | undefined;

  constructor(write: (bytes: Uint8Array, done: () => void) => void) {
    this.#write = write;
  }

  /** Resolves when the screen can take more; at once when the signal is aborted. */
  put(bytes: Uint8Array, signal: AbortSignal): Promise<void> {
    this.#pendingBytes += bytes.byteLength;
    this.#write(bytes, () => this.#drawn(bytes.byteLength));
    if (this.#pendingBytes < HIGH_BYTES) return Promise.resolve();
    return new Promise((resolve) => {
      const proceed = () => {
        signal.removeEventListener('abort', proceed);
        this.#room = undefined;
        resolve();
      };
      this.#room = proceed;
      signal.addEventListener('abort', proceed, { once: true });
      if (signal.aborted) proceed();
    });
  }

  #drawn(bytes: number): void {
    this.#pendingBytes -= bytes;
    if (this.#pendingBytes <= LOW_BYTES) this.#room?.();
  }
}
