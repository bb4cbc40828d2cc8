// Channel over a `ws` socket. Credits bound each stream; the limit here bounds the answers to calls that a peer makes
// without ever reading.

import type { RawData, WebSocket } from 'ws';
import { type Channel, closeCodes } from '../common/rpc/channel.ts';
import { ChannelListeners } from '../common/rpc/channelListeners.ts';
import { decodeFrame, encodeFrame } from '../common/rpc/socketFrames.ts';

/** Every stream of a session may have its window under way: 128 x 256 KiB, and as much again for answers. */
const MAX_BUFFERED_BYTES = 64 * 1024 * 1024;

export function nodeSocketChannel(socket: WebSocket): Channel {
  const listeners = new ChannelListeners();
  socket.on('message', (data, isBinary) => {
    const bytes = toBytes(data);
    listeners.message(decodeFrame(isBinary ? bytes : bytes.toString('utf8')));
  });
  socket.on('close', (code, reason) => listeners.closed({ code, reason: reason.toString('utf8') }));
  return {
    send(message) {
      if (listeners.isClosed) return;
      if (socket.bufferedAmount > MAX_BUFFERED_BYTES) {
        socket.terminate();
        return listeners.closed({ code: closeCodes.abnormal, reason: 'the peer does not read' });
      }
      socket.send(encodeFrame(message));
    },
    onMessage: (listener) => listeners.setMessage(listener),
    onClose: (listener) => listeners.setClose(listener),
    close(code, reason) {
      socket.close(code, reason.slice(0, MAX_CLOSE_REASON_CHARS));
      listeners.closed({ code, reason });
    },
  };
}

/** A close frame carries at most 123 bytes; reasons are ASCII. */
const MAX_CLOSE_REASON_CHARS = 120;

function toBytes(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? Buffer.from(data) : data;
}
