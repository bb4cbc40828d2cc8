// A terminal on the main process of a container. Output and input are two connections: watching has no way to send, and
// leaving a container with stdinOnce closes its input only if something could have been sent.

import { explainedError } from '../../common/explainedError.ts';
import type { AttachedStream, AttachRequest, ScreenSize } from '../../engine/runtime/terminalStream.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { FrameParser } from '../transport/frameParser.ts';
import { hijack } from '../transport/hijack.ts';
import { DETACH_KEYS } from './detachKeys.ts';
import { overlap, recentOutput } from './recentOutput.ts';
import { TerminalSocket } from './terminalSocket.ts';
import { unlessEnded } from './unlessEnded.ts';

async function openAttach(
  context: RuntimeContext,
  containerId: string,
  streams: Readonly<Record<string, '1'>>,
  signal: AbortSignal,
): Promise<TerminalSocket> {
  const socket = await hijack(context.transport, {
    method: 'POST',
    path: `/containers/${containerId}/attach`,
    query: { stream: '1', detachKeys: DETACH_KEYS, ...streams },
    signal,
  });
  return new TerminalSocket(socket);
}

/** Both streams as one, in their order. */
async function* payloads(socket: TerminalSocket, tty: boolean): AsyncGenerator<Buffer, void, void> {
  const parser = new FrameParser();
  for await (const chunk of socket.bytes()) {
    yield tty ? chunk : Buffer.concat(parser.push(chunk).map(({ bytes }) => bytes));
  }
}

async function* withRecent(live: AsyncIterable<Buffer>, recent: Buffer): AsyncGenerator<Buffer, void, void> {
  if (recent.length > 0) yield recent;
  let isFirst = true;
  for await (const bytes of live) {
    yield isFirst ? bytes.subarray(overlap(recent, bytes)) : bytes;
    isFirst = false;
  }
}

/** The container's main process; its own end is the container's. */
export async function attachTerminal(
  context: RuntimeContext,
  request: AttachRequest,
  signal: AbortSignal,
): Promise<AttachedStream> {
  const { containerId, tty, size, recentBytes } = request;
  const connection = new AbortController();
  const cut = () => connection.abort(signal.reason);
  if (signal.aborted) cut();
  signal.addEventListener('abort', cut, { once: true });
  try {
    const socket = await openAttach(context, containerId, { stdout: '1', stderr: '1' }, connection.signal);
    const recent = await recentOutput(context, containerId, tty, recentBytes, connection.signal);
    const output = withRecent(payloads(socket, tty), recent);
    const stream = new AttachStream(context, request, connection, output);
    await stream.resize(size);
    return stream;
  } catch (error) {
    connection.abort();
    throw error;
  }
}

class AttachStream implements AttachedStream {
  readonly output: AsyncIterable<Uint8Array>;
  readonly #context: RuntimeContext;
  readonly #request: AttachRequest;
  readonly #connection: AbortController;
  #input: TerminalSocket | undefined;

  constructor(
    context: RuntimeContext,
    request: AttachRequest,
    connection: AbortController,
    output: AsyncIterable<Uint8Array>,
  ) {
    this.#context = context;
    this.#request = request;
    this.#connection = connection;
    this.output = output;
  }

  async setInput(isOn: boolean): Promise<void> {
    const { signal } = this.#connection;
    const { containerId } = this.#request;
    if (isOn) this.#input ??= await openAttach(this.#context, containerId, { stdin: '1' }, signal);
    else {
      this.#input?.destroy();
      this.#input = undefined;
    }
  }

  async write(bytes: Uint8Array): Promise<void> {
    await this.#input?.write(bytes);
  }

  async resize(size: ScreenSize): Promise<void> {
    const { containerId, tty } = this.#request;
    if (!tty) return;
    await unlessEnded(this.#context.client.resizeContainer(containerId, size, this.#connection.signal));
  }

  endInput(): void {
    this.#input?.end();
  }

  async exitCode(): Promise<number> {
    const { client } = this.#context;
    const { State } = await client.inspectContainer(this.#request.containerId, this.#connection.signal);
    if (!State.Running) return State.ExitCode;
    throw explainedError('Unavailable', 'containerCut', { retryable: true });
  }

  async close(): Promise<{ isLeftRunning: boolean }> {
    this.#connection.abort();
    return { isLeftRunning: false };
  }
}
