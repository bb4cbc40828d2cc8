// The screen as the page draws it, kept here for the page that comes back: xterm.js without a screen. The serializer
// leaves out some of the state that full-screen programs set; it is noted here and put after the rest.

import { SerializeAddon } from '@xterm/addon-serialize';
import { Terminal } from '@xterm/headless/lib-headless/xterm-headless.mjs';
import type { TerminalSize } from '../../common/contract/terminals.ts';
import type { Disposable } from '../../common/disposable.ts';
import { KEPT_BYTES, KEPT_LINES, SCROLLBACK_LINES } from './terminalLimits.ts';

/** Cursor off; mouse encodings UTF-8, SGR, urxvt and SGR pixels. Off at the start but the cursor. */
const extraModes = [25, 1005, 1006, 1015, 1016] as const;
const CURSOR = 25;
const LINE_END = 10;

const csi = (text: string) => `\u001b[${text}`;

const encode = (text: string) => new TextEncoder().encode(text);

/**
 * Ends what a program may have left on: alternate screen, modes, colours, scroll region. Not the text, and not the
 * place of the cursor, which `?1049l` would take from an older save.
 */
export const softReset: Uint8Array = encode(
  csi('?1047l') +
    csi('!p') +
    [1000, 1002, 1003, 1004, 1005, 1006, 1015, 1016, 2004, 2026].map((mode) => csi(`?${mode}l`)).join('') +
    csi('?25h') +
    csi('0 q') +
    '\r\n',
);

/** Makes the terminal as new. */
export const clearScreen: Uint8Array = encode('\u001bc');

export class ScreenModel implements Disposable {
  readonly #terminal: Terminal;
  readonly #serializer = new SerializeAddon();
  readonly #modes = new Map<number, boolean>();
  #cursorStyle = '';
  #scrollRegion = '';

  constructor(size: TerminalSize, convertEol: boolean) {
    this.#terminal = new Terminal({
      ...size,
      convertEol,
      scrollback: SCROLLBACK_LINES,
      allowProposedApi: true,
    });
    // The serializer is typed for the page's terminal, whose buffers are the same.
    this.#terminal.loadAddon(this.#serializer);
    this.#watchModes();
  }

  get size(): TerminalSize {
    return { cols: this.#terminal.cols, rows: this.#terminal.rows };
  }

  resize({ cols, rows }: TerminalSize): void {
    this.#terminal.resize(cols, rows);
    this.#scrollRegion = '';
  }

  /** Resolves when the bytes are part of the screen. */
  write(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve) => this.#terminal.write(bytes, resolve));
  }

  /** Bytes that draw the scrollback and the screen, and set the modes, on a terminal of the same size. */
  serialize(): Uint8Array {
    const modes = [...this.#modes].filter(([mode, isSet]) => isSet !== (mode === CURSOR));
    const extra = modes.map(([mode, isSet]) => csi(`?${mode}${isSet ? 'h' : 'l'}`)).join('');
    return encode(
      this.#serializer.serialize({ scrollback: SCROLLBACK_LINES }) +
        this.#region() +
        extra +
        this.#cursorStyle,
    );
  }

  /** Bytes that draw the last lines on a terminal in which nothing runs: no modes, no full-screen program, no cursor. */
  lastLines(): Uint8Array {
    const options = { scrollback: KEPT_LINES, excludeModes: true, excludeAltBuffer: true };
    const lines = encode(this.#serializer.serialize(options));
    const from = lines.length > KEPT_BYTES ? lines.indexOf(LINE_END, lines.length - KEPT_BYTES) + 1 : 0;
    const hidden = encode(csi('?25l'));
    const kept = new Uint8Array(lines.length - from + hidden.length);
    kept.set(lines.subarray(from));
    kept.set(hidden, lines.length - from);
    return kept;
  }

  dispose(): void {
    this.#terminal.dispose();
  }

  /** Setting it moves the cursor home. */
  #region(): string {
    if (this.#scrollRegion === '') return '';
    const { cursorX, cursorY } = this.#terminal.buffer.active;
    return csi(`${this.#scrollRegion}r`) + csi(`${cursorY + 1};${cursorX + 1}H`);
  }

  #watchModes(): void {
    const { parser } = this.#terminal;
    const note = (isSet: boolean) => (params: (number | number[])[]) => {
      for (const mode of extraModes) if (params.includes(mode)) this.#modes.set(mode, isSet);
      return false;
    };
    parser.registerCsiHandler({ prefix: '?', final: 'h' }, note(true));
    parser.registerCsiHandler({ prefix: '?', final: 'l' }, note(false));
    parser.registerCsiHandler({ intermediates: ' ', final: 'q' }, ([style]) => {
      this.#cursorStyle = csi(`${String(style ?? 0)} q`);
      return false;
    });
    parser.registerCsiHandler({ final: 'r' }, ([top = 1, bottom = 0]) => {
      const isWhole = Number(top) <= 1 && (Number(bottom) === 0 || Number(bottom) >= this.#terminal.rows);
      this.#scrollRegion = isWhole ? '' : `${String(top)};${String(bottom)}`;
      return false;
    });
    const forget = () => {
      this.#modes.clear();
      this.#cursorStyle = '';
      this.#scrollRegion = '';
      return false;
    };
    parser.registerCsiHandler({ intermediates: '!', final: 'p' }, forget);
    parser.registerEscHandler({ final: 'c' }, forget);
  }
}
