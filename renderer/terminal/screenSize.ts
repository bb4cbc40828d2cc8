// How large a terminal is: what fits its place, told once it has settled; what another view has decided; and the size
// for which a screen was made that is being drawn.

import { FitAddon } from '@xterm/addon-fit';
import type { Terminal } from '@xterm/xterm';
import { systemClock } from '../../electron/common/clock.ts';
import type { TerminalSize } from '../../electron/common/contract/terminals.ts';
import type { Disposable } from '../../electron/common/disposable.ts';

/** A drag of a splitter is one change of size for the program, not fifty. */
const RESIZE_QUIET_MS = 50;
/** A full scrollback is some 100 KB to 1 MB, of which xterm draws 20 MB in a second. */
const REDRAW_MS = 150;
/** What the services accept. */
const MAX_COLS = 500;
const MAX_ROWS = 300;

export class ScreenSize implements Disposable {
  readonly #terminal: Terminal;
  readonly #element: HTMLElement;
  readonly #tell: (size: TerminalSize) => void;
  readonly #fit = new FitAddon();
  readonly #observer = new ResizeObserver(() => this.#fitSoon());
  #told: TerminalSize | undefined;
  /** By another view: the own size has to be told again, although it is the same. */
  #isOverruled = false;
  #quiet: Disposable | undefined;
  #frame: number | undefined;
  #redraw: Disposable | undefined;

  constructor(terminal: Terminal, element: HTMLElement, tell: (size: TerminalSize) => void) {
    this.#terminal = terminal;
    this.#element = element;
    this.#tell = tell;
    terminal.loadAddon(this.#fit);
  }

  /** The size that was told last; undefined before the screen has had a place. */
  get told(): TerminalSize | undefined {
    return this.#told;
  }

  /** The screen has a place: its first size follows, when the panels around have settled. */
  observe(): void {
    this.#observer.observe(this.#element);
  }

  unobserve(): void {
    this.#observer.disconnect();
  }

  /** Fits the screen to its place; tells the size unless it is told already. Nothing while it has no place. */
  fit(): void {
    const proposed =
      this.#redraw === undefined && this.#element.checkVisibility()
        ? this.#fit.proposeDimensions()
        : undefined;
    if (proposed === undefined || Number.isNaN(proposed.cols) || Number.isNaN(proposed.rows)) return;
    const size = { cols: Math.min(proposed.cols, MAX_COLS), rows: Math.min(proposed.rows, MAX_ROWS) };
    this.#set(size);
    const isKnown = this.#told !== undefined && isSame(this.#told, size);
    if (isKnown && !this.#isOverruled) return;
    const isFirst = this.#told === undefined;
    this.#told = size;
    this.#isOverruled = false;
    this.#quiet?.dispose();
    if (isFirst) this.#tell(size);
    else this.#quiet = systemClock.setTimer(RESIZE_QUIET_MS, () => this.#tell(size));
  }

  /** Another view has decided; when this screen is used again, it tells its own size. */
  take(size: TerminalSize): void {
    this.#set(size);
    this.#isOverruled = this.#told === undefined || !isSame(this.#told, size);
  }

  /** A whole screen is about to be drawn, whose lines are made for this size. */
  hold(size: TerminalSize): void {
    this.#set(size);
    this.#redraw?.dispose();
    this.#redraw = systemClock.setTimer(REDRAW_MS, () => {
      this.#redraw = undefined;
      this.fit();
    });
  }

  dispose(): void {
    this.unobserve();
    this.#quiet?.dispose();
    this.#redraw?.dispose();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
  }

  #fitSoon(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.fit();
    });
  }

  #set({ cols, rows }: TerminalSize): void {
    if (this.#terminal.cols !== cols || this.#terminal.rows !== rows) this.#terminal.resize(cols, rows);
  }
}

function isSame(one: TerminalSize, other: TerminalSize): boolean {
  return one.cols === other.cols && one.rows === other.rows;
}
