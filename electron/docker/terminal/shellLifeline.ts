// The usual lifeline: a second exec in the same container, run by the container's own shell.

import { explainedError } from '../../common/explainedError.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { execExit } from './execExit.ts';
import type { Lifeline } from './lifeline.ts';
import { LIFELINE_SCRIPT } from './lifelineScript.ts';
import { startExec } from './startExec.ts';
import type { TerminalSocket } from './terminalSocket.ts';

/** The script's own grace and the engine's time for two execs, generously. */
const END_TIMEOUT_MS = 15_000;
/** A shell that cannot run says why in one line. */
const MAX_LINE_BYTES = 4_096;
/** Each frame of a stream without a TTY begins with eight bytes that are not text. */
const FRAME_HEADER = /^[^\n]{8}/s;

export interface ShellLifelineOptions {
  readonly containerId: string;
  readonly shell: string;
  readonly user: string | undefined;
  readonly mark: string;
}

export class ShellLifeline implements Lifeline {
  readonly #context: RuntimeContext;
  readonly #execId: string;
  readonly #socket: TerminalSocket;

  private constructor(context: RuntimeContext, execId: string, socket: TerminalSocket) {
    this.#context = context;
    this.#execId = execId;
    this.#socket = socket;
  }

  /** Resolves when it is sure to work. */
  static async open(
    context: RuntimeContext,
    options: ShellLifelineOptions,
    signal: AbortSignal,
  ): Promise<ShellLifeline> {
    const { containerId, shell, user, mark } = options;
    const { execId, socket } = await startExec(
      context,
      containerId,
      {
        AttachStdin: true,
        AttachStdout: true,
        AttachStderr: true,
        Tty: false,
        Cmd: [shell, '-c', LIFELINE_SCRIPT, 'podbay-lifeline', mark],
        ...(user === undefined ? {} : { User: user }),
      },
      signal,
    );
    const line = (await socket.line(MAX_LINE_BYTES)).replace(FRAME_HEADER, '');
    if (line === 'ready') return new ShellLifeline(context, execId, socket);
    socket.destroy();
    throw explainedError('FailedPrecondition', 'shellNotStarted', { details: line });
  }

  /** Names the process that leads the session. */
  async guard(leader: number): Promise<void> {
    await this.#socket.write(Buffer.from(`${leader}\n`));
  }

  /** The process has ended by itself: what it left in the background stays, as after `docker exec`. */
  async release(): Promise<void> {
    await this.#socket.write(Buffer.from('done\n'));
    this.#socket.end();
  }

  /** The script goes on also when the connection is cut meanwhile. */
  async end(): Promise<void> {
    this.#socket.end();
    // A signal of its own: many terminals may end at once, and each listens while it waits.
    const { signal } = new AbortController();
    await execExit(this.#context, this.#execId, END_TIMEOUT_MS, signal);
  }
}
