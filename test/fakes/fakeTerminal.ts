// A terminal's stream in memory: a test says what comes out, and sees what went in.

import { AppError } from '../../electron/common/appError.ts';
import type { AttachedStream, ScreenSize } from '../../electron/engine/runtime/terminalStream.ts';
import { Notifier } from '../../electron/services/terminals/notifier.ts';

export class FakeTerminal implements AttachedStream {
  readonly written: string[] = [];
  readonly sizes: ScreenSize[] = [];
  readonly switches: boolean[] = [];
  readonly output: AsyncIterable<Uint8Array>;
  isLeftRunning = false;
  isClosed = false;
  hasEndedInput = false;
  /** Pieces of output that were taken. */
  taken = 0;
  readonly #pending: Uint8Array[] = [];
  readonly #news = new Notifier();
  #end: { readonly exitCode: number } | { readonly error: Error } | undefined;

  constructor() {
    this.output = this.#read();
  }

  emit(text: string | Uint8Array): void {
    this.#pending.push(typeof text === 'string' ? new TextEncoder().encode(text) : text);
    this.#news.notify();
  }

  exit(exitCode: number): void {
    this.#end = { exitCode };
    this.#news.notify();
  }

  lose(): void {
    this.#end = { error: new AppError('Unavailable', 'The engine is gone.', { retryable: true }) };
    this.#news.notify();
  }

  write(bytes: Uint8Array): Promise<void> {
    this.written.push(new TextDecoder().decode(bytes));
    return Promise.resolve();
  }

  resize(size: ScreenSize): Promise<void> {
    this.sizes.push(size);
    return Promise.resolve();
  }

  endInput(): void {
    this.hasEndedInput = true;
  }

  setInput(isOn: boolean): Promise<void> {
    this.switches.push(isOn);
    return Promise.resolve();
  }

  exitCode(): Promise<number> {
    if (this.#end !== undefined && 'exitCode' in this.#end) return Promise.resolve(this.#end.exitCode);
    return Promise.reject(this.#end?.error ?? new Error('still running'));
  }

  close(): Promise<{ isLeftRunning: boolean }> {
    this.isClosed = true;
    this.exit(129);
    return Promise.resolve({ isLeftRunning: this.isLeftRunning });
  }

  async *#read(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const bytes = this.#pending.shift();
      if (bytes !== undefined) {
        this.taken += 1;
        yield bytes;
      } else if (this.#end !== undefined) return;
      else await this.#news.wait();
    }
  }
}
