// Channel over a browser's WebSocket. Created in the same turn as the socket, so that no frame is missed.

import { type Channel, closeCodes } from '../../electron/common/rpc/channel.ts';
import { ChannelListeners } from '../../electron/common/rpc/channelListeners.ts';
import { decodeFrame, encodeFrame } from '../../electron/common/rpc/socketFrames.ts';

export function webSocketChannel(socket: WebSocket): Channel {
  const listeners = new ChannelListeners();
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('message', (event: MessageEvent<unknown>) => {
    const { data } = event;
    if (typeof data === 'string') listeners.message(decodeFrame(data));
    else if (data instanceof ArrayBuffer) listeners.message(decodeFrame(new Uint8Array(data)));
  });
  socket.addEventListener('close', ({ code, reason }) => listeners.closed({ code, reason }));
  return {
    send(message) {
      if (!listeners.isClosed && socket.readyState === WebSocket.OPEN) socket.send(encodeFrame(message));
    },
    onMessage: (listener) => listeners.setMessage(listener),
    onClose: (listener) => listeners.setClose(listener),
    close(code, reason) {
      // A browser lets a page close only with 1000 or its own codes; the listener still learns the true one.
      const allowed = code === closeCodes.normal || (code >= 3000 && code <= 4999);
      socket.close(allowed ? code : closeCodes.normal, reason);
      listeners.closed({ code, reason });
    },
  };
}
