// The output of one session on its way to the screen model and to the views. One ring for all: whoever is behind reads
// on from there, and the source waits while the model, or the fastest view, is too far behind.

import type { TerminalOutput, TerminalSize } from '../../common/contract/terminals.ts';
import type { Disposable } from '../../common/disposable.ts';
import { Notifier } from './notifier.ts';
import { OutputRing } from './outputRing.ts';
import { ScreenModel } from './screenModel.ts';
import { PAUSE_BYTES, SLICE_BYTES } from './terminalLimits.ts';

interface View {
  position: number;
  size: TerminalSize;
}

export class OutputFeed implements Disposable {
  readonly #ring = new OutputRing();
  readonly #model: ScreenModel;
  readonly #views = new Set<View>();
  /** Something to read, a new size, or the end. */
  readonly #news = new Notifier();
  /** Something was read. */
  readonly #room = new Notifier();
  #modelPosition = 0;
  /** Views that wait for the model; the source waits for them, or a flood would never let it catch up. */
  #drawing = 0;
  /** Up to where the last lines were taken. */
  #takenTo = 0;
  #hasEnded = false;
  #isDisposed = false;

  constructor(size: TerminalSize, convertEol: boolean) {
    this.#model = new ScreenModel(size, convertEol);
    void this.#feedModel();
  }

  get size(): TerminalSize {
    return this.#model.size;
  }

  /** True when the size is a new one. */
  resize(size: TerminalSize): boolean {
    if (isSameSize(size, this.size)) return false;
    this.#model.resize(size);
    this.#news.notify();
    return true;
  }

  /** Resolves when there is room for more. */
  async push(bytes: Uint8Array): Promise<void> {
    this.#ring.push(bytes);
    this.#news.notify();
    while (this.#isFull()) await this.#room.wait();
  }

  /** No more output for now: views are told all there is, then end. */
  end(): void {
    this.#hasEnded = true;
    this.#news.notify();
  }

  /** A new process writes on the same screen. */
  reopen(): void {
    this.#hasEnded = false;
  }

  /** The screen, then output as it comes. Whoever stops reading it ends nothing. */
  async *view(signal: AbortSignal): AsyncGenerator<TerminalOutput, void, void> {
    const view: View = { position: this.#ring.end, size: this.size };
    const wake = () => this.#news.notify();
    this.#views.add(view);
    signal.addEventListener('abort', wake, { once: true });
    try {
      yield* this.#draw(view);
      while (!signal.aborted && !this.#isDisposed) {
        if (view.position < this.#ring.start) yield* this.#draw(view);
        else if (!isSameSize(view.size, this.size)) {
          view.size = this.size;
          yield { type: 'size', size: view.size };
        } else if (view.position < this.#ring.end) yield this.#take(view);
        else if (this.#hasEnded) return;
        else await this.#news.wait();
      }
    } finally {
      signal.removeEventListener('abort', wake);
      this.#views.delete(view);
      this.#room.notify();
    }
  }

  /** Undefined: nothing was drawn since this was last asked for. */
  takeLastLines(): Uint8Array | undefined {
    if (this.#takenTo === this.#modelPosition) return undefined;
    this.#takenTo = this.#modelPosition;
    return this.#model.lastLines();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#model.dispose();
    this.#news.notify();
    this.#room.notify();
  }

  #take(view: View): Uint8Array {
    const bytes = this.#ring.read(view.position, SLICE_BYTES);
    view.position += bytes.length;
    this.#room.notify();
    return bytes;
  }

  async *#draw(view: View): AsyncGenerator<TerminalOutput, void, void> {
    this.#drawing += 1;
    try {
      while (this.#modelPosition < this.#ring.end && !this.#isDisposed) await this.#room.wait();
    } finally {
      this.#drawing -= 1;
      this.#room.notify();
    }
    if (this.#isDisposed) return;
    view.position = this.#ring.end;
    view.size = this.size;
    const screen = this.#model.serialize();
    yield { type: 'screen', size: view.size };
    for (let offset = 0; offset < screen.length; offset += SLICE_BYTES) {
      yield screen.slice(offset, offset + SLICE_BYTES);
    }
  }

  async #feedModel(): Promise<void> {
    while (!this.#isDisposed) {
      const bytes = this.#ring.read(this.#modelPosition, SLICE_BYTES);
      if (bytes.length === 0) await this.#news.wait();
      else {
        await this.#model.write(bytes);
        this.#modelPosition += bytes.length;
        this.#room.notify();
      }
    }
  }

  #isFull(): boolean {
    if (this.#isDisposed) return false;
    const { end } = this.#ring;
    const fastest = Math.max(...[...this.#views].map(({ position }) => position));
    return (
      this.#drawing > 0 ||
      end - this.#modelPosition > PAUSE_BYTES ||
      (this.#views.size > 0 && end - fastest > PAUSE_BYTES)
    );
  }
}

function isSameSize(a: TerminalSize, b: TerminalSize): boolean {
  return a.cols === b.cols && a.rows === b.rows;
}
