// xterm.js with its addons behind the few verbs that a session needs. It knows no session and no React: its element
// moves between places of the page and keeps its screen, its selection and its scroll position.

import { FitAddon } from '@xterm/addon-fit';
import { UnicodeGraphemesAddon } from '@xterm/addon-unicode-graphemes';
import { WebLinksAddon } from '@xterm/addon-web-links';
import { WebglAddon } from '@xterm/addon-webgl';
import { Terminal } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import { systemClock } from '../../electron/common/clock.ts';
import type { TerminalSettings } from '../../electron/common/contract/settings.ts';
import type { TerminalSize } from '../../electron/common/contract/terminals.ts';
import type { Disposable } from '../../electron/common/disposable.ts';
import { platform } from '../app/platform.ts';
import { ScreenSearch } from './screenSearch.ts';
import { type TerminalKey, terminalKey } from './terminalKeys.ts';
import { terminalTheme, tokenColours } from './terminalTheme.ts';

/** A drag of a splitter is one change of size for the program, not fifty. */
const RESIZE_QUIET_MS = 50;
/** A full scrollback is some 100 KB to 1 MB, of which xterm draws 20 MB in a second. */
const REDRAW_MS = 150;
/** What the services accept. */
const MAX_COLS = 500;
const MAX_ROWS = 300;

export interface ScreenEvents {
  readonly onInput: (bytes: Uint8Array) => void;
  /** What fits, when it is known for the first time and after each change. */
  readonly onSize: (size: TerminalSize) => void;
  /** All but `send`, which is input. */
  readonly onKey: (key: Exclude<TerminalKey, 'app' | 'paste' | { send: string }>) => void;
  readonly onPaste: (text: string) => void;
  readonly onLink: (address: string) => void;
  readonly onSelect: () => void;
}

export class TerminalScreen {
  readonly search: ScreenSearch;
  readonly #element = document.createElement('div');
  readonly #terminal: Terminal;
  readonly #fit = new FitAddon();
  readonly #events: ScreenEvents;
  readonly #observer = new ResizeObserver(() => this.#fitSoon());
  #settings: TerminalSettings;
  #announced: TerminalSize | undefined;
  #quiet: Disposable | undefined;
  #frame: number | undefined;
  /** Runs while a whole screen is drawn, whose lines are made for one size. */
  #redraw: Disposable | undefined;
  #gpu: WebglAddon | undefined;
  #isOpen = false;

  constructor(settings: TerminalSettings, events: ScreenEvents) {
    this.#settings = settings;
    this.#events = events;
    const openLink = (event: MouseEvent, address: string) => {
      if (platform === 'mac' ? event.metaKey : event.ctrlKey) events.onLink(address);
    };
    this.#terminal = new Terminal({
      // The addon of the width rules registers them there.
      allowProposedApi: true,
      minimumContrastRatio: 4.5,
      linkHandler: { activate: openLink },
      cursorInactiveStyle: 'outline',
      macOptionIsMeta: true,
      overviewRuler: { width: 10 },
    });
    this.#terminal.loadAddon(this.#fit);
    this.#terminal.loadAddon(new WebLinksAddon(openLink));
    this.search = new ScreenSearch(this.#terminal);
    this.#element.style.cssText = 'width: 100%; height: 100%;';
    this.#listen();
  }

  /** Shows the screen in `parent`, and only there. The first size follows as an event. */
  attach(parent: HTMLElement, label: string): void {
    parent.append(this.#element);
    if (!this.#isOpen) {
      this.#isOpen = true;
      this.#terminal.open(this.#element);
    }
    this.#terminal.textarea?.setAttribute('aria-label', label);
    this.apply(this.#settings);
    this.#observer.observe(this.#element);
  }

  isIn(parent: HTMLElement): boolean {
    return this.#element.parentElement === parent;
  }

  /** Takes it off the page; it goes on taking output. */
  detach(): void {
    this.#observer.disconnect();
    // Browsers have few WebGL contexts: only what is seen holds one.
    this.#gpu?.dispose();
    this.#gpu = undefined;
    this.#element.remove();
  }

  /** Takes over the settings, and the page's theme as it is now. */
  apply(settings: TerminalSettings): void {
    this.#settings = settings;
    const { options, unicode } = this.#terminal;
    this.#element.style.colorScheme = settings.theme === 'match' ? '' : settings.theme;
    options.fontSize = settings.fontSize;
    const systemFont = getComputedStyle(this.#element).getPropertyValue('--font-mono');
    options.fontFamily = settings.font === '' ? systemFont : `"${settings.font}", ${systemFont}`;
    options.scrollback = settings.scrollback;
    options.screenReaderMode = settings.screenReader;
    options.cursorBlink = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (settings.graphemes && !unicode.versions.some((version) => version.includes('graphemes')))
      this.#terminal.loadAddon(new UnicodeGraphemesAddon());
    unicode.activeVersion =
      unicode.versions.findLast((version) => version.includes('graphemes') && settings.graphemes) ?? '6';
    const colourOf = tokenColours(this.#element);
    options.theme = terminalTheme(colourOf);
    this.search.useColours(colourOf);
    this.#drawOnGpu(settings.gpu);
    // Before the first time, the place around it may not have its own size yet.
    if (this.#announced !== undefined) this.fit();
  }

  /** Fits the screen to its place; tells the size unless it is told already. Nothing while it has no place. */
  fit(): void {
    if (this.#redraw !== undefined) return;
    const proposed =
      this.#isOpen && this.#element.checkVisibility() ? this.#fit.proposeDimensions() : undefined;
    if (proposed === undefined || Number.isNaN(proposed.cols) || Number.isNaN(proposed.rows)) return;
    const size = { cols: Math.min(proposed.cols, MAX_COLS), rows: Math.min(proposed.rows, MAX_ROWS) };
    this.resize(size);
    if (this.#announced?.cols === size.cols && this.#announced.rows === size.rows) return;
    const isFirst = this.#announced === undefined;
    this.#announced = size;
    this.#quiet?.dispose();
    if (isFirst) this.#events.onSize(size);
    else this.#quiet = systemClock.setTimer(RESIZE_QUIET_MS, () => this.#events.onSize(size));
  }

  /** The size that was told last; undefined before the screen has had a place. */
  get size(): TerminalSize | undefined {
    return this.#announced;
  }

  resize({ cols, rows }: TerminalSize): void {
    if (this.#terminal.cols !== cols || this.#terminal.rows !== rows) this.#terminal.resize(cols, rows);
  }

  /** Somebody else has decided on the size; when this screen is used again, it tells its own. */
  takeSize(size: TerminalSize): void {
    this.resize(size);
    const own = this.#announced;
    if (own?.cols !== size.cols || own.rows !== size.rows) this.#announced = undefined;
  }

  write(bytes: Uint8Array, done: () => void): void {
    this.#terminal.write(bytes, done);
  }

  /** Resolves when all that was written is on the screen. */
  written(): Promise<void> {
    return new Promise((resolve) => this.#terminal.write('', resolve));
  }

  /** An empty screen of this size, which it keeps while what was there is drawn anew. */
  reset(size: TerminalSize): void {
    this.#terminal.reset();
    this.resize(size);
    this.#redraw?.dispose();
    this.#redraw = systemClock.setTimer(REDRAW_MS, () => {
      this.#redraw = undefined;
      this.fit();
    });
  }

  /** Without a terminal on the other side: bare newlines, and keys reach nobody. */
  useMode(mode: { readonly tty: boolean; readonly takesKeys: boolean }): void {
    this.#terminal.options.convertEol = !mode.tty;
    this.#terminal.options.disableStdin = !mode.takesKeys;
  }

  focus(): void {
    this.#terminal.focus();
  }

  /** As if it had been typed, in brackets where the program has asked for them. */
  paste(text: string): void {
    this.#terminal.paste(text);
  }

  /** The program can tell a paste from typing, so that it runs no line by itself. */
  get bracketsPastes(): boolean {
    return this.#terminal.modes.bracketedPasteMode;
  }

  get selection(): string {
    return this.#terminal.getSelection();
  }

  clearSelection(): void {
    this.#terminal.clearSelection();
  }

  selectAll(): void {
    this.#terminal.selectAll();
  }

  /** Clears what was scrolled away; the line with the cursor stays. */
  clear(): void {
    this.#terminal.clear();
  }

  /** The text of the visible rows, or of everything that is kept. */
  text(part: 'visible' | 'all'): string {
    const { active } = this.#terminal.buffer;
    const start = part === 'visible' ? active.viewportY : 0;
    const end = part === 'visible' ? start + this.#terminal.rows : active.length;
    const lines: string[] = [];
    for (let row = start; row < end; row += 1) {
      const line = active.getLine(row);
      const text = line?.translateToString(true) ?? '';
      if (line?.isWrapped && lines.length > 0) lines.push(`${lines.pop() ?? ''}${text}`);
      else lines.push(text);
    }
    return lines.join('\n').trimEnd();
  }

  dispose(): void {
    this.#quiet?.dispose();
    this.#redraw?.dispose();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.detach();
    this.#terminal.dispose();
  }

  /** Once a frame, when the panels around have settled. */
  #fitSoon(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.fit();
    });
  }

  #listen(): void {
    const { onInput, onPaste, onSelect } = this.#events;
    const encoder = new TextEncoder();
    this.#terminal.onData((text) => onInput(encoder.encode(text)));
    // Old mouse reports: each unit is a byte, not a character.
    this.#terminal.onBinary((text) => onInput(Uint8Array.from(text, (unit) => unit.charCodeAt(0) & 0xff)));
    this.#terminal.onSelectionChange(onSelect);
    this.#terminal.attachCustomKeyEventHandler((event) => this.#isForProgram(event));
    const takePaste = (event: ClipboardEvent) => {
      event.preventDefault();
      event.stopPropagation();
      onPaste(event.clipboardData?.getData('text/plain') ?? '');
    };
    this.#element.addEventListener('paste', takePaste, { capture: true });
    // A size that another view has set holds until this one is used.
    this.#element.addEventListener('focusin', () => this.fit());
  }

  #isForProgram(event: KeyboardEvent): boolean {
    const key = terminalKey(event, platform, this.#terminal.hasSelection());
    if (key === undefined) return true;
    if (event.type !== 'keydown' || key === 'app' || key === 'paste') return false;
    event.preventDefault();
    event.stopPropagation();
    if (typeof key === 'string') this.#events.onKey(key);
    else this.#terminal.input(key.send);
    return false;
  }

  #drawOnGpu(isWanted: boolean): void {
    if (isWanted === (this.#gpu !== undefined)) return;
    this.#gpu?.dispose();
    this.#gpu = undefined;
    if (!isWanted) return;
    try {
      const gpu = new WebglAddon();
      gpu.onContextLoss(() => {
        // Not remembered: the next time it is shown, it is tried again.
        gpu.dispose();
        if (this.#gpu === gpu) this.#gpu = undefined;
        this.#terminal.refresh(0, this.#terminal.rows - 1);
      });
      this.#terminal.loadAddon(gpu);
      this.#gpu = gpu;
    } catch {
      // No WebGL here: the DOM draws as well, only slower.
      this.#gpu = undefined;
    }
  }
}
