// Newline-delimited JSON as the engine streams it: events and pull progress. One value at a time, no buffering ahead.

import type { Readable } from 'node:stream';
import { AppError } from '../../common/appError.ts';

/** A sandbox's event carries all its labels, the copy of the pod (podCopy.ts) among them. */
const MAX_LINE_BYTES = 1024 * 1024;

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new AppError('Internal', 'Docker Engine sent a line that is not JSON.', {
      cause: error,
      details: line.slice(0, 200),
    });
  }
}

/** Values of the stream in order, each to be validated by the caller. Breaking out destroys the stream. */
export async function* jsonLines(stream: Readable): AsyncGenerator<unknown, void, void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE_BYTES)
      throw new AppError('ResourceExhausted', `Docker Engine sent a line of over ${MAX_LINE_BYTES} bytes.`);
    for (const line of lines) if (line.trim() !== '') yield parseLine(line);
  }
  if (rest.trim() !== '') yield parseLine(rest);
}
