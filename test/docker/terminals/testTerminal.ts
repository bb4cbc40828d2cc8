// A page's side of one terminal: the contract's duplex into an xterm.js without a screen, as the renderer does it.

import { Terminal } from '@xterm/headless/lib-headless/xterm-headless.mjs';
import type { TerminalInput, TerminalSize } from '../../../electron/common/contract/terminals.ts';
import type { Contract } from '../../../electron/common/contract.ts';
import type { ContractClient } from '../../../electron/common/rpc/define.ts';
import { eventually } from '../runtime/runtimeHarness.ts';

export type TerminalsApi = ContractClient<Contract>['terminals'];

export const size: TerminalSize = { cols: 80, rows: 24 };

export class TestTerminal {
  readonly #screen: Terminal;
  readonly #end = new AbortController();
  readonly #input: TerminalInput[] = [];
  #wake: () => void = () => undefined;
  #ended = false;
  #pause: Promise<void> | undefined;
  /** Of output, the first screen included. */
  bytes = 0;
  /** How often the screen was drawn anew. */
  redraws = 0;
  readonly done: Promise<void>;

  constructor(api: TerminalsApi, id: string, at: TerminalSize = size, tty = true) {
    this.#screen = new Terminal({ ...at, convertEol: !tty, allowProposedApi: true, scrollback: 5_000 });
    this.done = this.#run(api, id, at);
    // Who waits for it learns of a lost connection; who does not has cut it.
    this.done.catch(() => undefined);
  }

  type(text: string): void {
    this.send(new TextEncoder().encode(text));
  }

  send(item: TerminalInput): void {
    this.#input.push(item);
    this.#wake();
  }

  resize(to: TerminalSize): void {
    this.#screen.resize(to.cols, to.rows);
    this.send({ type: 'resize', size: to });
  }

  /** Stops taking output until the returned function is called. */
  pause(): () => void {
    let resume: () => void = () => undefined;
    this.#pause = new Promise((resolve) => {
      resume = () => {
        this.#pause = undefined;
        resolve();
      };
    });
    return resume;
  }

  leave(): void {
    this.#end.abort();
  }

  get modes(): Terminal['modes'] {
    return this.#screen.modes;
  }

  /** What a person sees, without the blank ends of lines. */
  get text(): string {
    const { active } = this.#screen.buffer;
    return Array.from({ length: this.#screen.rows }, (_, row) =>
      active.getLine(active.viewportY + row)?.translateToString(true),
    ).join('\n');
  }

  /** The scrollback too. */
  get allText(): string {
    const { active } = this.#screen.buffer;
    return Array.from({ length: active.length }, (_, row) =>
      active.getLine(row)?.translateToString(true),
    ).join('\n');
  }

  /** Colour of the cell, as xterm numbers it. */
  colourAt(row: number, col: number): { isRgb: boolean; colour: number } | undefined {
    const cell = this.#screen.buffer.active.getLine(row)?.getCell(col);
    return cell && { isRgb: cell.isFgRGB(), colour: cell.getFgColor() };
  }

  async until(what: string | RegExp, timeoutMs = 20_000): Promise<string> {
    const matches = () => (typeof what === 'string' ? this.text.includes(what) : what.test(this.text));
    return eventually(
      `${String(what)} on screen`,
      async () => (matches() ? this.text : undefined),
      timeoutMs,
    ).catch((error: unknown) => {
      throw new Error(`${String(error)}; it shows:\n${this.text}`);
    });
  }

  async #run(api: TerminalsApi, id: string, at: TerminalSize): Promise<void> {
    try {
      for await (const item of api.connect({ id, size: at }, this.#items(), { signal: this.#end.signal })) {
        if (item instanceof Uint8Array) {
          this.bytes += item.length;
          await new Promise<void>((resolve) => this.#screen.write(item, resolve));
          await this.#pause;
        } else {
          if (item.type === 'screen') this.redraws += 1;
          if (item.type === 'screen') this.#screen.reset();
          this.#screen.resize(item.size.cols, item.size.rows);
        }
      }
    } catch (error) {
      if (!this.#end.signal.aborted) throw error;
    } finally {
      this.#ended = true;
      this.#wake();
    }
  }

  async *#items(): AsyncGenerator<TerminalInput> {
    while (!this.#ended && !this.#end.signal.aborted) {
      const item = this.#input.shift();
      if (item !== undefined) yield item;
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
          this.#end.signal.addEventListener('abort', () => resolve(), { once: true });
        });
    }
  }
}
