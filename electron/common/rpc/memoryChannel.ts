// Two channel ends in one process, for tests of everything above the carrier. Messages pass through the WebSocket
// framing, so that a value which would not survive a socket does not survive here either.

import { type Channel, type ChannelClose, closeCodes } from './channel.ts';
import { ChannelListeners } from './channelListeners.ts';
import type { Message } from './messages.ts';
import { decodeFrame, encodeFrame } from './socketFrames.ts';

export interface MemoryChannelFaults {
  /** Runs `deliver` when the message may arrive; order is kept by the caller. Default: the next microtask. */
  readonly delay?: (deliver: () => void) => void;
  /** True loses the message without a word, as a dead peer would. */
  readonly drop?: (message: Message) => boolean;
}

export interface MemoryChannelPair {
  readonly client: Channel;
  readonly server: Channel;
  /** Cuts the connection as a pulled cable would: both ends learn it, nothing in flight arrives. */
  readonly cut: () => void;
}

export function memoryChannel(faults: MemoryChannelFaults = {}): MemoryChannelPair {
  const delay = faults.delay ?? queueMicrotask;
  const client = new ChannelListeners();
  const server = new ChannelListeners();

  const end = (own: ChannelListeners, peer: ChannelListeners): Channel => ({
    send(message) {
      if (own.isClosed || faults.drop?.(message)) return;
      const frame = encodeFrame(message);
      delay(() => peer.message(decodeFrame(frame)));
    },
    onMessage: (listener) => own.setMessage(listener),
    onClose: (listener) => own.setClose(listener),
    close(code, reason) {
      const close: ChannelClose = { code, reason };
      own.closed(close);
      delay(() => peer.closed(close));
    },
  });

  return {
    client: end(client, server),
    server: end(server, client),
    cut() {
      const close: ChannelClose = { code: closeCodes.abnormal, reason: 'connection lost' };
      client.closed(close);
      server.closed(close);
    },
  };
}
