// A hijacked connection as a terminal uses it: lines first, while the process is being started, then bytes.

import type { Duplex } from 'node:stream';

/** Written and not yet taken by the engine; above this a writer waits. */
const MAX_PENDING_INPUT_BYTES = 256 * 1024;

const NEWLINE = 0x0a;

export class TerminalSocket {
  readonly #socket: Duplex;
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(socket: Duplex) {
    this.#socket = socket;
    this.#chunks = socket[Symbol.asyncIterator]();
    // The reader of the output gets the error; a socket that fails while nobody reads must not end the app.
    socket.on('error', () => undefined);
  }

  /** The next line without its end, or what came before the end of the output or of the limit. */
  async line(maxBytes: number): Promise<string> {
    for (;;) {
      const end = this.#rest.indexOf(NEWLINE);
      if (end >= 0 || this.#rest.length > maxBytes) return this.#takeLine(end >= 0 ? end : maxBytes);
      const next = await this.#chunks.next();
      if (next.done) return this.#takeLine(this.#rest.length);
      this.#rest = Buffer.concat([this.#rest, next.value]);
    }
  }

  #takeLine(end: number): string {
    const line = this.#rest.subarray(0, end).toString('utf8');
    this.#rest = this.#rest.subarray(end + 1);
    return line.replace(/\r$/, '');
  }

  /** What follows the lines. Ends with the connection, however it ends. */
  async *bytes(): AsyncGenerator<Buffer, void, void> {
    if (this.#rest.length > 0) yield this.#rest;
    this.#rest = Buffer.alloc(0);
    try {
      for (let next = await this.#chunks.next(); !next.done; next = await this.#chunks.next())
        yield next.value;
    } catch (error) {
      // A socket that was lost or closed by us: who reads asks for the exit code next and learns it there.
      if (!(error instanceof Error)) throw error;
    }
  }

  async write(bytes: Uint8Array): Promise<void> {
    const socket = this.#socket;
    if (socket.destroyed || socket.writableEnded) return;
    socket.write(bytes);
    if (socket.writableLength < MAX_PENDING_INPUT_BYTES) return;
    await new Promise<void>((resolve) => {
      const settle = () => {
        socket.off('drain', settle);
        socket.off('close', settle);
        resolve();
      };
      socket.on('drain', settle);
      socket.on('close', settle);
    });
  }

  /** Half-closes: output after the end of the input still arrives. */
  end(): void {
    if (!this.#socket.destroyed) this.#socket.end();
  }

  destroy(): void {
    this.#socket.destroy();
  }
}
