// A channel moves messages in order between two ends and says when it is over. It knows nothing of calls; what it
// carries is checked by whoever listens.

import type { Message } from './messages.ts';

/** WebSocket close codes; 4000 and up are ours. Other channels use the same numbers. */
export const closeCodes = {
  normal: 1000,
  goingAway: 1001,
  protocolError: 1002,
  /** What a WebSocket reports when the connection ended without a close frame. */
  abnormal: 1006,
  messageTooBig: 1009,
  tryAgainLater: 1013,
  versionMismatch: 4001,
} as const;

export interface ChannelClose {
  readonly code: number;
  readonly reason: string;
}

export interface Channel {
  /** Sends without waiting. Dropped when the channel is closed. */
  send(message: Message): void;
  /** The one listener; messages that came before it are kept for it. */
  onMessage(listener: (message: unknown) => void): void;
  /** The one listener; called once, at once when the channel is closed already. */
  onClose(listener: (close: ChannelClose) => void): void;
  /** Ends both directions; this end's listener is told too. */
  close(code: number, reason: string): void;
}
