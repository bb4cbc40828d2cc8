// A shell in a container that a test types into, for bench and soak.

import type { TerminalInput } from '../../electron/common/contract/terminals.ts';
import type { PodbayClient } from './podbayClient.ts';

export const shellSize = { cols: 80, rows: 24 };

export interface ShellTarget {
  readonly namespace: string;
  readonly name: string;
  readonly container: string;
}

/** A way to a shell: what is typed, and a wait for what comes back. */
export interface Shell {
  type(text: string): void;
  /** Resolves when the output, without what `answered` has seen before, has the text. */
  answered(text: string): Promise<void>;
  end(): Promise<void>;
}

/** Waits for one text at a time in output that comes in pieces. */
export class Answers {
  #seen = '';
  #wanted: { readonly text: string; readonly resolve: () => void } | undefined;

  take(text: string): void {
    this.#seen = (this.#seen + text).slice(-4_096);
    if (this.#wanted === undefined || !this.#seen.includes(this.#wanted.text)) return;
    this.#seen = '';
    this.#wanted.resolve();
    this.#wanted = undefined;
  }

  wait(text: string): Promise<void> {
    return new Promise((resolve) => {
      this.#wanted = { text, resolve };
      this.take('');
    });
  }
}

/** The image's own shell, through a terminal session of Podbay. */
export async function openShell(client: PodbayClient, target: ShellTarget): Promise<Shell> {
  const answers = new Answers();
  const { terminal } = await client.api.terminals.openExec({ target, size: shellSize });
  const input: TerminalInput[] = [];
  let wake: () => void = () => undefined;
  async function* keys(): AsyncGenerator<TerminalInput> {
    for (;;) {
      const item = input.shift();
      if (item !== undefined) yield item;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  }
  const decoder = new TextDecoder();
  const reading = (async () => {
    for await (const item of client.api.terminals.connect({ id: terminal.id, size: shellSize }, keys())) {
      if (item instanceof Uint8Array) answers.take(decoder.decode(item, { stream: true }));
    }
  })();
  return {
    type: (text) => {
      input.push(new TextEncoder().encode(text));
      wake();
    },
    answered: (text) => answers.wait(text),
    end: async () => {
      await client.api.terminals.close({ id: terminal.id });
      await reading;
    },
  };
}
