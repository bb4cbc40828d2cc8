// What is said to and by /relay. resources/infra/relay.c explains it and is the other end; keep the two alike.

import { AppError } from '../../common/appError.ts';

export const RELAY_VERSION = 1;
/** One byte of type, one of version (HELLO only), two of connection id, four of value. */
export const HEADER_BYTES = 8;
/** More than the relay puts into one frame. */
const MAX_PAYLOAD_BYTES = 1024 * 1024;

export const frameTypes = {
  hello: 1,
  openTcp: 2,
  openUdp: 3,
  opened: 4,
  data: 5,
  credit: 6,
  end: 7,
  reset: 8,
  closed: 9,
} as const;
export type FrameType = (typeof frameTypes)[keyof typeof frameTypes];

const knownTypes: ReadonlySet<number> = new Set(Object.values(frameTypes));

export interface RelayFrame {
  readonly type: FrameType;
  readonly version: number;
  readonly id: number;
  readonly value: number;
}

export interface FrameListener {
  /** Of DATA too, before its payload. */
  onFrame(frame: RelayFrame): void;
  /** A piece of a payload, a view of what was pushed; `left` bytes of it are still to come. */
  onPayload(id: number, bytes: Buffer, left: number): void;
}

export function frameHeader(type: FrameType, id: number, value: number): Buffer {
  const header = Buffer.allocUnsafe(HEADER_BYTES);
  header.writeUInt16BE(type << 8, 0);
  header.writeUInt16BE(id, 2);
  header.writeUInt32BE(value, 4);
  return header;
}

function isFrameType(type: number): type is FrameType {
  return knownTypes.has(type);
}

function notUnderstood(): AppError {
  return new AppError('Internal', 'The relay in the pod said something that makes no sense.');
}

/** Reads frames from chunks of any size without collecting their payloads. */
export class RelayFrameParser {
  readonly #listener: FrameListener;
  readonly #partial = Buffer.alloc(HEADER_BYTES);
  #partialLength = 0;
  #payloadId = 0;
  #payloadLeft = 0;

  constructor(listener: FrameListener) {
    this.#listener = listener;
  }

  /** Throws for what is no frame; nothing can be read after it. */
  push(chunk: Buffer): void {
    let offset = 0;
    while (offset < chunk.length) {
      if (this.#payloadLeft > 0) {
        const end = Math.min(offset + this.#payloadLeft, chunk.length);
        this.#payloadLeft -= end - offset;
        this.#listener.onPayload(this.#payloadId, chunk.subarray(offset, end), this.#payloadLeft);
        offset = end;
      } else if (this.#partialLength === 0 && chunk.length - offset >= HEADER_BYTES) {
        this.#take(chunk, offset);
        offset += HEADER_BYTES;
      } else offset += this.#collect(chunk, offset);
    }
  }

  #collect(chunk: Buffer, offset: number): number {
    const end = offset + HEADER_BYTES - this.#partialLength;
    const copied = chunk.copy(this.#partial, this.#partialLength, offset, end);
    this.#partialLength += copied;
    if (this.#partialLength === HEADER_BYTES) {
      this.#partialLength = 0;
      this.#take(this.#partial, 0);
    }
    return copied;
  }

  #take(bytes: Buffer, offset: number): void {
    const type = bytes.readUInt8(offset);
    const value = bytes.readUInt32BE(offset + 4);
    if (!isFrameType(type)) throw notUnderstood();
    const frame = {
      type,
      version: bytes.readUInt8(offset + 1),
      id: bytes.readUInt16BE(offset + 2),
      value,
    };
    if (type === frameTypes.data) {
      if (value > MAX_PAYLOAD_BYTES) throw notUnderstood();
      this.#payloadId = frame.id;
      this.#payloadLeft = value;
    }
    this.#listener.onFrame(frame);
  }
}
