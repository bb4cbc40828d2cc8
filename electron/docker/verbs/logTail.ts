// The end of a container's log, stdout and stderr in their order.

import type { Readable } from 'node:stream';
import { toAppError } from '../dockerErrors.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { REQUEST_TIMEOUT_MS, withDeadline } from '../transport/deadline.ts';
import { FrameParser } from '../transport/frameParser.ts';
import { wholeCharacters } from '../transport/wholeCharacters.ts';

/** Without a TTY the log is multiplexed. */
async function* payloads(log: Readable, tty: boolean): AsyncGenerator<Buffer, void, void> {
  const parser = new FrameParser();
  for await (const chunk of log)
    if (tty) yield chunk;
    else for (const { bytes } of parser.push(chunk)) yield bytes;
}

/** At most `maxLines` lines and `maxBytes` bytes. */
export function logTail(
  { client, transport, clock }: RuntimeContext,
  containerId: string,
  maxLines: number,
  maxBytes: number,
  signal: AbortSignal,
): Promise<string> {
  return withDeadline(clock, REQUEST_TIMEOUT_MS, signal, async (limited) => {
    const { Config } = await client.inspectContainer(containerId, limited);
    try {
      const query = { stdout: '1', stderr: '1', tail: String(maxLines) };
      const path = `/containers/${containerId}/logs`;
      const response = await transport.open({ method: 'GET', path, query, signal: limited });
      let tail: Buffer = Buffer.alloc(0);
      for await (const bytes of payloads(response, Config.Tty))
        tail = Buffer.concat([tail, bytes]).subarray(-maxBytes);
      return wholeCharacters(tail);
    } catch (error) {
      throw toAppError(error, limited);
    }
  });
}
