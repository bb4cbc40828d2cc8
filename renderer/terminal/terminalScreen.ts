// xterm.js with its addons behind the few verbs that a session needs. It knows no session and no React: its element
// moves between places of the page and keeps its screen, its selection and its scroll position.

import { UnicodeGraphemesAddon } from '@xterm/addon-unicode-graphemes';
import { WebLinksAddon } from '@xterm/addon-web-links';
import { Terminal } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import type { TerminalSettings } from '../../electron/common/contract/settings.ts';
import type { TerminalSize } from '../../electron/common/contract/terminals.ts';
import { platform } from '../app/platform.ts';
import { GpuDrawing } from './gpuDrawing.ts';
import { ScreenSearch } from './screenSearch.ts';
import { ScreenSize } from './screenSize.ts';
import { type TerminalKey, terminalKey } from './terminalKeys.ts';
import { translateTerminals } from './terminalStrings.ts';
import { terminalTheme, tokenColours } from './terminalTheme.ts';

translateTerminals();

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
  readonly #events: ScreenEvents;
  readonly #size: ScreenSize;
  readonly #gpu: GpuDrawing;
  #settings: TerminalSettings;
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
    this.#terminal.loadAddon(new WebLinksAddon(openLink));
    this.search = new ScreenSearch(this.#terminal);
    this.#size = new ScreenSize(this.#terminal, this.#element, events.onSize);
    this.#gpu = new GpuDrawing(this.#terminal);
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
    this.#size.observe();
  }

  isIn(parent: HTMLElement): boolean {
    return this.#element.parentElement === parent;
  }

  /** Takes it off the page; it goes on taking output. */
  detach(): void {
    this.#size.unobserve();
    this.#gpu.use(false);
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
    options.screenReaderMode = settings.screenReader === 'on';
    options.cursorBlink = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (settings.graphemes && !unicode.versions.some((version) => version.includes('graphemes')))
      this.#terminal.loadAddon(new UnicodeGraphemesAddon());
    unicode.activeVersion =
      unicode.versions.findLast((version) => version.includes('graphemes') && settings.graphemes) ?? '6';
    const colourOf = tokenColours(this.#element);
    options.theme = terminalTheme(colourOf);
    this.search.useColours(colourOf);
    this.#gpu.use(settings.gpu);
    // Before the first time, the place around it may not have its own size yet.
    if (this.#size.told !== undefined) this.#size.fit();
  }

  /** The size that was told last; undefined before the screen has had a place. */
  get size(): TerminalSize | undefined {
    return this.#size.told;
  }

  /** Another view has given the terminal this size. */
  takeSize(size: TerminalSize): void {
    this.#size.take(size);
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
    this.#size.hold(size);
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
    this.#size.dispose();
    this.detach();
    this.#terminal.dispose();
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
    this.#element.addEventListener('focusin', () => this.#size.fit());
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
}
