// Whole bodies are read only through here, so that none can grow without a limit.

import type { Readable } from 'node:stream';
import { AppError } from '../../common/appError.ts';

/** All bytes of a stream; ResourceExhausted (and the stream destroyed) beyond `maxBytes`. */
export async function readLimited(stream: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > maxBytes)
      throw new AppError('ResourceExhausted', `Docker Engine sent more than ${maxBytes} bytes at once.`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
