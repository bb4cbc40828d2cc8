// Docker's log stream with timestamps as entries. Docker writes a message per line, and several without a newline for
// a line over 16 KiB, each with its own timestamp. Pure: any chunking of the same bytes gives the same entries.

import { AppError } from '../../common/appError.ts';
import type { LogEntry } from '../../engine/runtime/podRuntime.ts';
import { LogTimeReader, TIMESTAMP_BYTES } from './logTime.ts';

export interface LogEntryParser {
  push(chunk: Buffer): LogEntry[];
  /** What is left when the stream has ended. */
  end(): LogEntry[];
}

const HEADER_BYTES = 8;
const STDERR = 2;
const SYSTEM_ERROR = 3;
/** Docker's messages are 16 KiB; one beyond this is not a log. */
const MAX_FRAME_BYTES = 16 * 1024 * 1024;
/** dockerd's log copier: a line longer than its buffer becomes several messages of exactly this size. */
export const MESSAGE_BYTES = 16 * 1024;
const NEWLINE = 0x0a;
const EMPTY = Buffer.alloc(0);

/** Without a TTY: a frame per message. */
export class FramedLogParser implements LogEntryParser {
  readonly #times = new LogTimeReader();
  #rest: Buffer = EMPTY;

  push(chunk: Buffer): LogEntry[] {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const entries: LogEntry[] = [];
    let offset = 0;
    while (bytes.length - offset >= HEADER_BYTES) {
      const start = offset + HEADER_BYTES;
      const end = start + frameLength(bytes, offset);
      if (end > bytes.length) break;
      const type = bytes[offset] ?? 0;
      if (type === SYSTEM_ERROR) throw readFailure(bytes.toString('utf8', start, end));
      entries.push(this.#entry(type === STDERR ? 'stderr' : 'stdout', bytes.subarray(start, end)));
      offset = end;
    }
    this.#rest = offset === bytes.length ? EMPTY : bytes.subarray(offset);
    return entries;
  }

  end(): LogEntry[] {
    this.#rest = EMPTY;
    return [];
  }

  #entry(stream: LogEntry['stream'], message: Buffer): LogEntry {
    const time = this.#times.read(message, 0);
    return logEntry(
      stream,
      time ?? this.#times.last,
      time === undefined ? message : message.subarray(TIMESTAMP_BYTES),
    );
  }
}

function frameLength(bytes: Buffer, offset: number): number {
  const length = bytes.readUInt32BE(offset + 4);
  const isFrame = (bytes[offset] ?? 0) <= SYSTEM_ERROR && bytes.readUIntBE(offset + 1, 3) === 0;
  if (isFrame && length <= MAX_FRAME_BYTES) return length;
  throw new AppError('Internal', 'Docker Engine sent a log that is not multiplexed as expected.');
}

function readFailure(details: string): AppError {
  return new AppError('Unavailable', 'Docker Engine could not read the log on.', {
    details,
    retryable: true,
  });
}

function logEntry(stream: LogEntry['stream'], time: number, message: Buffer): LogEntry {
  const isPartial = message[message.length - 1] !== NEWLINE;
  return { stream, time, isPartial, bytes: isPartial ? message : message.subarray(0, -1) };
}

/** With a TTY there are no frames: a message ends at its newline, or after 16 KiB where the next timestamp stands. */
export class TtyLogParser implements LogEntryParser {
  readonly #times = new LogTimeReader();
  #rest: Buffer = EMPTY;

  push(chunk: Buffer): LogEntry[] {
    return this.#parse(chunk, false);
  }

  end(): LogEntry[] {
    return this.#parse(EMPTY, true);
  }

  #parse(chunk: Buffer, isEnd: boolean): LogEntry[] {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const entries: LogEntry[] = [];
    let offset = 0;
    while (offset < bytes.length) {
      const end = this.#messageEnd(bytes, offset, isEnd);
      if (end === undefined) break;
      const time = this.#times.read(bytes, offset);
      const start = time === undefined ? offset : offset + TIMESTAMP_BYTES;
      entries.push(logEntry('stdout', time ?? this.#times.last, bytes.subarray(start, end)));
      offset = end;
    }
    this.#rest = offset === bytes.length ? EMPTY : bytes.subarray(offset);
    return entries;
  }

  /** Undefined: only more bytes can tell. */
  #messageEnd(bytes: Buffer, offset: number, isEnd: boolean): number | undefined {
    const limit = offset + TIMESTAMP_BYTES + MESSAGE_BYTES;
    const newline = bytes.indexOf(NEWLINE, offset);
    if (newline >= 0 && newline < limit) return newline + 1;
    if (isEnd && bytes.length <= limit) return bytes.length;
    if (!isEnd && bytes.length < limit + TIMESTAMP_BYTES) return undefined;
    if (this.#times.isAt(bytes, limit)) return limit;
    if (newline >= 0) return newline + 1;
    return bytes.length - offset > MAX_FRAME_BYTES || isEnd ? bytes.length : undefined;
  }
}
