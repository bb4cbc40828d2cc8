// A command with a terminal in a running container. Where the container has a shell, that shell starts first: it says
// its PID, waits until the terminal has its size and the lifeline holds, and becomes the command.

import { AppError } from '../../common/appError.ts';
import { explainedError } from '../../common/explainedError.ts';
import type { ExecRequest, ScreenSize, TerminalStream } from '../../engine/runtime/terminalStream.ts';
import { toAppError } from '../dockerErrors.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { uncancelled, withDeadline } from '../transport/deadline.ts';
import { DETACH_KEYS } from './detachKeys.ts';
import { execExit } from './execExit.ts';
import { openHelperLifeline } from './helperLifeline.ts';
import type { Lifeline } from './lifeline.ts';
import { MARK_VARIABLE } from './lifelineScript.ts';
import { ShellLifeline } from './shellLifeline.ts';
import { type StartedExec, startExec } from './startExec.ts';
import { unlessEnded } from './unlessEnded.ts';

/** Of a container under load; a process that has not begun by then will not. */
const START_TIMEOUT_MS = 30_000;
/** From the end of the stream to the exit code. */
const EXIT_TIMEOUT_MS = 5_000;
/** An error of the runtime is a line or two. */
const MAX_LINE_BYTES = 4_096;

const GUARDED_START = 'echo $$; read -r go; exec "$0" "$@"';
const GO = Buffer.from('\n');

const terminalEnvironment = (mark: string) => [
  'TERM=xterm-256color',
  'COLORTERM=truecolor',
  `${MARK_VARIABLE}=${mark}`,
];

/**
 * A start that is given up is finished first and then ended: cut in the middle it would leave a shell that waits for
 * its size for ever.
 */
export async function execTerminal(
  context: RuntimeContext,
  request: ExecRequest,
  signal: AbortSignal,
): Promise<TerminalStream> {
  const connection = new AbortController();
  const stream = await start(context, request, connection);
  if (signal.aborted) {
    await stream.close();
    throw toAppError(undefined, signal);
  }
  signal.addEventListener('abort', () => connection.abort(signal.reason), { once: true });
  return stream;
}

async function start(
  context: RuntimeContext,
  request: ExecRequest,
  connection: AbortController,
): Promise<TerminalStream> {
  const { shell } = request;
  try {
    return await withDeadline(context.clock, START_TIMEOUT_MS, connection.signal, async (starting) => {
      starting.addEventListener('abort', () => connection.abort(starting.reason), { once: true });
      return shell === undefined
        ? await startBare(context, request, connection)
        : await startGuarded(context, { ...request, shell }, connection);
    });
  } catch (error) {
    connection.abort();
    throw error;
  }
}

function createAndStart(
  context: RuntimeContext,
  { containerId, user, workingDir, mark }: ExecRequest,
  command: readonly string[],
  signal: AbortSignal,
): Promise<StartedExec> {
  const body = {
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    Tty: true,
    DetachKeys: DETACH_KEYS,
    Env: terminalEnvironment(mark),
    Cmd: command,
    ...(user === undefined ? {} : { User: user }),
    ...(workingDir === undefined ? {} : { WorkingDir: workingDir }),
  };
  return startExec(context, containerId, body, signal);
}

async function startGuarded(
  context: RuntimeContext,
  request: ExecRequest & { readonly shell: string },
  connection: AbortController,
): Promise<TerminalStream> {
  const { signal } = connection;
  const command = [request.shell, '-c', GUARDED_START, ...request.command];
  const [started, lifeline] = await Promise.all([
    createAndStart(context, request, command, signal),
    ShellLifeline.open(context, request, signal),
  ]);
  const { execId, socket } = started;
  const firstLine = await socket.line(MAX_LINE_BYTES);
  const leader = /^\d+$/.test(firstLine) ? Number(firstLine) : undefined;
  if (leader === undefined) throw cannotStart(firstLine);
  await Promise.all([lifeline.guard(leader), context.client.resizeExec(execId, request.size, signal)]);
  await socket.write(GO);
  // The terminal's echo of the word.
  await socket.line(MAX_LINE_BYTES);
  return new ExecStream(context, started, connection, lifeline);
}

async function startBare(
  context: RuntimeContext,
  request: ExecRequest,
  connection: AbortController,
): Promise<TerminalStream> {
  const lifeline = await openHelperLifeline(context, request, connection.signal);
  const started = await createAndStart(context, request, request.command, connection.signal);
  const stream = new ExecStream(context, started, connection, lifeline);
  // Before the start it fails, and the start is answered a moment before the process runs.
  await stream.resize(request.size);
  return stream;
}

function cannotStart(text: string): AppError {
  return explainedError('FailedPrecondition', 'terminalNotStarted', { details: text });
}

class ExecStream implements TerminalStream {
  readonly output: AsyncIterable<Uint8Array>;
  readonly #context: RuntimeContext;
  readonly #exec: StartedExec;
  readonly #connection: AbortController;
  readonly #lifeline: Lifeline;

  constructor(context: RuntimeContext, exec: StartedExec, connection: AbortController, lifeline: Lifeline) {
    this.#context = context;
    this.#exec = exec;
    this.#connection = connection;
    this.#lifeline = lifeline;
    this.output = exec.socket.bytes();
  }

  write(bytes: Uint8Array): Promise<void> {
    return this.#exec.socket.write(bytes);
  }

  async resize(size: ScreenSize): Promise<void> {
    await unlessEnded(this.#context.client.resizeExec(this.#exec.execId, size, this.#connection.signal));
  }

  /** A terminal's input never ends; its programs read Ctrl+D. */
  endInput(): void {}

  async exitCode(): Promise<number> {
    const { execId } = this.#exec;
    const exitCode = await execExit(this.#context, execId, EXIT_TIMEOUT_MS, this.#connection.signal);
    if (exitCode === undefined) {
      throw explainedError('Unavailable', 'terminalCut', { retryable: true });
    }
    await this.#lifeline.release();
    return exitCode;
  }

  async close(): Promise<{ isLeftRunning: boolean }> {
    try {
      await this.#lifeline.end();
      const { Running } = await this.#context.client.inspectExec(this.#exec.execId, uncancelled);
      return { isLeftRunning: Running };
    } finally {
      this.#connection.abort();
    }
  }
}
