// The whole log of a container, byte for byte what `docker logs` prints.

import { toAppError } from '../dockerErrors.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { FrameParser } from '../transport/frameParser.ts';

/** Both streams in their order; ends with what the engine has at this moment. */
export async function* logBytes(
  { client, transport }: Pick<RuntimeContext, 'client' | 'transport'>,
  containerId: string,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, void> {
  const { Config } = await client.inspectContainer(containerId, signal);
  try {
    const path = `/containers/${containerId}/logs`;
    const query = { stdout: '1', stderr: '1' };
    const response = await transport.open({ method: 'GET', path, query, signal });
    const parser = new FrameParser();
    for await (const chunk of response)
      if (Config.Tty) yield chunk;
      // One item a chunk: lines are short, and each item costs a message.
      else yield Buffer.concat(parser.push(chunk).map(({ bytes }) => bytes));
  } catch (error) {
    throw toAppError(error, signal);
  }
}
