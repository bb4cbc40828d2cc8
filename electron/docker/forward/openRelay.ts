// A running relay and the session on it, wired together: either ends with the other.

import { toAppError } from '../dockerErrors.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { withDeadline } from '../transport/deadline.ts';
import { FrameParser } from '../transport/frameParser.ts';
import { RelaySession } from './relaySession.ts';
import { startRelay } from './startRelay.ts';

/** An exec takes 50 ms, a container a second, and both more on a machine under load. */
const START_TIMEOUT_MS = 30_000;
/** What a dying relay says is one line. */
const MAX_WORDS_BYTES = 1024;

/** Ready to open connections; aborting the signal ends it, also later. */
export async function openRelay(
  context: RuntimeContext,
  sandboxId: string,
  signal: AbortSignal,
): Promise<RelaySession> {
  const connection = new AbortController();
  const end = () => connection.abort(signal.reason);
  signal.addEventListener('abort', end, { once: true });
  try {
    signal.throwIfAborted();
    return await withDeadline(context.clock, START_TIMEOUT_MS, connection.signal, async (starting) => {
      starting.addEventListener('abort', () => connection.abort(starting.reason), { once: true });
      const session = await connect(context, sandboxId, connection.signal, () =>
        signal.removeEventListener('abort', end),
      );
      await session.ready();
      return session;
    });
  } catch (error) {
    connection.abort();
    signal.removeEventListener('abort', end);
    throw toAppError(error, signal);
  }
}

async function connect(
  context: RuntimeContext,
  sandboxId: string,
  signal: AbortSignal,
  onLost: () => void,
): Promise<RelaySession> {
  const socket = await startRelay(context, sandboxId, signal);
  const session = new RelaySession(socket);
  const parser = new FrameParser();
  let words = '';
  socket.on('data', (chunk: Buffer) => {
    try {
      for (const { stream, bytes } of parser.push(chunk))
        if (stream === 'stdout') session.receive(bytes);
        else words = (words + bytes.toString('utf8')).slice(0, MAX_WORDS_BYTES);
    } catch (error) {
      socket.destroy(toAppError(error));
    }
  });
  socket.on('end', () => socket.destroy());
  // Why it was cut does not matter to the connections; 'close' follows.
  socket.on('error', (error) => {
    if (!signal.aborted) words ||= error.message;
  });
  socket.once('close', () => {
    session.lose();
    onLost();
    if (words !== '') context.log.warn(`a relay has ended: ${words.trim()}`);
  });
  return session;
}
