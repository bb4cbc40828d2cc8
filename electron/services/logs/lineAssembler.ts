// Entries to lines: joins the pieces that Docker made of a long line, each stream for itself. Bytes stay bytes, so no
// character is ever cut; they are decoded when a whole line is shown.

import type { LogEntry } from '../../engine/runtime/podRuntime.ts';
import { MAX_ROW_BYTES } from './logLimits.ts';

export interface LogLine {
  readonly stream: LogEntry['stream'];
  readonly time: number;
  readonly bytes: Uint8Array;
  /** False: the container wrote no newline, or the line goes on in the next row. */
  readonly hasNewline: boolean;
}

interface Pending {
  time: number;
  length: number;
  pieces: Uint8Array[];
}

export class LineAssembler {
  readonly #pending = new Map<LogEntry['stream'], Pending>();

  /** The lines that this entry completes: none or one, or a piece of an endless one. */
  push({ stream, time, isPartial, bytes }: LogEntry): LogLine | undefined {
    const pending = this.#pending.get(stream);
    if (pending === undefined && !isPartial) return { stream, time, bytes, hasNewline: true };
    const joined = pending ?? { time, length: 0, pieces: [] };
    joined.pieces.push(bytes);
    joined.length += bytes.length;
    this.#pending.set(stream, joined);
    return !isPartial || joined.length >= MAX_ROW_BYTES - 16 * 1024
      ? this.#take(stream, !isPartial)
      : undefined;
  }

  /** The lines without a newline at the end of a container's life. */
  end(): readonly LogLine[] {
    return [...this.#pending.keys()]
      .map((stream) => this.#take(stream, false))
      .filter((line) => line !== undefined);
  }

  #take(stream: LogEntry['stream'], hasNewline: boolean): LogLine | undefined {
    const pending = this.#pending.get(stream);
    this.#pending.delete(stream);
    return pending && { stream, time: pending.time, bytes: joinBytes(pending), hasNewline };
  }
}

function joinBytes({ pieces, length }: Pending): Uint8Array {
  const [first] = pieces;
  if (pieces.length === 1 && first !== undefined) return first;
  const joined = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    joined.set(piece, offset);
    offset += piece.length;
  }
  return joined;
}
