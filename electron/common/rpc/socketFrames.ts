// Messages as WebSocket frames: an item of bytes is a binary frame (four bytes of stream id, then the bytes); every
// other message is JSON text.

import type { Message } from './messages.ts';

const HEADER_BYTES = 4;

export function encodeFrame(message: Message): string | Uint8Array<ArrayBuffer> {
  if (message.type !== 'item' || !(message.value instanceof Uint8Array)) return JSON.stringify(message);
  const frame = new Uint8Array(HEADER_BYTES + message.value.byteLength);
  new DataView(frame.buffer).setUint32(0, message.id);
  frame.set(message.value, HEADER_BYTES);
  return frame;
}

/** The frame's content, not yet parsed as a message; undefined when it is no frame of ours. */
export function decodeFrame(frame: string | Uint8Array): unknown {
  if (typeof frame === 'string') {
    try {
      return JSON.parse(frame);
    } catch {
      return undefined;
    }
  }
  if (frame.byteLength < HEADER_BYTES) return undefined;
  const id = new DataView(frame.buffer, frame.byteOffset).getUint32(0);
  return { type: 'item', id, value: frame.subarray(HEADER_BYTES) } satisfies Message;
}
