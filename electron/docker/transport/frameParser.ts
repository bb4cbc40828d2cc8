// Docker's multiplexing of stdout and stderr: frames of an 8-byte header and a payload. A state machine over chunks of
// any size; payloads are handed on in pieces as they come, never collected.

import { AppError } from '../../common/appError.ts';

/** A piece of one frame's payload. */
export interface StreamPiece {
  readonly stream: 'stdout' | 'stderr';
  readonly bytes: Buffer;
}

/** One byte of stream type, three of zero, four of length. */
const HEADER_BYTES = 8;
const STDERR = 2;

export class FrameParser {
  readonly #header = Buffer.alloc(HEADER_BYTES);
  #headerLength = 0;
  #payloadLeft = 0;

  /** The payload bytes of `chunk` in order. Throws when the stream is not multiplexed. */
  push(chunk: Buffer): readonly StreamPiece[] {
    const pieces: StreamPiece[] = [];
    let offset = 0;
    while (offset < chunk.length) {
      if (this.#payloadLeft === 0) {
        offset += this.#readHeader(chunk, offset);
        continue;
      }
      const end = Math.min(offset + this.#payloadLeft, chunk.length);
      const stream = this.#header[0] === STDERR ? 'stderr' : 'stdout';
      pieces.push({ stream, bytes: chunk.subarray(offset, end) });
      this.#payloadLeft -= end - offset;
      offset = end;
    }
    return pieces;
  }

  #readHeader(chunk: Buffer, offset: number): number {
    const copied = chunk.copy(
      this.#header,
      this.#headerLength,
      offset,
      offset + HEADER_BYTES - this.#headerLength,
    );
    this.#headerLength += copied;
    if (this.#headerLength < HEADER_BYTES) return copied;
    if ((this.#header[0] ?? 0) > STDERR || this.#header.readUIntBE(1, 3) !== 0)
      throw new AppError('Internal', 'Docker Engine sent a stream that is not multiplexed as expected.');
    this.#payloadLeft = this.#header.readUInt32BE(4);
    this.#headerLength = 0;
    return copied;
  }
}
