// Creates an exec and opens its stream.

import type { ExecBody } from '../createBody.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { hijack } from '../transport/hijack.ts';
import { TerminalSocket } from './terminalSocket.ts';

export interface StartedExec {
  readonly execId: string;
  readonly socket: TerminalSocket;
}

/** A command that cannot be started is no error here: Docker says so on the stream. */
export async function startExec(
  { client, transport }: RuntimeContext,
  containerId: string,
  body: ExecBody,
  signal: AbortSignal,
): Promise<StartedExec> {
  const { Id: execId } = await client.createExec(containerId, body, signal);
  const socket = await hijack(transport, {
    method: 'POST',
    path: `/exec/${execId}/start`,
    body: { json: { Detach: false, Tty: body.Tty } },
    signal,
  });
  return { execId, socket: new TerminalSocket(socket) };
}
