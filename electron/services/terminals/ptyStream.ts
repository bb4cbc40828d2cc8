// A pseudo-terminal of this machine as a terminal's stream: bytes on demand, and an end that is certain.

import type { IPty } from 'node-pty';
import type { Clock } from '../../common/clock.ts';
import type { ScreenSize, TerminalStream } from '../../engine/runtime/terminalStream.ts';
import { Notifier } from './notifier.ts';

/** Read from the pty and not yet taken; above this it is paused. */
const MAX_PENDING_BYTES = 128 * 1024;
/** Between SIGHUP and SIGKILL, as in a container. */
const GRACE_MS = 2_000;

export class PtyStream implements TerminalStream {
  readonly output: AsyncIterable<Uint8Array>;
  readonly #pty: IPty;
  readonly #clock: Clock;
  readonly #news = new Notifier();
  readonly #pending: Uint8Array[] = [];
  readonly #exited: Promise<number>;
  #pendingBytes = 0;
  #hasEnded = false;

  constructor(pty: IPty, clock: Clock, signal: AbortSignal) {
    this.#pty = pty;
    this.#clock = clock;
    this.output = this.#read();
    // Typed as text, but bytes without an encoding.
    pty.onData((data: string | Uint8Array) =>
      this.#receive(typeof data === 'string' ? Buffer.from(data) : data),
    );
    this.#exited = new Promise((resolve) => {
      pty.onExit(({ exitCode }) => {
        this.#hasEnded = true;
        this.#news.notify();
        resolve(exitCode);
      });
    });
    signal.addEventListener('abort', () => this.#signal('SIGHUP'), { once: true });
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (!this.#hasEnded) this.#pty.write(Buffer.from(bytes));
  }

  async resize({ cols, rows }: ScreenSize): Promise<void> {
    if (!this.#hasEnded) this.#pty.resize(cols, rows);
  }

  /** A terminal's input never ends; its programs read Ctrl+D. */
  endInput(): void {}

  exitCode(): Promise<number> {
    return this.#exited;
  }

  async close(): Promise<{ isLeftRunning: boolean }> {
    this.#signal('SIGHUP');
    const kill = this.#clock.setTimer(GRACE_MS, () => this.#signal('SIGKILL'));
    this.#pty.resume();
    await this.#exited;
    kill.dispose();
    return { isLeftRunning: false };
  }

  #receive(bytes: Uint8Array): void {
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    if (this.#pendingBytes > MAX_PENDING_BYTES) this.#pty.pause();
    this.#news.notify();
  }

  async *#read(): AsyncGenerator<Uint8Array, void, void> {
    for (;;) {
      const bytes = this.#pending.shift();
      if (bytes !== undefined) {
        this.#pendingBytes -= bytes.length;
        if (this.#pending.length === 0 && !this.#hasEnded) this.#pty.resume();
        yield bytes;
      } else if (this.#hasEnded) return;
      else await this.#news.wait();
    }
  }

  /** Windows knows no signals: there it always ends. */
  #signal(name: 'SIGHUP' | 'SIGKILL'): void {
    if (this.#hasEnded) return;
    this.#pty.kill(process.platform === 'win32' ? undefined : name);
  }
}
