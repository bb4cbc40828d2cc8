// What a container printed before somebody attached: Docker's attach begins at the present or sends the whole log.
// The end of the log is read while the attached stream already waits, so nothing is missed; what both have is cut.

import { toAppError } from '../dockerErrors.ts';
import type { RuntimeContext } from '../runtimeContext.ts';
import { FrameParser } from '../transport/frameParser.ts';

/** Enough lines for any screen; the bytes are limited by the caller. */
const RECENT_LINES = 1_000;

/** The last bytes of the log, beginning with a whole line where that is possible. */
export async function recentOutput(
  { transport }: RuntimeContext,
  containerId: string,
  tty: boolean,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Buffer> {
  try {
    const response = await transport.open({
      method: 'GET',
      path: `/containers/${containerId}/logs`,
      query: { stdout: '1', stderr: '1', tail: String(RECENT_LINES) },
      signal,
    });
    const parser = new FrameParser();
    let recent: Buffer = Buffer.alloc(0);
    let isCut = false;
    for await (const chunk of response) {
      const pieces = tty ? [chunk] : parser.push(chunk).map(({ bytes }) => bytes);
      recent = Buffer.concat([recent, ...pieces]);
      isCut ||= recent.length > maxBytes;
      recent = recent.subarray(-maxBytes);
    }
    return isCut ? recent.subarray(recent.indexOf('\n') + 1) : recent;
  } catch (error) {
    throw toAppError(error, signal);
  }
}

/** How many of the last bytes of `before` are the first of `after`: Knuth, Morris and Pratt's search, cut off at the end. */
export function overlap(before: Uint8Array, after: Uint8Array): number {
  const fallback = new Uint32Array(after.length);
  const advance = (matched: number, byte: number | undefined): number => {
    let length = matched;
    while (length > 0 && (length === after.length || after[length] !== byte))
      length = fallback[length - 1] ?? 0;
    return after[length] === byte ? length + 1 : length;
  };
  for (let index = 1; index < after.length; index++) {
    fallback[index] = advance(fallback[index - 1] ?? 0, after[index]);
  }
  let matched = 0;
  if (after.length > 0) for (const byte of before) matched = advance(matched, byte);
  return matched;
}
