// What a session runs: how its process is started, and started again.

import type { Terminal, TerminalSize } from '../../common/contract/terminals.ts';
import type { AttachedStream, TerminalStream } from '../../engine/runtime/terminalStream.ts';

/** What a session's tab says of it; it may change with each start. */
export type TerminalSubject = Pick<
  Terminal,
  'kind' | 'pod' | 'command' | 'dockerCommand' | 'tty' | 'stdinOnce'
> & {
  /** Whether what is typed is sent: from the start, on request, or never. */
  readonly input: 'always' | 'onRequest' | 'none';
};

export interface StartedProgram {
  readonly stream: TerminalStream;
  /** Only of what has `input: 'onRequest'`. */
  readonly setInput?: AttachedStream['setInput'];
}

export interface TerminalProgram {
  readonly subject: TerminalSubject;
  /** Goes on by itself after a lost engine, because starting it again runs nothing twice. */
  readonly isResumable: boolean;
  /** Rejects with an AppError. Aborting the signal, then or later, drops the process or its connection. */
  start(size: TerminalSize, signal: AbortSignal): Promise<StartedProgram>;
}
